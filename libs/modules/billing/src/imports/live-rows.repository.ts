import type { Sql } from '@hisaab/database';
import type { LiveRow } from './rows/live-match';

interface Sought {
  readonly date: string;
  readonly minor: bigint;
  readonly accountId: string;
}

/** Rows of the book that equal or resemble what is sought: one account, one amount, at most three days apart. */
export async function rowsAlike(
  sql: Sql,
  bookId: string,
  sought: readonly Sought[],
  before: Date,
): Promise<LiveRow[]> {
  if (sought.length === 0) return [];
  const rows = await sql.query<{
    id: string;
    type: string;
    date: string;
    amount_minor: bigint;
    account_id: string;
    to_account_id: string | null;
    payee: string | null;
    note: string | null;
  }>(
    {
      name: 'billing-import-rows-alike',
      // One look at the index of the account's days for each: joined freely, a plan made before the table has
      // statistics compares each row with each.
      text: `select distinct on (t.id) t.*
        from (select distinct * from unnest($2::date[], $3::bigint[], $4::uuid[]) as u (date, minor, account_id)) s
        cross join lateral (
          select a.id, a.type, a.date, a.amount_minor, a.account_id, a.to_account_id, p.name as payee, a.note
          from transaction a left join payee p on p.book_id = a.book_id and p.id = a.payee_id
          where a.book_id = $1 and a.account_id = s.account_id and a.date between s.date - 3 and s.date + 3
            and a.amount_minor = s.minor and a.state = 'live' and a.created_at < $5
          offset 0) t
        order by t.id`,
    },
    [
      bookId,
      sought.map((one) => one.date),
      sought.map((one) => one.minor.toString()),
      sought.map((one) => one.accountId),
      before,
    ],
  );
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    date: row.date,
    minor: row.amount_minor,
    accountId: row.account_id,
    toAccountId: row.to_account_id,
    payee: row.payee,
    note: row.note,
  }));
}

/** From when to when each account has rows that were there before an import. */
export type LiveSpans = ReadonlyMap<string, { readonly from: string; readonly to: string }>;

/** Asked once an import: most files carry on where the book ends, and then there is nothing to lay rows beside. */
export async function liveSpans(sql: Sql, bookId: string, before: Date): Promise<LiveSpans> {
  const rows = await sql.query<{ account_id: string; from: string; to: string }>(
    {
      name: 'billing-import-live-spans',
      text: `select account_id, min(date) as from, max(date) as to from transaction
        where book_id = $1 and state = 'live' and created_at < $2 group by account_id`,
    },
    [bookId, before],
  );
  return new Map(rows.map(({ account_id, from, to }) => [account_id, { from, to }]));
}

export interface Asking {
  readonly type: 'expense' | 'income';
  readonly payeeId: string | null;
  readonly noteFold: string | null;
}

/** What payees (newest first), else notes, had as their category; in the order in which it is asked. */
export async function learnedCategories(
  sql: Sql,
  bookId: string,
  asking: readonly Asking[],
): Promise<(string | null)[]> {
  if (asking.length === 0) return [];
  const rows = await sql.query<{ category_id: string | null }>(
    {
      name: 'billing-import-learned',
      text: `select coalesce(
          (select t.category_id from transaction t
           join category c on c.book_id = t.book_id and c.id = t.category_id and c.state = 'live' and not c.archived
           where t.book_id = $1 and t.payee_id = q.payee_id and t.type = q.type and t.state = 'live'
           order by t.date desc, coalesce(t.time, '24:00') desc, t.id desc limit 1),
          (select t.category_id from transaction t
           join category c on c.book_id = t.book_id and c.id = t.category_id and c.state = 'live' and not c.archived
           where t.book_id = $1 and hashtextextended(t.note_fold, 0) = hashtextextended(q.note_fold, 0)
             and t.note_fold = q.note_fold and t.type = q.type and t.state = 'live'
           order by t.date desc limit 1)) as category_id
        from unnest($2::text[], $3::uuid[], $4::text[]) with ordinality as q (type, payee_id, note_fold, place)
        order by place`,
    },
    [
      bookId,
      asking.map((one) => one.type),
      asking.map((one) => one.payeeId),
      asking.map((one) => one.noteFold),
    ],
  );
  return rows.map((row) => row.category_id);
}
