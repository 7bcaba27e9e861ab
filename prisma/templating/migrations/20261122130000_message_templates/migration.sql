-- Every wording that was ever in use: a message names the version that it was written with.
create table message_template (
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,62}$'),
  locale text not null,
  version integer not null check (version > 0),
  content_hash text not null,
  title text not null,
  body text not null,
  variables jsonb not null,
  created_at timestamptz(3) not null default now(),
  primary key (key, locale, version)
);
