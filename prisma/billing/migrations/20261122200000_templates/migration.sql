-- Entries that come again, kept by a name. What they name may go: that is left out when they are read.
create table template (
  book_id uuid not null,
  id uuid not null,
  version integer not null default 1 check (version > 0),
  name text not null,
  name_fold text not null,
  type text not null check (type in ('expense', 'income', 'transfer')),
  -- Both or neither: without an amount it is asked for each time.
  currency text,
  amount_minor bigint check (amount_minor > 0),
  account_id uuid,
  to_account_id uuid,
  category_id uuid,
  payee text,
  note text,
  tags text[] not null default '{}',
  -- [{categoryId, minor, note}]
  splits jsonb not null default '[]',
  deleted_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (book_id, id),
  check ((currency is null) = (amount_minor is null)),
  check (type = 'transfer' or to_account_id is null)
);
create unique index template_name on template (book_id, name_fold) where deleted_at is null;
create index template_deleted on template (deleted_at) where deleted_at is not null;
