import { DomainError, foldName, type CivilDate, type Money } from '@hisaab/kernel';

export type TransactionType = 'expense' | 'income' | 'transfer';
export type TransactionSource = 'manual' | 'quick' | 'import' | 'sample';
export type CategorySource = 'given' | 'learned' | 'none';

/** A part of a transaction with its own category. */
export interface Line {
  readonly categoryId: string | null;
  readonly minor: bigint;
  readonly note: string | null;
}

/** What was spent, received or moved on a day. */
export interface Transaction {
  readonly bookId: string;
  readonly id: string;
  readonly version: number;
  readonly type: TransactionType;
  readonly date: CivilDate;
  /** Local time of the day, HH:MM or HH:MM:SS. */
  readonly time: string | null;
  readonly amount: Money;
  readonly accountId: string;
  readonly toAccountId: string | null;
  /** Exactly for transfers between two currencies. */
  readonly toAmount: Money | null;
  readonly payeeId: string | null;
  /** The category of the whole; null where there are splits. */
  readonly categoryId: string | null;
  readonly categorySource: CategorySource;
  readonly splits: readonly Line[];
  readonly tagIds: readonly string[];
  readonly note: string | null;
  readonly source: TransactionSource;
  readonly state: 'live' | 'deleted';
  readonly deletedAt: Date | null;
  readonly changeSetId: string;
  /** Of the body that a client-made id came with. */
  readonly bodyHash: Buffer | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What makes a transaction, with every name resolved to an id. */
export interface TransactionDraft {
  readonly id?: string;
  readonly type: TransactionType;
  readonly date: CivilDate;
  readonly time?: string | null;
  readonly amount: Money;
  readonly accountId: string;
  readonly toAccountId?: string | null;
  readonly toAmount?: Money | null;
  readonly payeeId?: string | null;
  readonly categoryId?: string | null;
  readonly categorySource?: CategorySource;
  readonly splits?: readonly Line[];
  readonly tagIds?: readonly string[];
  readonly note?: string | null;
  readonly bodyHash?: Buffer | null;
}

export function makeTransaction(
  draft: TransactionDraft,
  given: { bookId: string; id: string; source: TransactionSource; changeSetId: string; at: Date },
): Transaction {
  return {
    bookId: given.bookId,
    id: given.id,
    version: 1,
    type: draft.type,
    date: draft.date,
    time: shortTime(draft.time ?? null),
    amount: draft.amount,
    accountId: draft.accountId,
    toAccountId: draft.toAccountId ?? null,
    toAmount: draft.toAmount ?? null,
    payeeId: draft.payeeId ?? null,
    categoryId: draft.categoryId ?? null,
    categorySource: draft.categorySource ?? (draft.categoryId || draft.splits?.length ? 'given' : 'none'),
    splits: draft.splits ?? [],
    tagIds: draft.tagIds ?? [],
    note: draft.note ?? null,
    source: given.source,
    state: 'live',
    deletedAt: null,
    changeSetId: given.changeSetId,
    bodyHash: draft.bodyHash ?? null,
    createdAt: given.at,
    updatedAt: given.at,
  };
}

/** The transaction, one version on, by another change set. */
export function nextVersion(
  transaction: Transaction,
  change: Partial<Omit<Transaction, 'bookId' | 'id' | 'version' | 'createdAt'>>,
  set: { id: string; at: Date },
): Transaction {
  return {
    ...transaction,
    ...change,
    version: transaction.version + 1,
    changeSetId: set.id,
    updatedAt: set.at,
  };
}

export function deleteTransaction(transaction: Transaction, set: { id: string; at: Date }): Transaction {
  return nextVersion(transaction, { state: 'deleted', deletedAt: set.at }, set);
}

export function restoreTransaction(transaction: Transaction, set: { id: string; at: Date }): Transaction {
  return nextVersion(transaction, { state: 'live', deletedAt: null }, set);
}

/** What the row does to the balances of its accounts, in minor units of each account's currency. */
export function effects(transaction: Transaction): [accountId: string, delta: bigint][] {
  if (transaction.state === 'deleted') return [];
  const { type, amount, accountId, toAccountId, toAmount } = transaction;
  if (type === 'income') return [[accountId, amount.minor]];
  if (type === 'expense' || toAccountId === null) return [[accountId, -amount.minor]];
  return [
    [accountId, -amount.minor],
    [toAccountId, (toAmount ?? amount).minor],
  ];
}

/** How the balances move when rows go from one state to another. */
export function balanceDeltas(
  changes: readonly { before: Transaction | null; after: Transaction }[],
): Map<string, bigint> {
  const deltas = new Map<string, bigint>();
  const add = (id: string, delta: bigint) => deltas.set(id, (deltas.get(id) ?? 0n) + delta);
  for (const { before, after } of changes) {
    for (const [id, delta] of before ? effects(before) : []) add(id, -delta);
    for (const [id, delta] of effects(after)) add(id, delta);
  }
  return deltas;
}

/** The lines that others count: the splits, or the whole as one; a transfer has none. */
export function linesOf(transaction: Transaction): Line[] {
  if (transaction.type === 'transfer') return [];
  if (transaction.splits.length > 0) return [...transaction.splits];
  return [{ categoryId: transaction.categoryId, minor: transaction.amount.minor, note: null }];
}

export function checkSplits(splits: readonly Line[], amount: Money): void {
  const sum = splits.reduce((total, line) => total + line.minor, 0n);
  if (splits.length === 0 || sum === amount.minor) return;
  throw new DomainError('split-sum', 'unprocessable', 'The splits do not add up to the amount.');
}

/** How notes compare: what is learned from one holds for the other. */
export function foldNote(note: string | null): string | null {
  return note === null ? null : foldName(note) || null;
}

/** Seconds are kept only where there are some. */
export function shortTime(time: string | null): string | null {
  return time !== null && time.length === 8 && time.endsWith(':00') ? time.slice(0, 5) : time;
}
