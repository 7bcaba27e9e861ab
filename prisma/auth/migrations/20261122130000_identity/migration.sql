create table identity (
  id uuid primary key,
  email_cipher bytea not null,
  -- HMAC of the normalised address: found and unique without being readable
  email_index bytea not null unique,
  key_version smallint not null,
  password_hash text not null,
  password_changed_at timestamptz(3) not null default now(),
  book_id uuid not null unique,
  name text,
  locale text not null,
  profile_version integer not null default 0,
  currency text not null,
  timezone text not null,
  book_version integer not null default 0,
  created_at timestamptz(3) not null default now()
);
create index identity_key_version on identity (key_version);

create table session (
  id uuid primary key,
  identity_id uuid not null references identity (id) on delete cascade,
  device text,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  end_reason text check (end_reason in ('logout', 'ended', 'password-change', 'token-reuse', 'expired')),
  -- which refresh token of the family is the live one, and its hash: the token itself is nowhere
  generation integer not null default 0,
  token_hash bytea not null,
  check ((ended_at is null) = (end_reason is null))
);
create index session_of_identity on session (identity_id, created_at desc) where ended_at is null;
create index session_expiry on session (expires_at);

-- The spent refresh tokens that may still be repeated, and the master key version that made their successor.
create table refresh_use (
  session_id uuid not null references session (id) on delete cascade,
  generation integer not null,
  used_at timestamptz(3) not null,
  key_version smallint not null,
  primary key (session_id, generation)
);

-- Devices and addresses from which an identity has logged in: they are never locked out.
create table known_device (
  identity_id uuid not null references identity (id) on delete cascade,
  mark bytea not null,
  last_seen_at timestamptz(3) not null default now(),
  primary key (identity_id, mark)
);
create index known_device_age on known_device (last_seen_at);

create table signing_key (
  kid text primary key,
  state text not null check (state in ('current', 'next', 'retired')),
  public_jwk jsonb not null,
  private_cipher bytea not null,
  key_version smallint not null,
  created_at timestamptz(3) not null default now(),
  activated_at timestamptz(3),
  retired_at timestamptz(3)
);
create unique index signing_key_one_current on signing_key (state) where state = 'current';
create unique index signing_key_one_next on signing_key (state) where state = 'next';

-- Counters of rate-limiter-flexible. It writes whole milliseconds; a bigint would arrive as one it cannot subtract from.
create table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire double precision
);
create index rate_limit_expire on rate_limit (expire);
