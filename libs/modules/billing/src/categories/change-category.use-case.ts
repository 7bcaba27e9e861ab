import { Injectable } from '@nestjs/common';
import { createCategory, type PatchCategory } from '@hisaab/contracts';
import { DomainError } from '@hisaab/kernel';
import { contract, requireIfMatch, UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import { raiseStructure } from '../accounts/accounts.repository';
import { BookSetup } from '../books/book.setup';
import { resourceAnswer } from '../changes/answers.view';
import { ChangeRecorder, lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { expectVersion, mergePatch } from '../changes/merge-patch';
import { changeCategory, checkPlace } from './category';
import { categoryChange, categoryResource } from './category.view';
import { areCategoriesUsed, liveCategories, liveCategory, saveCategories } from './categories.repository';

@Injectable()
export class ChangeCategory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly recorder: ChangeRecorder,
  ) {}

  async execute(write: WriteContext, id: string, patch: PatchCategory): Promise<Answer> {
    const version = requireIfMatch(write);
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      await lockBook(tx, bookId);
      const category = await liveCategory(tx, bookId, id);
      expectVersion(category.version, version);
      const { name, kind, parentId, icon, color, archived } = category;
      const merged = mergePatch({ name, kind, parentId, icon, color, archived }, patch);
      const input = contract(createCategory).transform(merged);
      const set = newChangeSet(bookId, 'change', userId);
      const changed = changeCategory(category, input, set.at);
      checkPlace(changed, await liveCategories(tx, bookId));
      if (changed.kind !== kind && (await areCategoriesUsed(tx, bookId, [id]))) {
        throw new DomainError(
          'kind-frozen',
          'unprocessable',
          'The category has transactions, so it stays of its kind.',
        );
      }
      await saveCategories(tx, [changed]);
      await raiseStructure(tx, bookId);
      const sequence = await this.recorder.record(tx, set, [categoryChange(category, changed)]);
      return resourceAnswer(200, categoryResource(changed), sequence, set);
    });
  }
}
