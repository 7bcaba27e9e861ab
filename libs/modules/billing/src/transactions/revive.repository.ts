import type { Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { sameAccountName, type Account } from '../accounts/account';
import { accountChange } from '../accounts/account.view';
import { accountsById, liveAccounts, saveAccounts } from '../accounts/accounts.repository';
import { categoriesById } from '../categories/categories.repository';
import type { Category } from '../categories/category';
import type { Changed } from '../changes/change.recorder';
import { reviveNames } from './revive-names.repository';
import type { Transaction } from './transaction';

/**
 * Makes rows that come back fit the book as it is: a category that went away leads to the one that took its
 * rows (or to none), an account that was removed with its import comes back too, and so do payees and tags.
 */
export async function reviveForRows(
  tx: Sql,
  bookId: string,
  rows: readonly Transaction[],
  at: Date,
): Promise<{ rows: Transaction[]; made: Changed[] }> {
  const follow = await categoryFollower(tx, bookId, rows);
  const accounts = await reviveAccounts(tx, bookId, rows, at);
  const names = await reviveNames(tx, bookId, rows, at);
  return {
    rows: names.rows.map((row) => {
      const categoryId = follow(row.categoryId);
      return {
        ...row,
        categoryId,
        categorySource: categoryId === null && row.splits.length === 0 ? 'none' : row.categorySource,
        splits: row.splits.map((line) => ({ ...line, categoryId: follow(line.categoryId) })),
      };
    }),
    made: [...accounts, ...names.made],
  };
}

async function categoryFollower(
  tx: Sql,
  bookId: string,
  rows: readonly Transaction[],
): Promise<(id: string | null) => string | null> {
  const known = new Map<string, Category>();
  let wanted = rows.flatMap((row) => [row.categoryId, ...row.splits.map((line) => line.categoryId)]);
  for (;;) {
    const ids = [...new Set(wanted)].filter((id): id is string => id !== null && !known.has(id));
    const found = await categoriesById(tx, bookId, ids);
    if (found.length === 0) break;
    for (const category of found) known.set(category.id, category);
    wanted = found.map((category) => category.intoId);
  }
  const follow = (id: string | null, steps = 0): string | null => {
    const category = id === null ? undefined : known.get(id);
    if (!category || steps > known.size) return null;
    return category.state === 'live' ? category.id : follow(category.intoId, steps + 1);
  };
  return follow;
}

async function reviveAccounts(
  tx: Sql,
  bookId: string,
  rows: readonly Transaction[],
  at: Date,
): Promise<Changed[]> {
  const ids = new Set(
    rows
      .filter((row) => row.state === 'live')
      .flatMap((row) => [row.accountId, row.toAccountId ?? row.accountId]),
  );
  const gone = (await accountsById(tx, bookId, [...ids])).filter((account) => account.state === 'deleted');
  if (gone.length === 0) return [];
  const live = await liveAccounts(tx, bookId);
  const revived = gone.map((account): Account => {
    if (live.some((other) => sameAccountName(other.name, account.name))) {
      throw new DomainError(
        'name-taken',
        'conflict',
        `Its account "${account.name}" was removed, and another one has the name now.`,
      );
    }
    return { ...account, version: account.version + 1, state: 'live', updatedAt: at };
  });
  await saveAccounts(tx, revived);
  return gone.map((account, index) => accountChange(account, revived[index] ?? account));
}
