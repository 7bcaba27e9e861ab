-- The public keys of auth as a service last had them, so that it can be started again while auth is away.
create table jwks_copy (
  only_row   boolean     primary key default true check (only_row),
  keys       json        not null,
  fetched_at timestamptz not null default now()
);
