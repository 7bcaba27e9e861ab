-- Billing: everything that a user types. Unqualified names: the search path is the service's schema.
-- Rows of account, category, payee and tag are never taken away, only marked deleted, and every id is looked up
-- within its book when it is written; so the hot table carries no foreign keys, each of which would lock a row.

create table book_settings (
  book_id uuid primary key,
  currency text not null,
  timezone text not null,
  locale text,
  first_weekday smallint not null default 1 check (first_weekday between 1 and 7),
  month_start_day smallint not null default 1 check (month_start_day between 1 and 31),
  -- The version of user.book.changed; 0 is what the token said.
  version integer not null default 0,
  -- When the default account and categories were made; null while only the settings are known.
  seeded_at timestamptz
);

create table account (
  book_id uuid not null,
  id uuid not null,
  version integer not null default 1 check (version > 0),
  name text not null,
  name_fold text not null,
  kind text not null check (kind in ('cash', 'bank', 'card', 'wallet', 'loan', 'investment')),
  currency text not null,
  opening_minor bigint not null default 0,
  opening_date date not null,
  -- Opening balance and all live rows, kept in the transaction that writes them. Sums may pass 64 bits.
  balance_minor numeric(38, 0) not null,
  last4 text,
  institution text,
  archived boolean not null default false,
  state text not null default 'live' check (state in ('live', 'deleted')),
  seed_key text,
  -- Raised in all accounts of the book when a category, payee or account goes away: the recording statement
  -- compares it, so a row cannot slip in beside a deletion that it did not see.
  structure integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (book_id, id),
  unique (book_id, seed_key)
) with (fillfactor = 50);
create unique index account_name on account (book_id, name_fold) where state = 'live';

create table category (
  book_id uuid not null,
  id uuid not null,
  version integer not null default 1 check (version > 0),
  kind text not null check (kind in ('expense', 'income')),
  parent_id uuid,
  name text not null,
  name_fold text not null,
  icon text,
  color text,
  archived boolean not null default false,
  state text not null default 'live' check (state in ('live', 'deleted')),
  -- Where its rows went when it was deleted; a restored transaction follows it.
  into_id uuid,
  seed_key text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (book_id, id),
  unique (book_id, seed_key),
  foreign key (book_id, parent_id) references category (book_id, id),
  check (parent_id is distinct from id)
);
create unique index category_name on category (book_id, kind, parent_id, name_fold) nulls not distinct
  where state = 'live';
create index category_parent on category (book_id, parent_id) where parent_id is not null;

create table payee (
  book_id uuid not null,
  id uuid not null,
  version integer not null default 1 check (version > 0),
  name text not null,
  name_fold text not null,
  -- A merged payee is an alias: its name and its id lead on to this one (never to another alias).
  into_id uuid,
  state text not null default 'live' check (state in ('live', 'deleted')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (book_id, id)
);
create unique index payee_name on payee (book_id, name_fold) where state = 'live';
create index payee_alias on payee (book_id, into_id) where into_id is not null;

create table tag (
  book_id uuid not null,
  id uuid not null,
  version integer not null default 1 check (version > 0),
  name text not null,
  name_fold text not null,
  state text not null default 'live' check (state in ('live', 'deleted')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (book_id, id)
);
create unique index tag_name on tag (book_id, name_fold) where state = 'live';

create table transaction (
  book_id uuid not null,
  id uuid not null,
  version integer not null default 1 check (version > 0),
  type text not null check (type in ('expense', 'income', 'transfer')),
  date date not null,
  time time(0),
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0),
  account_id uuid not null,
  to_account_id uuid,
  to_currency text,
  to_amount_minor bigint check (to_amount_minor > 0),
  payee_id uuid,
  -- The category of its one line; null where split_count > 0 (see transaction_line) and for transfers.
  category_id uuid,
  category_source text not null default 'none' check (category_source in ('given', 'learned', 'none')),
  split_count smallint not null default 0 check (split_count >= 0),
  tag_ids uuid[] not null default '{}',
  note text,
  note_fold text,
  source text not null check (source in ('manual', 'quick', 'import', 'sample')),
  state text not null default 'live' check (state in ('live', 'deleted')),
  deleted_at timestamptz,
  change_set_id uuid not null,
  -- SHA-256 of the body that a client-made id came with: the same again is the same request.
  body_hash bytea,
  -- For currencies other than the book's; nothing fills them yet.
  book_amount_minor bigint,
  rate numeric,
  rate_date date,
  rate_source text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (book_id, id),
  check ((type = 'transfer') = (to_account_id is not null)),
  check (to_account_id is distinct from account_id),
  check ((to_amount_minor is null) = (to_currency is null)),
  check (to_currency is distinct from currency or to_currency is null),
  check (type <> 'transfer' or (category_id is null and split_count = 0)),
  check (category_id is null or split_count = 0),
  check ((state = 'deleted') = (deleted_at is not null))
);
-- The order of every list: newest day first, rows without a time before those with one, then by id.
create index transaction_list on transaction (book_id, date, (coalesce(time, '24:00')), id) where state = 'live';
create index transaction_by_account on transaction (book_id, account_id, date, (coalesce(time, '24:00')), id);
create index transaction_by_to_account on transaction (book_id, to_account_id, date, (coalesce(time, '24:00')), id)
  where to_account_id is not null;
create index transaction_by_category on transaction (book_id, category_id, date, (coalesce(time, '24:00')), id)
  where category_id is not null;
create index transaction_by_payee on transaction (book_id, payee_id, date, (coalesce(time, '24:00')), id)
  where payee_id is not null;
-- What a note had as its category before.
create index transaction_by_note on transaction (book_id, hashtextextended(note_fold, 0), date)
  where note_fold is not null and category_id is not null and state = 'live';
create index transaction_tagged on transaction (book_id, date, (coalesce(time, '24:00')), id)
  where tag_ids <> '{}' and state = 'live';
create index transaction_split on transaction (book_id, date, (coalesce(time, '24:00')), id)
  where split_count > 0 and state = 'live';
create index transaction_bin on transaction (book_id, date, (coalesce(time, '24:00')), id) where state = 'deleted';
create index transaction_deleted on transaction (deleted_at) where state = 'deleted';

create table transaction_line (
  book_id uuid not null,
  transaction_id uuid not null,
  line smallint not null check (line >= 0),
  category_id uuid,
  amount_minor bigint not null check (amount_minor > 0),
  note text,
  primary key (book_id, transaction_id, line),
  foreign key (book_id, transaction_id) references transaction (book_id, id) on delete cascade
);
create index transaction_line_by_category on transaction_line (book_id, category_id) where category_id is not null;

-- An id once used is never free again, also when its row was purged.
create table transaction_tombstone (
  book_id uuid not null,
  id uuid not null,
  purged_at timestamptz not null default now(),
  primary key (book_id, id)
);

-- Every write is a change set: what it did to which row, and how the row was before.
create table change_set (
  book_id uuid not null,
  id uuid not null,
  kind text not null,
  actor uuid,
  undoes uuid,
  undone_by uuid,
  created_at timestamptz not null,
  primary key (book_id, id)
);

-- The position of a change in its book is (sequence, sub): the number of its fact, or, where there is none
-- (a renamed payee, a new tag), the last number before it and a count.
create table change (
  book_id uuid not null,
  sequence bigint not null,
  sub integer not null default 0,
  change_set_id uuid not null,
  noun text not null check (noun in ('transaction', 'account', 'category', 'payee', 'tag')),
  noun_id uuid not null,
  version integer not null,
  -- null: it was made by this change.
  before jsonb,
  primary key (book_id, sequence, sub)
);
create index change_by_set on change (book_id, change_set_id);
