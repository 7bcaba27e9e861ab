-- Who may be told something: a copy of what auth and user say. The name is erasable.
create table recipient (
  user_id uuid primary key,
  -- the profile's version; 0 is what the sign-up said
  version integer not null,
  name text,
  locale text not null,
  personal_book_id uuid
);
create index recipient_book on recipient (personal_book_id);

-- What a person reads. The id is made from the rule, its source and the person, so nothing is told twice.
create table message (
  id uuid primary key,
  user_id uuid not null,
  book_id uuid,
  kind text not null,
  title text not null,
  body text not null,
  link text,
  locale text not null,
  template_version integer not null,
  created_at timestamptz(3) not null default now(),
  read_at timestamptz(3)
);
create index message_user on message (user_id, created_at desc, id desc);

create table delivery (
  message_id uuid not null references message (id) on delete cascade,
  channel text not null,
  state text not null check (state in ('pending', 'sent', 'failed', 'unknown')),
  at timestamptz(3) not null default now(),
  primary key (message_id, channel)
);

create table preference (
  user_id uuid primary key,
  version integer not null check (version > 0),
  -- only what differs from the default: {"large-expense": {"inApp": false}}
  kinds jsonb not null
);

create table name_copy (
  book_id uuid not null,
  kind text not null,
  id uuid not null,
  version integer not null,
  name text,
  primary key (book_id, kind, id)
);

-- The newest number of each book's facts at billing: the positions of the event stream.
create table book_position (
  book_id uuid primary key,
  sequence bigint not null
);
