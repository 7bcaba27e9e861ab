import { Injectable } from '@nestjs/common';
import type { Sql } from '@hisaab/database';
import { uuidv7 } from '@hisaab/kernel';
import { addToBalances } from '../accounts/accounts.repository';
import { ChangeRecorder, lockBook, type Changed } from '../changes/change.recorder';
import { newChangeSet, type ChangeSet } from '../changes/change-set';
import {
  balanceDeltas,
  makeTransaction,
  type Transaction,
  type TransactionDraft,
  type TransactionSource,
} from './transaction';
import { transactionChange } from './transaction.view';
import { saveTransactions } from './transactions.repository';
import { WrittenCounts } from './written.counts';

export interface TransactionStep {
  readonly before: Transaction | null;
  readonly after: Transaction;
}

/**
 * Every write of transactions but the recording of a plain one goes through here: rows, splits, balances,
 * before-images and facts, each in one statement however many rows there are.
 */
@Injectable()
export class TransactionWriter {
  constructor(
    private readonly recorder: ChangeRecorder,
    private readonly counts: WrittenCounts,
  ) {}

  /**
   * The caller holds the book (`lockBook`) since before it read what it changes. `others` are changes of other
   * nouns that belong to the same write (a payee that was made for it).
   * @returns the book's sequence after the write
   */
  async write(
    tx: Sql,
    set: ChangeSet,
    steps: readonly TransactionStep[],
    others: readonly Changed[] = [],
  ): Promise<bigint> {
    await saveTransactions(
      tx,
      steps.map(({ after }) => after),
    );
    await addToBalances(tx, set.bookId, balanceDeltas(steps));
    this.counts.afterCommit(tx, steps);
    return this.recorder.record(tx, set, [
      ...others,
      ...steps.map(({ before, after }) => transactionChange(before, after)),
    ]);
  }

  /**
   * For imports and samples: many new rows (some hundred a call) that belong to one change set, which several
   * calls may share. Ids in the drafts must be those of live, unarchived rows of the book, and the accounts'
   * currencies those of the amounts; this does not look them up again.
   */
  async insertTransactions(
    tx: Sql,
    bookId: string,
    drafts: readonly TransactionDraft[],
    given: {
      changeSetId: string;
      source: TransactionSource;
      actor: string | null;
      /** What was made for these rows: accounts, categories, payees, tags. */
      others?: readonly Changed[];
    },
  ): Promise<{ transactions: Transaction[]; sequence: bigint }> {
    await lockBook(tx, bookId);
    const kind = given.source === 'sample' ? 'sample' : 'import';
    const set = newChangeSet(bookId, kind, given.actor, { id: given.changeSetId });
    const transactions = drafts.map((draft) =>
      makeTransaction(draft, {
        bookId,
        id: draft.id ?? uuidv7(),
        source: given.source,
        changeSetId: set.id,
        at: set.at,
      }),
    );
    const sequence = await this.write(
      tx,
      set,
      transactions.map((after) => ({ before: null, after })),
      given.others,
    );
    return { transactions, sequence };
  }
}
