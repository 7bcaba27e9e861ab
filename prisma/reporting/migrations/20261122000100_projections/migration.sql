-- What reporting knows of books, as billing, user and ledger told it. Everything here can be made again from
-- the stream, but for `insight`, which remembers what was told to people.

-- One row a book: its settings and how far the projections are. Every batch updates it first, so it is also
-- the lock under which a book's rows change.
create table book (
  book_id           uuid   primary key,
  settings_version  int    not null default 0,
  currency          text,
  timezone          text,
  first_weekday     smallint check (first_weekday between 1 and 7),
  month_start_day   smallint check (month_start_day between 1 and 31),
  -- The number and time of billing's newest applied fact.
  sequence          bigint not null default 0,
  event_time        timestamptz,
  -- Where `sequence` stood before the last batch: what is not above it is being replayed.
  previous_sequence bigint not null default 0,
  -- Grows with every batch, names and settings included: the key of cached reports.
  revision          bigint not null default 0
) with (fillfactor = 50);

-- One row a transaction, deleted ones too: their version refuses what comes late.
create table transaction_fact (
  book_id        uuid   not null,
  transaction_id uuid   not null,
  version        int    not null,
  state          text   not null check (state in ('live', 'deleted')),
  type           text   not null,
  date           date   not null,
  currency       text   not null,
  amount         bigint not null,
  account_id     uuid   not null,
  to_account_id  uuid,
  to_currency    text,
  to_amount      bigint,
  payee_id       uuid,
  tag_ids        uuid[] not null,
  source         text   not null,
  -- For books of several currencies, later: the rate to the book's currency, its day and source.
  rate           numeric,
  rate_date      date,
  rate_source    text,
  book_amount    bigint,
  primary key (book_id, transaction_id)
);
-- Median, largest, payees and tags of a period.
create index transaction_fact_period on transaction_fact (book_id, date, currency, type) where state = 'live';

-- One row a line of a live transaction. It repeats what the aggregates group by, so that they follow from
-- this table alone. The sums are signed.
create table line_fact (
  book_id        uuid     not null,
  transaction_id uuid     not null,
  line           smallint not null,
  category_id    uuid,
  amount         bigint   not null,
  date           date     not null,
  type           text     not null,
  currency       text     not null,
  account_id     uuid     not null,
  primary key (book_id, transaction_id, line)
);
-- A category's recent lines, for the detector of large expenses.
create index line_fact_category on line_fact (book_id, category_id, date);

-- The sums of a day. A transaction counts at its first line, so that its count survives a split.
create table day_total (
  book_id      uuid   not null,
  date         date   not null,
  currency     text   not null,
  type         text   not null,
  category_id  uuid,
  account_id   uuid   not null,
  lines        int    not null,
  transactions int    not null,
  amount       bigint not null,
  unique nulls not distinct (book_id, date, currency, type, category_id, account_id)
) with (fillfactor = 80);

create table category (
  book_id     uuid    not null,
  category_id uuid    not null,
  version     int     not null,
  kind        text    not null,
  parent_id   uuid,
  archived    boolean not null,
  state       text    not null,
  primary key (book_id, category_id)
);

-- The words behind ids; null when gone.
create table label (
  book_id uuid not null,
  id      uuid not null,
  noun    text not null check (noun in ('account', 'category', 'payee', 'tag')),
  version int  not null,
  name    text,
  -- As names compare; tags are asked for by name.
  folded  text,
  primary key (book_id, id)
);
create index label_folded on label (book_id, noun, folded);

-- A merged payee and where it went; `final_payee_id` is the end of the chain.
create table payee_alias (
  book_id        uuid not null,
  payee_id       uuid not null,
  into_payee_id  uuid not null,
  final_payee_id uuid not null,
  primary key (book_id, payee_id)
);

-- The head of each book's hash chain as the ledger published it: the witness of `verify`.
create table ledger_head (
  book_id        uuid   primary key,
  entry_sequence bigint not null,
  hash           text   not null
) with (fillfactor = 50);

-- What was raised, once for ever.
create table insight (
  id             uuid        primary key,
  book_id        uuid        not null,
  transaction_id uuid        not null,
  kind           text        not null,
  raised_at      timestamptz not null default now()
);
create index insight_book on insight (book_id);

-- The last night on which aggregates were compared with facts: one process a night does it.
create table nightly_check (
  only_row boolean primary key default true check (only_row),
  night    date    not null
);
insert into nightly_check (night) values (date '2000-01-01');
