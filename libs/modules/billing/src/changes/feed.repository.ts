import type { Change, Changes } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { accountResource } from '../accounts/account.view';
import { accountsById } from '../accounts/accounts.repository';
import { categoryResource } from '../categories/category.view';
import { categoriesById } from '../categories/categories.repository';
import { payeesById } from '../payees/payees.repository';
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
  /** Of a payee: where it led before the change. */
  led_to: string | null;
  is_made: boolean;
}

interface Current {
  readonly version: number;
  readonly isLive: boolean;
  readonly data: Record<string, unknown>;
}

/**
 * What changed after a sequence, each thing once with its state of now. A page ends with a whole sequence.
 * Changes that have no number of their own (a payee's name) stand behind the number before them, and so are
 * told again to whoever asks from that number on; to apply one twice does nothing. They take no room of the page:
 * however many there are, it goes on behind that number.
 */
export async function changesSince(sql: Sql, bookId: string, since: number, limit: number): Promise<Changes> {
  const rows = await sql.query<FeedRow>(
    `with page as (
       select sequence from change
       where book_id = $1 and sequence > $2 order by sequence, sub limit $3
     )
     select c.sequence, c.noun, c.noun_id, c.version, s.created_at as at,
       case when c.noun = 'payee' then c.before->>'intoId' end as led_to, c.before is null as is_made
     from change c join change_set s on s.book_id = c.book_id and s.id = c.change_set_id
     where c.book_id = $1 and c.sequence <= coalesce((select max(sequence) from page), $2)
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
  for (const row of await ledElsewhere(sql, bookId, rows)) {
    if (!latest.has(row.noun_id)) latest.set(row.noun_id, row);
  }
  const told = [...latest.values()].sort((a, b) => Number(a.sequence - b.sequence));
  const current = await currentOf(sql, bookId, told);
  const items = told.map((row): Change => {
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

/**
 * The entries of payees that were merged, or taken apart again: none of these rows has changed, and each is answered
 * with another payee than before.
 */
async function ledElsewhere(sql: Sql, bookId: string, rows: readonly FeedRow[]): Promise<FeedRow[]> {
  const payees = rows.filter((row) => row.noun === 'payee' && !row.is_made);
  if (payees.length === 0) return [];
  const ids = [...new Set(payees.map((row) => row.noun_id))];
  const now = new Map((await payeesById(sql, bookId, ids)).map(({ id, intoId }) => [id, intoId]));
  const moved = new Map(
    payees.filter((row) => row.led_to !== (now.get(row.noun_id) ?? null)).map((row) => [row.noun_id, row]),
  );
  if (moved.size === 0) return [];
  const entries = await sql.query<{ id: string; version: number; payee_id: string }>(
    'select id, version, payee_id from transaction where book_id = $1 and payee_id = any($2::uuid[])',
    [bookId, [...moved.keys()]],
  );
  return entries.flatMap(({ id, version, payee_id: payeeId }) => {
    const merge = moved.get(payeeId);
    return merge ? [{ ...merge, noun: 'transaction' as const, noun_id: id, version }] : [];
  });
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
