import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { ModuleConfig, UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import type { BillingConfig } from '../billing.config';
import { BookSetup } from '../books/book.setup';
import { goneAnswer } from '../changes/answers.view';
import { lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { expectVersion } from '../changes/merge-patch';
import { ChangeJobStarter } from '../jobs/change-job.starter';
import { jobAtWork } from '../jobs/change-jobs.repository';
import { countInCategories } from '../transactions/transaction.pages.repository';
import { areCategoriesUsed, liveCategories, liveCategory } from './categories.repository';
import { childrenOf, type Category } from './category';
import { CategoryMover, targetOf } from './category.mover';
import type { MoveTask } from './move.batches';

const PAGE = 1_000;

/**
 * Removes a category with its children; what used them moves to another one, in the same change set: at once, or in
 * the background where the rows are very many.
 */
@Injectable()
export class DeleteCategory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly mover: CategoryMover,
    private readonly jobs: ChangeJobStarter,
    @Inject(ModuleConfig) private readonly config: BillingConfig,
  ) {}

  async execute(write: WriteContext, id: string, moveTo: string | undefined): Promise<Answer> {
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      await lockBook(tx, bookId);
      const category = await liveCategory(tx, bookId, id);
      expectVersion(category.version, write.ifMatch);
      const all = await liveCategories(tx, bookId);
      const gone = [...childrenOf(id, all), category];
      const target = moveTo === undefined ? null : targetOf(moveTo, gone, all);
      const ids = gone.map((one) => one.id);
      if (!target && (await areCategoriesUsed(tx, bookId, ids))) {
        throw new DomainError(
          'category-in-use',
          'conflict',
          'The category has transactions. Say with moveTo where they go.',
        );
      }
      if (target) {
        const total = await countInCategories(tx, bookId, ids);
        if (total > this.config.HISAAB_BULK_LIMIT) {
          return this.later(tx, bookId, userId, { categoryId: id, moveTo: target.id }, total);
        }
      }
      return this.now(tx, bookId, userId, gone, target);
    });
  }

  private async now(
    tx: Sql,
    bookId: string,
    userId: string,
    gone: readonly Category[],
    target: Category | null,
  ): Promise<Answer> {
    const set = newChangeSet(bookId, target ? 'move' : 'delete', userId);
    let hasMore = target !== null;
    while (target && hasMore) hasMore = (await this.mover.moveRows(tx, set, gone, target, PAGE)) > 0;
    return goneAnswer(await this.mover.remove(tx, set, gone, target), set);
  }

  /** The same asked for again is the same job: a deletion has no key by which it would be known. */
  private async later(
    tx: Sql,
    bookId: string,
    userId: string,
    task: MoveTask,
    total: number,
  ): Promise<Answer> {
    const running = await jobAtWork(tx, bookId, 'move', task);
    if (running !== null) return this.jobs.answer(tx, bookId, running, await lockBook(tx, bookId));
    const set = newChangeSet(bookId, 'move', userId);
    return this.jobs.start(tx, set, { userId, kind: 'move', task, total });
  }
}
