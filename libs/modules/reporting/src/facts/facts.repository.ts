import type { Sql } from '@hisaab/database';
import type { Batch, LineRow, TransactionRow } from './fact.rows';

/** A live expense that came by hand: what the detector of large expenses may look at. */
export interface FreshExpense {
  book_id: string;
  transaction_id: string;
}

// The statements below are sent without a name on purpose: a prepared plan made while the tables were small
// would be kept for the first 100,000 rows.

// A revision names one state of a book for ever, also when the projection is thrown away and made anew: what was kept
// elsewhere under an earlier one must never fit again. So it counts on from the clock.
const lockBooks = `insert into book (book_id, sequence, event_time, revision)
  select book_id, sequence, event_time, (extract(epoch from clock_timestamp()) * 1000000)::bigint
  from json_to_recordset($1::json) as told (book_id uuid, sequence bigint, event_time timestamptz)
  order by book_id
  on conflict (book_id) do update set
    previous_sequence = book.sequence,
    sequence = greatest(book.sequence, excluded.sequence),
    event_time = case when excluded.sequence > book.sequence then excluded.event_time else book.event_time end,
    revision = greatest(book.revision + 1, excluded.revision)
  returning book_id, previous_sequence, timezone`;

export interface LockedBook {
  book_id: string;
  previous_sequence: bigint;
  timezone: string | null;
}

/** First of all: the row locks make one batch at a time change a book, however many processes there are. */
export function lock(tx: Sql, books: Batch['books']): Promise<LockedBook[]> {
  return tx.query<LockedBook>(lockBooks, [JSON.stringify(books)]);
}

/*
 * One statement applies *new − stored*: what the stored rows had added to the aggregates is taken away, what
 * the new ones say is added. A version that is not newer than the stored one is no row of `fresh` and so
 * changes nothing.
 */
const applyTransactions = `
  with incoming as materialized (
    select * from json_to_recordset($1::json) as told (
      book_id uuid, transaction_id uuid, version int, state text, type text, date date, currency text,
      amount bigint, account_id uuid, to_account_id uuid, to_currency text, to_amount bigint, payee_id uuid,
      tag_ids uuid[], source text)
  ), fresh as materialized (
    select incoming.*
    from incoming left join transaction_fact as stored using (book_id, transaction_id)
    where stored.version is null or stored.version < incoming.version
  ), new_line as materialized (
    select book_id, transaction_id, line, category_id, told.amount, date, type, currency, account_id
    from json_to_recordset($2::json) as told (
      book_id uuid, transaction_id uuid, line smallint, category_id uuid, amount bigint)
    join fresh using (book_id, transaction_id)
  ), stored_line as materialized (
    select line_fact.* from fresh join line_fact using (book_id, transaction_id)
  ), saved as (
    insert into transaction_fact (
      book_id, transaction_id, version, state, type, date, currency, amount, account_id, to_account_id,
      to_currency, to_amount, payee_id, tag_ids, source)
    select book_id, transaction_id, version, state, type, date, currency, amount, account_id, to_account_id,
      to_currency, to_amount, payee_id, tag_ids, source
    from fresh
    on conflict (book_id, transaction_id) do update set
      version = excluded.version, state = excluded.state, type = excluded.type, date = excluded.date,
      currency = excluded.currency, amount = excluded.amount, account_id = excluded.account_id,
      to_account_id = excluded.to_account_id, to_currency = excluded.to_currency,
      to_amount = excluded.to_amount, payee_id = excluded.payee_id, tag_ids = excluded.tag_ids,
      source = excluded.source
  ), saved_line as (
    insert into line_fact (
      book_id, transaction_id, line, category_id, amount, date, type, currency, account_id)
    select book_id, transaction_id, line, category_id, amount, date, type, currency, account_id from new_line
    on conflict (book_id, transaction_id, line) do update set
      category_id = excluded.category_id, amount = excluded.amount, date = excluded.date,
      type = excluded.type, currency = excluded.currency, account_id = excluded.account_id
  ), removed_line as (
    delete from line_fact using stored_line
    where line_fact.book_id = stored_line.book_id
      and line_fact.transaction_id = stored_line.transaction_id
      and line_fact.line = stored_line.line
      and not exists (
        select from new_line
        where new_line.book_id = stored_line.book_id
          and new_line.transaction_id = stored_line.transaction_id
          and new_line.line = stored_line.line)
  ), difference as (
    select book_id, date, currency, type, category_id, account_id, 1 as sign, line, amount from new_line
    union all
    select book_id, date, currency, type, category_id, account_id, -1, line, -amount from stored_line
  ), added as (
    insert into day_total (book_id, date, currency, type, category_id, account_id, lines, transactions, amount)
    select book_id, date, currency, type, category_id, account_id,
      sum(sign), coalesce(sum(sign) filter (where line = 0), 0), sum(amount)
    from difference
    group by 1, 2, 3, 4, 5, 6
    having sum(sign) <> 0 or coalesce(sum(sign) filter (where line = 0), 0) <> 0 or sum(amount) <> 0
    on conflict (book_id, date, currency, type, category_id, account_id) do update set
      lines = day_total.lines + excluded.lines,
      transactions = day_total.transactions + excluded.transactions,
      amount = day_total.amount + excluded.amount
  )
  select book_id, transaction_id from fresh
  where state = 'live' and type = 'expense' and source in ('manual', 'quick')
    and date between current_date - 8 and current_date + 1`;

/** @returns the changed expenses of the last days, for the detectors. */
export function apply(tx: Sql, transactions: TransactionRow[], lines: LineRow[]): Promise<FreshExpense[]> {
  return tx.query<FreshExpense>(applyTransactions, [JSON.stringify(transactions), JSON.stringify(lines)]);
}
