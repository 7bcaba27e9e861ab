-- What net worth is reckoned from beside the sums of days: the accounts with their opening balances, and transfers,
-- which are in no sum. Rows for books of before come by the consumer `reporting.accounts`, which begins at the first
-- fact that billing keeps.

create table account (
  book_id      uuid    not null,
  account_id   uuid    not null,
  version      int     not null,
  kind         text    not null,
  currency     text    not null,
  -- Signed: negative is owed.
  opening      bigint  not null,
  opening_date date    not null,
  archived     boolean not null,
  state        text    not null,
  primary key (book_id, account_id)
);

-- Transfers up to a day, of a book among many entries.
create index transaction_fact_transfer on transaction_fact (book_id, date)
  where state = 'live' and type = 'transfer';
