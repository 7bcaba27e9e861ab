import type { Change, Changes } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { accountResource } from '../accounts/account.view';
import { accountsById } from '../accounts/accounts.repository';
import { categoryResource } from '../categories/category.view';
import { categoriesById } from '../categories/categories.repository';
import { payeeResourcesById } from '../payees/list-payees.repository';
import { tagsById } from '../tags/tags.repository';
import { transactionResource } from '../transactions/transaction.view';
import { transactionsById } from '../transactions/transactions.repository';
import { wordsOfAll } from '../transactions/words.repository';
import type { Noun } from './change-set';

interface FeedRow {
  sequence: bigint;
  noun: Noun;
  noun_id: string;
  version: number;
  at: Date;
}

interface Current {
  readonly version: number;
  readonly isLive: boolean;
  readonly data: Record<string, unknown>;
}

/**
 * What changed after a sequence, each thing once with its state of now. A page ends with a whole sequence.
 * Changes that have no number of their own (a payee's name) stand behind the number before them, and so are
 * told again to whoever asks from that number on; to apply one twice does nothing.
 */
export async function changesSince(sql: Sql, bookId: string, since: number, limit: number): Promise<Changes> {
  const rows = await sql.query<FeedRow>(
    `with page as (
       select sequence from change
       where book_id = $1 and (sequence > $2 or (sequence = $2 and sub > 0)) order by sequence, sub limit $3
     )
     select c.sequence, c.noun, c.noun_id, c.version, s.created_at as at
     from change c join change_set s on s.book_id = c.book_id and s.id = c.change_set_id
     where c.book_id = $1 and c.sequence <= (select max(sequence) from page)
       and (c.sequence > $2 or (c.sequence = $2 and c.sub > 0))
     order by c.sequence, c.sub`,
    [bookId, since, limit],
  );
  const last = rows.at(-1)?.sequence ?? BigInt(since);
  const [more] = await sql.query<{ more: boolean }>(
    'select exists (select 1 from change where book_id = $1 and sequence > $2) as more',
    [bookId, last.toString()],
  );
  const latest = new Map<string, FeedRow>();
  for (const row of rows) {
    // Told where it changed last, so that the page keeps the order of the numbers.
    latest.delete(row.noun_id);
    latest.set(row.noun_id, row);
  }
  const current = await currentOf(sql, bookId, [...latest.values()]);
  const items = [...latest.values()].map((row): Change => {
    const now = current.get(row.noun_id);
    return {
      sequence: Number(row.sequence),
      entity: row.noun,
      id: row.noun_id,
      version: now?.version ?? row.version,
      state: now?.isLive ? 'live' : 'deleted',
      changedAt: row.at.toISOString(),
      data: now?.isLive ? now.data : null,
    };
  });
  return { items, next: Number(last), hasMore: more?.more === true };
}

async function currentOf(sql: Sql, bookId: string, rows: readonly FeedRow[]): Promise<Map<string, Current>> {
  const ids = (noun: Noun) => rows.filter((row) => row.noun === noun).map((row) => row.noun_id);
  const current = new Map<string, Current>();
  const transactions = await transactionsById(sql, bookId, ids('transaction'));
  const words = await wordsOfAll(sql, bookId, transactions);
  transactions.forEach((one, index) => {
    const data = transactionResource(one, words[index] ?? { payee: null, tags: [] });
    current.set(one.id, { version: one.version, isLive: one.state === 'live', data });
  });
  for (const one of await accountsById(sql, bookId, ids('account'))) {
    current.set(one.id, { version: one.version, isLive: one.state === 'live', data: accountResource(one) });
  }
  for (const one of await categoriesById(sql, bookId, ids('category'))) {
    current.set(one.id, { version: one.version, isLive: one.state === 'live', data: categoryResource(one) });
  }
  for (const one of await payeeResourcesById(sql, bookId, ids('payee'))) {
    current.set(one.id, { version: one.version, isLive: true, data: one });
  }
  for (const { id, version, name, state } of await tagsById(sql, bookId, ids('tag'))) {
    current.set(id, { version, isLive: state === 'live', data: { id, bookId, version, name } });
  }
  return current;
}
