import { Injectable } from '@nestjs/common';
import type { Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import { raiseStructure } from '../accounts/accounts.repository';
import { BookSetup } from '../books/book.setup';
import { goneAnswer } from '../changes/answers.view';
import { lockBook } from '../changes/change.recorder';
import { newChangeSet, type ChangeSet } from '../changes/change-set';
import { expectVersion } from '../changes/merge-patch';
import { nextVersion, type Transaction } from '../transactions/transaction';
import { transactionsInCategories } from '../transactions/transaction.pages.repository';
import { TransactionWriter } from '../transactions/transaction.writer';
import { childrenOf, deleteCategory, type Category } from './category';
import { categoryChange } from './category.view';
import {
  areCategoriesUsed,
  categoryMissing,
  liveCategories,
  liveCategory,
  saveCategories,
} from './categories.repository';

const PAGE = 1_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Removes a category with its children; what used them moves to another one, in the same change set. */
@Injectable()
export class DeleteCategory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly writer: TransactionWriter,
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
      const set = newChangeSet(bookId, target ? 'move' : 'delete', userId);
      if (target) await this.moveRows(tx, set, ids, target);
      const deleted = gone.map((one) => deleteCategory(one, target?.id ?? null, set.at));
      await saveCategories(tx, deleted);
      await raiseStructure(tx, bookId);
      const sequence = await this.writer.write(
        tx,
        set,
        [],
        gone.map((one, index) => categoryChange(one, deleted[index] ?? one)),
      );
      return goneAnswer(sequence);
    });
  }

  /** In pages, so that memory does not grow with the category. */
  private async moveRows(tx: Sql, set: ChangeSet, from: string[], target: Category): Promise<void> {
    let after = FIRST;
    for (;;) {
      const page = await transactionsInCategories(tx, set.bookId, from, after, PAGE);
      if (page.length === 0) return;
      after = page.at(-1)?.id ?? after;
      await this.writer.write(
        tx,
        set,
        page.map((before) => ({ before, after: moved(before, new Set(from), target.id, set) })),
      );
    }
  }
}

function targetOf(id: string, gone: readonly Category[], all: readonly Category[]): Category {
  const target = all.find((one) => one.id === id);
  if (!target) throw categoryMissing();
  if (gone.some((one) => one.id === id)) {
    throw new DomainError('move-to-itself', 'unprocessable', 'Choose a category that stays.');
  }
  if (target.kind !== gone[0]?.kind) {
    throw new DomainError('category-kind', 'unprocessable', 'Expenses and incomes do not mix.');
  }
  return target;
}

function moved(transaction: Transaction, from: ReadonlySet<string>, to: string, set: ChangeSet): Transaction {
  const follow = (id: string | null) => (id !== null && from.has(id) ? to : id);
  return nextVersion(
    transaction,
    {
      categoryId: follow(transaction.categoryId),
      splits: transaction.splits.map((line) => ({ ...line, categoryId: follow(line.categoryId) })),
    },
    set,
  );
}
