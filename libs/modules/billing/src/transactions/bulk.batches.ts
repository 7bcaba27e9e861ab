import { Injectable } from '@nestjs/common';
import type { BulkChange } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import type { ChangeSet } from '../changes/change-set';
import type { Batch, ChangeJob, SkippedRow } from '../jobs/change-job';
import { bulkChanged, type BulkStep } from './bulk-change';
import { takeRows } from './bulk-rows.repository';
import { bulkStep } from './bulk-step.repository';
import type { Transaction } from './transaction';
import { TransactionWriter, type TransactionStep } from './transaction.writer';
import { transactionsById } from './transactions.repository';

/** What a bulk job is to do with the rows that it keeps a list of. */
export interface BulkTask {
  readonly change: BulkChange;
}

interface Place {
  readonly position: number;
}

/** Changes the rows that a bulk change found, some at a time. The caller holds the book. */
@Injectable()
export class BulkBatches {
  constructor(private readonly writer: TransactionWriter) {}

  async next(tx: Sql, job: ChangeJob, set: ChangeSet, size: number): Promise<Batch | null> {
    const { change } = job.task as BulkTask;
    const listed = await takeRows(tx, set, (job.place as Place | null)?.position ?? 0, size);
    const last = listed.at(-1);
    if (!last) return null;
    const { step, made } = await bulkStep(tx, set.bookId, change, set.at);
    const ids = listed.map(({ id }) => id);
    const now = new Map((await transactionsById(tx, set.bookId, ids)).map((row) => [row.id, row]));
    const steps: TransactionStep[] = [];
    const skipped: SkippedRow[] = [];
    for (const { id, position } of listed) {
      const before = now.get(id);
      const after = before ? changedOrWhyNot(before, step, set) : 'purged';
      if (typeof after === 'string') skipped.push({ id, position, reason: after });
      else if (before && after) steps.push({ before, after });
    }
    await this.writer.write(tx, set, steps, made);
    return { place: { position: last.position }, done: listed.length, changed: steps.length, skipped };
  }
}

/**
 * What was asked for later wins: a row that a younger change set touched is left alone. (The ids of change sets
 * are in the order of their time.)
 */
function changedOrWhyNot(before: Transaction, step: BulkStep, set: ChangeSet): Transaction | null | string {
  if (before.state === 'deleted' || before.changeSetId > set.id) return 'changed-since';
  try {
    return bulkChanged(before, step, set);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
