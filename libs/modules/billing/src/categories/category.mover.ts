import { Injectable } from '@nestjs/common';
import type { Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { raiseStructure } from '../accounts/accounts.repository';
import type { ChangeSet } from '../changes/change-set';
import { nextVersion, type Transaction } from '../transactions/transaction';
import { transactionsInCategories } from '../transactions/transaction.pages.repository';
import { TransactionWriter } from '../transactions/transaction.writer';
import { deleteCategory, type Category } from './category';
import { categoryChange } from './category.view';
import { categoryMissing, saveCategories } from './categories.repository';

const FIRST = '00000000-0000-0000-0000-000000000000';

/** The two halves of removing a category with its children. The caller holds the book. */
@Injectable()
export class CategoryMover {
  constructor(private readonly writer: TransactionWriter) {}

  /** Moves the next rows that use the categories; none of them uses them afterwards. Returns how many. */
  async moveRows(
    tx: Sql,
    set: ChangeSet,
    from: readonly Category[],
    to: Category,
    limit: number,
  ): Promise<number> {
    const ids = from.map((one) => one.id);
    const page = await transactionsInCategories(tx, set.bookId, ids, FIRST, limit);
    if (page.length === 0) return 0;
    await this.writer.write(
      tx,
      set,
      page.map((before) => ({ before, after: moved(before, new Set(ids), to.id, set) })),
    );
    return page.length;
  }

  async remove(tx: Sql, set: ChangeSet, gone: readonly Category[], target: Category | null): Promise<bigint> {
    const deleted = gone.map((one) => deleteCategory(one, target?.id ?? null, set.at));
    await saveCategories(tx, deleted);
    await raiseStructure(tx, set.bookId);
    const changes = gone.map((one, index) => categoryChange(one, deleted[index] ?? one));
    return this.writer.write(tx, set, [], changes);
  }
}

/** The category that the rows of `gone` may move to. */
export function targetOf(id: string, gone: readonly Category[], all: readonly Category[]): Category {
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
