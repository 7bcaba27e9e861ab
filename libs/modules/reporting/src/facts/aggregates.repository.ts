import { Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';

/** A day's sum that is not what its lines say; null where one of the two is missing. */
export interface Drift {
  date: string;
  currency: string;
  type: string;
  categoryId: string | null;
  accountId: string;
  stored: { lines: number; transactions: number; minor: string } | null;
  right: { lines: number; transactions: number; minor: string } | null;
}

// The key is compared as one text, since the category may be null on both sides. Days of which nothing is
// left are as good as missing.
const findDrift = `
  with told as (
    select line.date, line.currency, line.type, line.category_id, line.account_id,
      count(*)::int as lines, (count(*) filter (where line = 0))::int as transactions,
      sum(line.amount)::text as minor
    from line_fact as line join transaction_fact as head using (book_id, transaction_id)
    where book_id = $1 and head.state = 'live'
      and (head.date, head.currency, head.type, head.account_id)
        = (line.date, line.currency, line.type, line.account_id)
    group by 1, 2, 3, 4, 5
  ), stored as (
    select date, currency, type, category_id, account_id, lines, transactions, amount::text as minor
    from day_total
    where book_id = $1 and (lines, transactions, amount) <> (0, 0, 0)
  ), keyed_told as (
    select concat_ws(' ', date, currency, type, account_id, category_id) as key, * from told
  ), keyed_stored as (
    select concat_ws(' ', date, currency, type, account_id, category_id) as key, * from stored
  )
  select
    coalesce(told.date, stored.date) as date,
    coalesce(told.currency, stored.currency) as currency,
    coalesce(told.type, stored.type) as type,
    coalesce(told.category_id, stored.category_id) as "categoryId",
    coalesce(told.account_id, stored.account_id) as "accountId",
    case when stored.key is not null then
      json_build_object('lines', stored.lines, 'transactions', stored.transactions, 'minor', stored.minor)
    end as stored,
    case when told.key is not null then
      json_build_object('lines', told.lines, 'transactions', told.transactions, 'minor', told.minor)
    end as right
  from keyed_told as told full join keyed_stored as stored using (key)
  where (told.lines, told.transactions, told.minor)
    is distinct from (stored.lines, stored.transactions, stored.minor)
  order by 1, 2, 3
  limit 100`;

const addAll = `
  insert into day_total (book_id, date, currency, type, category_id, account_id, lines, transactions, amount)
  select book_id, date, currency, type, category_id, account_id, count(*), count(*) filter (where line = 0), sum(amount)
  from line_fact where book_id = $1
  group by 1, 2, 3, 4, 5, 6`;

@Injectable()
export class AggregatesRepository {
  constructor(private readonly database: Database) {}

  /** The first hundred days whose aggregates differ from the facts; none when all is well. */
  checkAggregates(bookId: string): Promise<Drift[]> {
    return this.database.query<Drift>(findDrift, [bookId]);
  }

  /** Makes the aggregates of a book anew from its lines, while nothing else changes it. */
  mendAggregates(bookId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await tx.query('update book set revision = revision + 1 where book_id = $1', [bookId]);
      await tx.query('delete from day_total where book_id = $1', [bookId]);
      await tx.query(addAll, [bookId]);
    });
  }

  /** Books in the order of their ids, a page at a time. */
  async booksAfter(bookId: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ book_id: string }>(
      'select book_id from book where book_id > $1 order by book_id limit $2',
      [bookId, limit],
    );
    return rows.map((row) => row.book_id);
  }

  /** True for one process a night. */
  async takeNight(night: string): Promise<boolean> {
    const rows = await this.database.query(
      `update nightly_check set night = $1 where night < $1 returning night`,
      [night],
    );
    return rows.length > 0;
  }
}
