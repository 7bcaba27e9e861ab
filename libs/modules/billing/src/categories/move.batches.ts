import { Injectable } from '@nestjs/common';
import type { Sql } from '@hisaab/database';
import type { ChangeSet } from '../changes/change-set';
import type { Batch, ChangeJob } from '../jobs/change-job';
import { liveCategories } from './categories.repository';
import { childrenOf } from './category';
import { CategoryMover, targetOf } from './category.mover';

/** What a move job is to do. */
export interface MoveTask {
  readonly categoryId: string;
  readonly moveTo: string;
}

/**
 * Moves the rows of a category that goes, some at a time; those that come to it meanwhile go the same way, and with
 * the last one goes the category. The caller holds the book.
 */
@Injectable()
export class MoveBatches {
  constructor(private readonly mover: CategoryMover) {}

  async next(tx: Sql, job: ChangeJob, set: ChangeSet, size: number): Promise<Batch | null> {
    const { categoryId, moveTo } = job.task as MoveTask;
    const all = await liveCategories(tx, set.bookId);
    const category = all.find((one) => one.id === categoryId);
    // Somebody else removed it meanwhile, with what was left in it.
    if (!category) return null;
    const gone = [...childrenOf(categoryId, all), category];
    const target = targetOf(moveTo, gone, all);
    const done = await this.mover.moveRows(tx, set, gone, target, size);
    if (done > 0) return { place: {}, done, changed: done, skipped: [] };
    await this.mover.remove(tx, set, gone, target);
    return null;
  }
}
