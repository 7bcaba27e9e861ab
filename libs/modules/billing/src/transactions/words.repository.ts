import type { Sql } from '@hisaab/database';
import { payeesById } from '../payees/payees.repository';
import { tagsById } from '../tags/tags.repository';
import type { Transaction } from './transaction';
import type { Words } from './transaction.view';

/** The words behind one transaction's ids. */
export async function wordsOf(sql: Sql, transaction: Transaction): Promise<Words> {
  const [words] = await wordsOfAll(sql, transaction.bookId, [transaction]);
  return words ?? { payee: null, tags: [] };
}

/** The words behind many transactions' ids, in the same order. */
export async function wordsOfAll(
  sql: Sql,
  bookId: string,
  transactions: readonly Transaction[],
): Promise<Words[]> {
  const payeeIds = new Set(transactions.flatMap(({ payeeId }) => payeeId ?? []));
  const tagIds = new Set(transactions.flatMap(({ tagIds: ids }) => [...ids]));
  const payees = await shownPayees(sql, bookId, [...payeeIds]);
  const tags = new Map((await tagsById(sql, bookId, [...tagIds])).map((one) => [one.id, one.name]));
  return transactions.map((transaction) => ({
    payee: transaction.payeeId === null ? null : (payees.get(transaction.payeeId) ?? null),
    tags: transaction.tagIds.flatMap((id) => tags.get(id) ?? []),
  }));
}

/** By the ids in the rows, the payees that they lead to. */
async function shownPayees(
  sql: Sql,
  bookId: string,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  const payees = await payeesById(sql, bookId, ids);
  const targets = new Map(
    (
      await payeesById(
        sql,
        bookId,
        payees.flatMap(({ intoId }) => intoId ?? []),
      )
    ).map((one) => [one.id, one]),
  );
  return new Map(payees.map((payee) => [payee.id, (payee.intoId && targets.get(payee.intoId)) || payee]));
}
