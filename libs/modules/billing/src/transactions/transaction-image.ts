import type { CivilDate } from '@hisaab/kernel';
import { nextVersion, type CategorySource, type Transaction, type TransactionType } from './transaction';

/** A transaction as it was before a change, as JSON: what undo brings back. */
export interface TransactionImage {
  type: TransactionType;
  date: CivilDate;
  time: string | null;
  currency: string;
  amount: string;
  accountId: string;
  toAccountId: string | null;
  toCurrency: string | null;
  toAmount: string | null;
  payeeId: string | null;
  categoryId: string | null;
  categorySource: CategorySource;
  splits: { categoryId: string | null; amount: string; note: string | null }[];
  tagIds: string[];
  note: string | null;
  state: 'live' | 'deleted';
  deletedAt: string | null;
}

export function transactionImage(transaction: Transaction): TransactionImage {
  return {
    type: transaction.type,
    date: transaction.date,
    time: transaction.time,
    currency: transaction.amount.currency,
    amount: transaction.amount.minor.toString(),
    accountId: transaction.accountId,
    toAccountId: transaction.toAccountId,
    toCurrency: transaction.toAmount?.currency ?? null,
    toAmount: transaction.toAmount?.minor.toString() ?? null,
    payeeId: transaction.payeeId,
    categoryId: transaction.categoryId,
    categorySource: transaction.categorySource,
    splits: transaction.splits.map(({ categoryId, minor, note }) => ({
      categoryId,
      amount: minor.toString(),
      note,
    })),
    tagIds: [...transaction.tagIds],
    note: transaction.note,
    state: transaction.state,
    deletedAt: transaction.deletedAt && transaction.deletedAt.toISOString(),
  };
}

/** The transaction as its image says, one version on. */
export function transactionFromImage(
  now: Transaction,
  image: object,
  set: { id: string; at: Date },
): Transaction {
  const before = image as TransactionImage;
  const to =
    before.toCurrency === null || before.toAmount === null
      ? null
      : { minor: BigInt(before.toAmount), currency: before.toCurrency };
  return nextVersion(
    now,
    {
      type: before.type,
      date: before.date,
      time: before.time,
      amount: { minor: BigInt(before.amount), currency: before.currency },
      accountId: before.accountId,
      toAccountId: before.toAccountId,
      toAmount: to,
      payeeId: before.payeeId,
      categoryId: before.categoryId,
      categorySource: before.categorySource,
      splits: before.splits.map(({ categoryId, amount, note }) => ({
        categoryId,
        minor: BigInt(amount),
        note,
      })),
      tagIds: before.tagIds,
      note: before.note,
      state: before.state,
      // Brought back into the bin, it gets its full time there again.
      deletedAt: before.state === 'deleted' ? set.at : null,
    },
    set,
  );
}
