import { Injectable } from '@nestjs/common';
import type { CreateCategory } from '@hisaab/contracts';
import { DomainError, uuidv7 } from '@hisaab/kernel';
import { UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import { BookSetup } from '../books/book.setup';
import { resourceAnswer } from '../changes/answers.view';
import { ChangeRecorder, lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { checkPlace, createCategory, type Category } from './category';
import { categoryChange, categoryResource } from './category.view';
import { categoriesById, liveCategories, saveCategories } from './categories.repository';

@Injectable()
export class MakeCategory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly recorder: ChangeRecorder,
  ) {}

  async execute(write: WriteContext, input: CreateCategory): Promise<Answer> {
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      const sequence = await lockBook(tx, bookId);
      const [earlier] = input.id ? await categoriesById(tx, bookId, [input.id]) : [];
      if (earlier) {
        if (isSame(earlier, input)) return resourceAnswer(201, categoryResource(earlier), sequence);
        throw new DomainError('id-taken', 'conflict', 'Another category has this id.');
      }
      const set = newChangeSet(bookId, 'record', userId);
      const category = createCategory(input, { bookId, id: input.id ?? uuidv7(), at: set.at });
      checkPlace(category, await liveCategories(tx, bookId));
      await saveCategories(tx, [category]);
      const after = await this.recorder.record(tx, set, [categoryChange(null, category)]);
      return resourceAnswer(201, categoryResource(category), after, set);
    });
  }
}

/** Whether a repeated id asks for what is there. */
function isSame(category: Category, input: CreateCategory): boolean {
  return (
    category.state === 'live' &&
    category.name === input.name &&
    category.kind === input.kind &&
    category.parentId === (input.parentId ?? null) &&
    category.icon === (input.icon ?? null) &&
    category.color === (input.color ?? null)
  );
}
