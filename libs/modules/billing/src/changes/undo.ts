import { deleteTransaction, type Transaction } from '../transactions/transaction';
import { transactionFromImage } from '../transactions/transaction-image';
import type { ChangeSetKind } from './change-set';

/** What a change set did to a transaction. */
export interface DoneToTransaction {
  readonly id: string;
  /** null: the change made it. */
  readonly before: object | null;
  /** Whether the row is still as the change left it, or is so again. */
  readonly isAsLeft: boolean;
}

export type SkipReason =
  'changed-since' | 'purged' | 'name-taken' | 'in-use' | 'parent-gone' | 'account-gone' | 'payee-gone';

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
    if (!done.isAsLeft && !takesEdited(kind)) return { skip: 'changed-since' };
    return { after: deleteTransaction(now, set) };
  }
  if (!done.isAsLeft) return { skip: 'changed-since' };
  return { after: transactionFromImage(now, done.before, set) };
}
