import { Inject, Injectable } from '@nestjs/common';
import type { Bulk } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { Answer, ModuleConfig, UnitOfWork, type WriteContext } from '@hisaab/platform';
import type { BillingConfig } from '../billing.config';
import { BookSetup } from '../books/book.setup';
import { lockBook } from '../changes/change.recorder';
import { newChangeSet, type ChangeSet } from '../changes/change-set';
import { ChangeJobStarter } from '../jobs/change-job.starter';
import { bulkChanged } from './bulk-change';
import type { BulkTask } from './bulk.batches';
import { findRefused, keepRows } from './bulk-rows.repository';
import { bulkStep } from './bulk-step.repository';
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

/** Which rows: a table `t` of them with its values, and how many there are. */
interface Found {
  readonly table: string;
  readonly values: readonly unknown[];
  readonly count: number;
}

/** Changes or deletes many transactions as one change set: at once, or in the background where they are very many. */
@Injectable()
export class BulkChange {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly writer: TransactionWriter,
    private readonly jobs: ChangeJobStarter,
    @Inject(ModuleConfig) private readonly config: BillingConfig,
  ) {}

  async execute(write: WriteContext, bulk: Bulk): Promise<Answer> {
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      await lockBook(tx, bookId);
      const found = 'ids' in bulk ? await byIds(tx, bookId, bulk.ids) : await byFilter(tx, bookId, bulk);
      const set = newChangeSet(bookId, 'bulk', userId);
      if (found.count > this.config.HISAAB_BULK_LIMIT) return this.later(tx, set, userId, bulk, found);
      return this.now(tx, set, bulk, found);
    });
  }

  private async now(tx: Sql, set: ChangeSet, bulk: Bulk, found: Found): Promise<Answer> {
    const text = `select ${TRANSACTION_COLUMNS} from ${found.table} order by t.id`;
    const rows = (await tx.query<TransactionRow>(text, found.values)).map(toTransaction);
    const { step, made } = await bulkStep(tx, set.bookId, bulk.change, set.at);
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
  }

  /** What would be refused at once is refused now; which rows it is about stays as it is now. */
  private async later(tx: Sql, set: ChangeSet, userId: string, bulk: Bulk, found: Found): Promise<Answer> {
    const { step, made } = await bulkStep(tx, set.bookId, bulk.change, set.at);
    const refused = await findRefused(tx, step, found);
    if (refused) bulkChanged(refused, step, set);
    const task: BulkTask = { change: bulk.change };
    const answer = await this.jobs.start(tx, set, { userId, kind: 'bulk', task, total: found.count }, made);
    await keepRows(tx, set, found);
    return answer;
  }
}

async function byIds(tx: Sql, bookId: string, given: readonly string[]): Promise<Found> {
  const ids = [...new Set(given)];
  const rows: Transaction[] = await transactionsById(tx, bookId, ids);
  if (rows.length !== ids.length || rows.some((row) => row.state === 'deleted')) throw transactionMissing();
  const table = '(select * from transaction where book_id = $1 and id = any($2::uuid[])) t';
  return { table, values: [bookId, ids], count: ids.length };
}

async function byFilter(tx: Sql, bookId: string, bulk: Extract<Bulk, { filter: object }>): Promise<Found> {
  const values = new Values();
  const conditions = filterConditions(bookId, await knownFilter(tx, bookId, bulk.filter), 'live', values);
  const table = rowsOf(conditions);
  const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from ${table}`, values.list);
  const count = row?.count ?? 0;
  if (count !== bulk.expectedCount) {
    throw new DomainError('count-changed', 'conflict', 'The filter finds another number of rows by now.', {
      currentCount: count,
    });
  }
  return { table, values: values.list, count };
}
