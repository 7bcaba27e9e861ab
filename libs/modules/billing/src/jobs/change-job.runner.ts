import { setImmediate as breathe } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import { Health } from '@hisaab/observability';
import { ModuleConfig } from '@hisaab/platform';
import type { BillingConfig } from '../billing.config';
import { MoveBatches } from '../categories/move.batches';
import { lockBook } from '../changes/change.recorder';
import { newChangeSet, type ChangeSet } from '../changes/change-set';
import { UndoBatches } from '../changes/undo.batches';
import { BulkBatches } from '../transactions/bulk.batches';
import type { Batch, ChangeJob, JobKind } from './change-job';
import { oldestJob, saveBatch, setDone, setFailed } from './change-jobs.repository';

/** Others of the book wait for a batch: it is kept short. */
const BATCH_ROWS = 400;

/** Does the next rows of a job in the caller's transaction; null when all of them are done. */
interface Batches {
  next(tx: Sql, job: ChangeJob, set: ChangeSet, size: number): Promise<Batch | null>;
}

/** The process ends; the message comes again and the next worker goes on. */
class Stopping extends Error {}

/**
 * Brings a job to its end, batch by batch: the rows, their events and how far the job is are committed together,
 * so that after any death the next worker goes on where this one stood.
 */
@Injectable()
export class ChangeJobRunner {
  private readonly batches: Readonly<Record<JobKind, Batches>>;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly health: Health,
    @Inject(ModuleConfig) private readonly config: BillingConfig,
    bulk: BulkBatches,
    move: MoveBatches,
    undo: UndoBatches,
  ) {
    this.batches = { bulk, move, undo };
  }

  /** Ends when this job and the older ones of its book are done. */
  async run(bookId: string, id: string): Promise<void> {
    while (await this.runBatch(bookId, id)) {
      if (this.health.isDraining()) {
        throw new Stopping('The process is ending; the change goes on with the next one.');
      }
      await breathe();
    }
  }

  /** @returns whether there is more to do */
  async runBatch(bookId: string, id: string): Promise<boolean> {
    let job: ChangeJob | null = null;
    try {
      return await this.database.transaction(async (tx) => {
        await lockBook(tx, bookId);
        job = await oldestJob(tx, bookId, id);
        if (job) await this.work(tx, job);
        return job !== null;
      });
    } catch (error) {
      // What speaks of the storage passes; what the rows or the book refuse would be refused again.
      if (!job || !(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      await setFailed(this.database, job, { code: error.code, message: error.message });
      return true;
    } finally {
      this.outbox.wake();
    }
  }

  private async work(tx: Sql, job: ChangeJob): Promise<void> {
    const set = newChangeSet(job.bookId, job.kind, job.userId, { id: job.id });
    const size = Math.min(BATCH_ROWS, this.config.HISAAB_BULK_LIMIT);
    const batch = job.isUndone ? null : await this.batches[job.kind].next(tx, job, set, size);
    await (batch ? saveBatch(tx, job, batch) : setDone(tx, job));
  }
}
