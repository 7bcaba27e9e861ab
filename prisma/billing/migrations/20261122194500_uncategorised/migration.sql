-- What was spent or received without a category, in the order of the list: few rows of most books, all of them the
-- inbox's. Payee and type ride along, so that counting and grouping read the index alone.
create index transaction_uncategorised on transaction (book_id, date, (coalesce(time, '24:00')), id)
  include (payee_id, type)
  where state = 'live' and category_id is null and split_count = 0 and type <> 'transfer';
