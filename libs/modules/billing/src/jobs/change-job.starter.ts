import { Injectable } from '@nestjs/common';
import { changeRequested } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { Outbox } from '@hisaab/messaging';
import { Answer } from '@hisaab/platform';
import { ChangeRecorder, type Changed } from '../changes/change.recorder';
import type { ChangeSet } from '../changes/change-set';
import type { JobKind } from './change-job';
import { insertJob } from './change-jobs.repository';
import { changeSetResource } from './change-set-resource.repository';

/** Puts a change into the background: what is to be done and the word to do it are in one transaction. */
@Injectable()
export class ChangeJobStarter {
  constructor(
    private readonly outbox: Outbox,
    private readonly recorder: ChangeRecorder,
  ) {}

  /** @param made what the request itself makes for the rows */
  async start(
    tx: Sql,
    set: ChangeSet,
    job: { readonly userId: string; readonly kind: JobKind; readonly task: object; readonly total: number },
    made: readonly Changed[] = [],
  ): Promise<Answer> {
    const { bookId, id } = set;
    await insertJob(tx, { bookId, id, ...job });
    const sequence = await this.recorder.record(tx, set, made);
    await this.outbox.append(tx, bookId, [
      { event: changeRequested, subject: id, data: { changeSetId: id, bookId } },
    ]);
    return this.answer(tx, bookId, id, sequence);
  }

  async answer(tx: Sql, bookId: string, id: string, sequence: bigint): Promise<Answer> {
    return new Answer(202, await changeSetResource(tx, bookId, id), {
      'x-book-sequence': sequence.toString(),
    });
  }
}
