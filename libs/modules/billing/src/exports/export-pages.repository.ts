import type { Transaction } from '@hisaab/contracts';
import type { Database, Sql } from '@hisaab/database';
import { listTransactions } from '../transactions/list-transactions.repository';
import type { TransactionFilter } from '../transactions/transaction-filter.repository';
import type { ExportNames } from './export-rows.view';

const PAGE = 1_000;

/** All transactions of a filter, the oldest first, page by page: memory does not grow with the book. */
export async function* exportPages(
  database: Database,
  bookId: string,
  filter: TransactionFilter,
): AsyncGenerator<Transaction[]> {
  let cursor: string | undefined;
  do {
    const page = await listTransactions(database, {
      bookId,
      filter,
      state: 'live',
      order: 'oldest',
      limit: PAGE,
      cursor,
    });
    if (page.items.length > 0) yield page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

export async function exportNames(sql: Sql, bookId: string): Promise<ExportNames> {
  const accounts = await sql.query<{ id: string; name: string }>(
    'select id, name from account where book_id = $1',
    [bookId],
  );
  const categories = await sql.query<{ id: string; name: string; parent: string | null }>(
    `select c.id, c.name, p.name as parent from category c
     left join category p on p.book_id = c.book_id and p.id = c.parent_id where c.book_id = $1`,
    [bookId],
  );
  const account = new Map(accounts.map((one) => [one.id, one.name]));
  const category = new Map(categories.map((one) => [one.id, one]));
  return {
    account: (id) => account.get(id) ?? '',
    category: (id) => {
      const found = id === null ? undefined : category.get(id);
      if (!found) return { parent: '', child: '' };
      return found.parent === null
        ? { parent: found.name, child: '' }
        : { parent: found.parent, child: found.name };
    },
  };
}
