import type { Sql } from '@hisaab/database';
import { TRANSACTION_COLUMNS, toTransaction, type TransactionRow } from './transactions.repository';
import type { Transaction } from './transaction';

/** A page of the transactions that use any of these categories, in the order of their ids. */
export async function transactionsInCategories(
  tx: Sql,
  bookId: string,
  categoryIds: readonly string[],
  afterId: string,
  limit: number,
): Promise<Transaction[]> {
  const rows = await tx.query<TransactionRow>(
    `select ${TRANSACTION_COLUMNS} from transaction t
     where t.book_id = $1 and t.id > $3 and (t.category_id = any($2::uuid[]) or t.id in (
       select l.transaction_id from transaction_line l where l.book_id = $1 and l.category_id = any($2::uuid[])))
     order by t.id limit $4`,
    [bookId, categoryIds, afterId, limit],
  );
  return rows.map(toTransaction);
}

/** How many transactions use any of these categories; deleted ones, which may come back, count too. */
export async function countInCategories(
  tx: Sql,
  bookId: string,
  categoryIds: readonly string[],
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from transaction t
     where t.book_id = $1 and (t.category_id = any($2::uuid[]) or t.id in (
       select l.transaction_id from transaction_line l where l.book_id = $1 and l.category_id = any($2::uuid[])))`,
    [bookId, categoryIds],
  );
  return row?.count ?? 0;
}
