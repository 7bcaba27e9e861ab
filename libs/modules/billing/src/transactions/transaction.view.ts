import {
  transactionChanged,
  transactionDeleted,
  transactionRecorded,
  transactionRestored,
  type Transaction as TransactionResource,
  type TransactionFact,
} from '@hisaab/contracts';
import { formatMoney } from '@hisaab/kernel';
import type { NewEvent } from '@hisaab/messaging';
import type { Changed } from '../changes/change.recorder';
import { linesOf, type Transaction } from './transaction';
import { transactionImage } from './transaction-image';

/** The words behind the ids of a transaction. */
export interface Words {
  /** The payee that the row's one leads to: a merged one is an alias. */
  readonly payee: { readonly id: string; readonly name: string } | null;
  readonly tags: readonly string[];
}

export function transactionResource(transaction: Transaction, words: Words): TransactionResource {
  const { currency } = transaction.amount;
  return {
    id: transaction.id,
    bookId: transaction.bookId,
    version: transaction.version,
    type: transaction.type,
    amount: formatMoney(transaction.amount),
    date: transaction.date,
    time: transaction.time,
    accountId: transaction.accountId,
    toAccountId: transaction.toAccountId,
    toAmount: transaction.toAmount && formatMoney(transaction.toAmount),
    categoryId: transaction.categoryId,
    categorySource: transaction.categorySource,
    payeeId: words.payee?.id ?? null,
    payee: words.payee?.name ?? null,
    note: transaction.note,
    tags: [...words.tags],
    splits: transaction.splits.map(({ categoryId, minor, note }) => ({
      categoryId,
      amount: formatMoney({ minor, currency }),
      note,
    })),
    source: transaction.source,
    state: transaction.state,
    deletedAt: transaction.deletedAt && transaction.deletedAt.toISOString(),
    changeSetId: transaction.changeSetId,
    createdAt: transaction.createdAt.toISOString(),
    updatedAt: transaction.updatedAt.toISOString(),
  };
}

export function transactionFact(transaction: Transaction): TransactionFact {
  const { currency } = transaction.amount;
  return {
    id: transaction.id,
    version: transaction.version,
    type: transaction.type,
    date: transaction.date,
    time: transaction.time,
    amount: formatMoney(transaction.amount),
    accountId: transaction.accountId,
    toAccountId: transaction.toAccountId,
    toAmount: transaction.toAmount && formatMoney(transaction.toAmount),
    payeeId: transaction.payeeId,
    tagIds: [...transaction.tagIds],
    lines: linesOf(transaction).map(({ categoryId, minor }) => ({
      categoryId,
      amount: formatMoney({ minor, currency }),
    })),
    source: transaction.source,
    state: transaction.state,
    changeSetId: transaction.changeSetId,
    createdAt: transaction.createdAt.toISOString(),
  };
}

/** The fact that tells what happened between the two. */
export function transactionEvent(before: Transaction | null, after: Transaction): NewEvent {
  const event =
    before === null
      ? transactionRecorded
      : before.state === after.state
        ? transactionChanged
        : after.state === 'deleted'
          ? transactionDeleted
          : transactionRestored;
  return { event, subject: after.id, data: { transaction: transactionFact(after) } };
}

export function transactionChange(before: Transaction | null, after: Transaction): Changed {
  return {
    noun: 'transaction',
    id: after.id,
    version: after.version,
    before: before && transactionImage(before),
    after: transactionImage(after),
    events: [transactionEvent(before, after)],
  };
}
