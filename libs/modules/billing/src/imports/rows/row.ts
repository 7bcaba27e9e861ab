import type { FailedReason, IgnoredReason } from '../reasons';

/** What a row of a file says, still in words: accounts and categories are names. Empty text means: not given. */
export interface RowDraft {
  readonly type: 'expense' | 'income' | 'transfer';
  readonly date: string;
  readonly time: string | null;
  /** A positive decimal. */
  readonly amount: string;
  /** Null: the account's. */
  readonly currency: string | null;
  /** What arrives, where the file says it apart; rows that were read before files could say it have none. */
  readonly toAmount?: string | null | undefined;
  readonly toCurrency?: string | null | undefined;
  readonly account: string;
  readonly toAccount: string | null;
  readonly category: string;
  readonly subcategory: string;
  readonly payee: string;
  readonly note: string;
  readonly tags: readonly string[];
  /** The receiving side's row of a transfer; dropped when the sending side's row is in the file too. */
  readonly mirror: boolean;
}

export type ReadRow =
  | { readonly kind: 'draft'; readonly draft: RowDraft }
  | { readonly kind: 'failed'; readonly reason: FailedReason; readonly detail: string }
  | { readonly kind: 'ignored'; readonly reason: IgnoredReason };

/** Why a row cannot be taken: a stable word and a sentence. */
export class RowProblem extends Error {
  constructor(
    readonly reason: FailedReason,
    message: string,
  ) {
    super(message);
  }
}
