import { Injectable } from '@nestjs/common';
import type { Sql } from '@hisaab/database';
import { Answer, UnitOfWork, type WriteContext } from '@hisaab/platform';
import { raiseStructure } from '../accounts/accounts.repository';
import { BookSetup } from '../books/book.setup';
import { reviveForRows } from '../transactions/revive.repository';
import { transactionImage } from '../transactions/transaction-image';
import { TransactionWriter, type TransactionStep } from '../transactions/transaction.writer';
import { transactionsById } from '../transactions/transactions.repository';
import { ChangeRecorder, contentHash, lockBook, type Changed } from './change.recorder';
import {
  changesOfSet,
  markUndone,
  undoableSet,
  usedElsewhere,
  type DoneChange,
} from './change-sets.repository';
import { newChangeSet, type ChangeSet } from './change-set';
import { undoTransaction, type SkipReason } from './undo';
import {
  undoableAccounts,
  undoableCategories,
  undoablePayees,
  undoableTags,
  type UndoableNoun,
  type UndoableRow,
} from './undo-nouns.repository';

const PAGE = 1_000;

interface Progress {
  readonly undone: ChangeSet;
  readonly set: ChangeSet;
  changed: number;
  readonly skipped: { id: string; reason: SkipReason }[];
}

/**
 * Takes a change set back, as a change set of its own. First come back the things that rows may need, then the
 * rows, then go the things that were made for them and are used by nothing else.
 */
@Injectable()
export class Undo {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly writer: TransactionWriter,
    private readonly recorder: ChangeRecorder,
  ) {}

  async execute(write: WriteContext, changeSetId: string): Promise<Answer> {
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      const { result, sequence } = await this.undo(tx, bookId, changeSetId, userId);
      return new Answer(200, result, { 'x-book-sequence': sequence.toString() });
    });
  }

  /** For others that take a change set back in a transaction of theirs (an import that is undone). */
  async undo(
    tx: Sql,
    bookId: string,
    changeSetId: string,
    actor: string | null,
  ): Promise<{
    result: { changeSetId: string; changed: number; skipped: Progress['skipped'] };
    sequence: bigint;
  }> {
    await lockBook(tx, bookId);
    const undone = await undoableSet(tx, bookId, changeSetId);
    const set = newChangeSet(bookId, 'undo', actor, { undoes: changeSetId });
    const progress: Progress = { undone, set, changed: 0, skipped: [] };
    await this.bringBack(tx, progress, undoableAccounts);
    await this.bringBack(tx, progress, undoableCategories);
    await this.bringBack(tx, progress, undoablePayees);
    await this.bringBack(tx, progress, undoableTags);
    await this.takeBackRows(tx, progress);
    await this.takeAway(tx, progress, undoableTags);
    await this.takeAway(tx, progress, undoablePayees);
    await this.takeAway(tx, progress, undoableCategories);
    await this.takeAway(tx, progress, undoableAccounts);
    await raiseStructure(tx, bookId);
    await markUndone(tx, undone, set.id);
    const sequence = await this.recorder.record(tx, set, []);
    const { changed, skipped } = progress;
    return { result: { changeSetId: set.id, changed, skipped }, sequence };
  }

  private async takeBackRows(tx: Sql, progress: Progress): Promise<void> {
    const { undone, set } = progress;
    let after: { sequence: bigint; sub: number } | undefined;
    for (;;) {
      const page = await changesOfSet(tx, undone, 'transaction', after, PAGE);
      if (page.length === 0) return;
      after = page.at(-1);
      const ids = page.map((one) => one.id);
      const now = new Map((await transactionsById(tx, set.bookId, ids)).map((row) => [row.id, row]));
      const steps: TransactionStep[] = [];
      for (const done of page) {
        const before = now.get(done.id);
        const isAsLeft = before !== undefined && wasLeftSo(done, before.version, transactionImage(before));
        const step = undoTransaction({ ...done, isAsLeft }, before, undone.kind, set);
        if (!step) continue;
        if ('skip' in step) progress.skipped.push({ id: done.id, reason: step.skip });
        else steps.push({ before: before ?? null, after: step.after });
      }
      const { rows, made } = await reviveForRows(
        tx,
        set.bookId,
        steps.map((step) => step.after),
        set.at,
      );
      const fitted = steps.map((step, index) => ({ ...step, after: rows[index] ?? step.after }));
      await this.writer.write(tx, set, fitted, made);
      progress.changed += fitted.length;
    }
  }

  /** Things that the set changed or took away. */
  private async bringBack<Row extends UndoableRow>(
    tx: Sql,
    progress: Progress,
    noun: UndoableNoun<Row>,
  ): Promise<void> {
    const { undone, set } = progress;
    const done = (await changesOfSet(tx, undone, noun.noun)).filter((one) => one.before !== null);
    const changed: Changed[] = [];
    // Parents come before their children: that is how they were taken away, the other way round.
    for (const one of done.reverse()) {
      const [now] = await noun.load(tx, set.bookId, [one.id]);
      if (!now || one.before === null) continue;
      const after = noun.fromImage(now, one.before, set.at);
      const isAsLeft = wasLeftSo(one, now.version, noun.changed(now, now).after);
      const obstacle = isAsLeft ? await noun.obstacle(tx, after) : 'changed-since';
      if (obstacle) {
        progress.skipped.push({ id: one.id, reason: obstacle });
        continue;
      }
      await noun.save(tx, [after]);
      changed.push(noun.changed(now, after));
    }
    await this.keep(tx, progress, changed);
  }

  /** Things that the set made, if nothing else uses them by now; children before their parents. */
  private async takeAway<Row extends UndoableRow>(
    tx: Sql,
    progress: Progress,
    noun: UndoableNoun<Row>,
  ): Promise<void> {
    const { undone, set } = progress;
    const done = (await changesOfSet(tx, undone, noun.noun)).filter((one) => one.before === null);
    const ids = done.map((one) => one.id).reverse();
    const used = await usedElsewhere(tx, undone, noun.noun, ids);
    const rows = new Map((await noun.load(tx, set.bookId, ids)).map((row) => [row.id, row]));
    const unused = ids.flatMap((id) => {
      const row = rows.get(id);
      return row?.state === 'live' && !used.has(id) ? [row] : [];
    });
    const leaving = await noun.mayLeave(tx, set.bookId, unused);
    const gone = leaving.map((now) => noun.gone(now, set.at));
    await noun.save(tx, gone);
    await this.keep(
      tx,
      progress,
      leaving.map((now, index) => noun.changed(now, gone[index] ?? now)),
    );
  }

  private async keep(tx: Sql, progress: Progress, changed: readonly Changed[]): Promise<void> {
    if (changed.length === 0) return;
    await this.recorder.record(tx, progress.set, changed);
    progress.changed += changed.length;
  }
}

/** Whether a row is as a change left it: by what it holds, or, where that was not kept yet, by its version. */
function wasLeftSo(done: DoneChange, version: number, image: object): boolean {
  return done.afterHash === null ? version === done.version : contentHash(image).equals(done.afterHash);
}
