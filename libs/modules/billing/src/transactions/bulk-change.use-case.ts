import { Inject, Injectable } from '@nestjs/common';
import type { Bulk } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { DomainError, foldName } from '@hisaab/kernel';
import { Answer, ModuleConfig, UnitOfWork, type WriteContext } from '@hisaab/platform';
import { liveAccount } from '../accounts/accounts.repository';
import type { BillingConfig } from '../billing.config';
import { BookSetup } from '../books/book.setup';
import { liveCategory } from '../categories/categories.repository';
import { lockBook, type Changed } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { bareTag } from '../tags/tag';
import { resolveTags, tagsByName } from '../tags/tags.repository';
import { bulkChanged, type BulkStep } from './bulk-change';
import type { Transaction } from './transaction';
import { filterConditions, knownFilter, rowsOf, Values } from './transaction-filter.repository';
import { TransactionWriter } from './transaction.writer';
import {
  TRANSACTION_COLUMNS,
  toTransaction,
  transactionMissing,
  transactionsById,
  type TransactionRow,
} from './transactions.repository';

const PAGE = 1_000;

/** Changes or deletes many transactions as one change set. */
@Injectable()
export class BulkChange {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly writer: TransactionWriter,
    @Inject(ModuleConfig) private readonly config: BillingConfig,
  ) {}

  async execute(write: WriteContext, bulk: Bulk): Promise<Answer> {
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      await lockBook(tx, bookId);
      const rows = await this.rowsOf(tx, bookId, bulk);
      const set = newChangeSet(bookId, 'bulk', userId);
      const { step, made } = await stepOf(tx, bookId, bulk.change, set.at);
      const steps = rows.flatMap((before) => {
        const after = bulkChanged(before, step, set);
        return after ? [{ before, after }] : [];
      });
      let sequence = await this.writer.write(tx, set, steps.slice(0, PAGE), made);
      for (let from = PAGE; from < steps.length; from += PAGE) {
        sequence = await this.writer.write(tx, set, steps.slice(from, from + PAGE));
      }
      return new Answer(
        200,
        { changeSetId: set.id, changed: steps.length },
        { 'x-book-sequence': sequence.toString() },
      );
    });
  }

  private async rowsOf(tx: Sql, bookId: string, bulk: Bulk): Promise<Transaction[]> {
    if ('ids' in bulk) {
      const ids = [...new Set(bulk.ids)];
      const rows = await transactionsById(tx, bookId, ids);
      if (rows.length !== ids.length || rows.some((row) => row.state === 'deleted'))
        throw transactionMissing();
      return rows;
    }
    const limit = this.config.HISAAB_BULK_LIMIT;
    const values = new Values();
    const conditions = filterConditions(bookId, await knownFilter(tx, bookId, bulk.filter), 'live', values);
    const text = `select ${TRANSACTION_COLUMNS} from ${rowsOf(conditions)} order by t.id limit ${limit + 1}`;
    const rows = await tx.query<TransactionRow>(text, values.list);
    if (rows.length > limit) {
      throw new DomainError(
        'too-many-rows',
        'unprocessable',
        `At most ${limit} rows can be changed at once.`,
      );
    }
    if (rows.length !== bulk.expectedCount) {
      throw new DomainError('count-changed', 'conflict', 'The filter finds another number of rows by now.', {
        currentCount: rows.length,
      });
    }
    return rows.map(toTransaction);
  }
}

async function stepOf(
  tx: Sql,
  bookId: string,
  change: Bulk['change'],
  at: Date,
): Promise<{ step: BulkStep; made: Changed[] }> {
  if (change.delete && Object.values(change).filter((value) => value !== undefined).length > 1) {
    throw new DomainError('delete-alone', 'unprocessable', 'Rows are deleted or changed, not both.');
  }
  const { categoryId } = change;
  const category = typeof categoryId === 'string' ? await liveCategory(tx, bookId, categoryId) : categoryId;
  const account = change.accountId ? await liveAccount(tx, bookId, change.accountId) : undefined;
  if (account?.archived) {
    throw new DomainError(
      'account-archived',
      'unprocessable',
      'The account is archived and takes no new rows.',
    );
  }
  if (category?.archived) {
    throw new DomainError(
      'category-archived',
      'unprocessable',
      'The category is archived and takes no new rows.',
    );
  }
  const { tags, made } = await resolveTags(tx, bookId, change.addTags ?? [], at);
  const removed = (change.removeTags ?? []).map((tag) => foldName(bareTag(tag)));
  return {
    step: {
      delete: change.delete,
      category,
      account: account && { id: account.id, currency: account.opening.currency, archived: false },
      addTagIds: [...tags.values()].map((tag) => tag.id),
      removeTagIds: (await tagsByName(tx, bookId, removed)).map((tag) => tag.id),
    },
    made,
  };
}
