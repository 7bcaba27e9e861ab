import { Inject, Injectable } from '@nestjs/common';
import type { UndoResult } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { Answer, ModuleConfig, UnitOfWork, type WriteContext } from '@hisaab/platform';
import type { BillingConfig } from '../billing.config';
import { BookSetup } from '../books/book.setup';
import { ChangeJobStarter } from '../jobs/change-job.starter';
import { ChangeRecorder, lockBook } from './change.recorder';
import { markUndone, sizeOfSet, undoableSet } from './change-sets.repository';
import { newChangeSet } from './change-set';
import { UndoBatches, type UndoPlace, type UndoTask } from './undo.batches';

const PAGE = 1_000;

/** Takes a change set back, as a change set of its own: at once, or in the background where it is large. */
@Injectable()
export class Undo {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly batches: UndoBatches,
    private readonly recorder: ChangeRecorder,
    private readonly jobs: ChangeJobStarter,
    @Inject(ModuleConfig) private readonly config: BillingConfig,
  ) {}

  async execute(write: WriteContext, changeSetId: string): Promise<Answer> {
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      await lockBook(tx, bookId);
      const undone = await undoableSet(tx, bookId, changeSetId);
      const total = await sizeOfSet(tx, undone);
      if (total <= this.config.HISAAB_BULK_LIMIT) {
        const { result, sequence } = await this.undo(tx, bookId, changeSetId, userId);
        return new Answer(200, result, { 'x-book-sequence': sequence.toString() });
      }
      const set = newChangeSet(bookId, 'undo', userId, { undoes: changeSetId });
      await markUndone(tx, undone, set.id);
      const task: UndoTask = { changeSetId };
      return this.jobs.start(tx, set, { userId, kind: 'undo', task, total });
    });
  }

  /** For others that take a change set back in a transaction of theirs (a sample that is removed). */
  async undo(
    tx: Sql,
    bookId: string,
    changeSetId: string,
    actor: string | null,
  ): Promise<{ result: UndoResult; sequence: bigint }> {
    await lockBook(tx, bookId);
    const undone = await undoableSet(tx, bookId, changeSetId);
    const set = newChangeSet(bookId, 'undo', actor, { undoes: changeSetId });
    const result: UndoResult = { changeSetId: set.id, changed: 0, skipped: [] };
    const task: UndoTask = { changeSetId };
    let place: UndoPlace | null = null;
    for (;;) {
      const batch: Awaited<ReturnType<UndoBatches['next']>> = await this.batches.next(
        tx,
        { task, place },
        set,
        PAGE,
      );
      if (!batch) break;
      place = batch.place;
      result.changed += batch.changed;
      result.skipped.push(...batch.skipped.map(({ id, reason }) => ({ id, reason })));
    }
    await markUndone(tx, undone, set.id);
    return { result, sequence: await this.recorder.record(tx, set, []) };
  }
}
