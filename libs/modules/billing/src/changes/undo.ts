import { deleteTransaction, type Transaction } from '../transactions/transaction';
import { transactionFromImage } from '../transactions/transaction-image';
import type { ChangeSetKind } from './change-set';

/** What a change set did to a transaction. */
export interface DoneToTransaction {
  readonly id: string;
  /** The version that the change made. */
  readonly version: number;
  readonly before: object | null;
}

export type SkipReason =
  'changed-since' | 'purged' | 'name-taken' | 'in-use' | 'parent-gone' | 'account-gone';

export type Undone = { readonly after: Transaction } | { readonly skip: SkipReason } | null;

/** Whether the set is taken back even from rows that were edited since: what came in as a whole goes as one. */
export function takesEdited(kind: ChangeSetKind): boolean {
  return kind === 'import' || kind === 'sample';
}

/**
 * Takes back what a change set did to one transaction. null: there is nothing to take back any more.
 */
export function undoTransaction(
  done: DoneToTransaction,
  now: Transaction | undefined,
  kind: ChangeSetKind,
  set: { id: string; at: Date },
): Undone {
  if (!now) return { skip: 'purged' };
  if (done.before === null) {
    if (now.state === 'deleted') return null;
    if (now.version !== done.version && !takesEdited(kind)) return { skip: 'changed-since' };
    return { after: deleteTransaction(now, set) };
  }
  if (now.version !== done.version) return { skip: 'changed-since' };
  return { after: transactionFromImage(now, done.before, set) };
}
