import { Inject, Injectable } from '@nestjs/common';
import { WorkProgress, type WorkState } from '@hisaab/notification';
import { ServiceDatabases } from '@hisaab/platform';

interface Row {
  book_id: string;
  id: string;
  status: string;
}

/** The event stream's look at billing's imports and large changes, where both are in one process. */
@Injectable()
export class BillingWorkProgress extends WorkProgress {
  constructor(@Inject(ServiceDatabases) private readonly databases: ServiceDatabases) {
    super();
  }

  override async of(bookIds: readonly string[]): Promise<WorkState[]> {
    const billing = this.databases.of('billing');
    const [imports, jobs] = await Promise.all([
      billing.query<Row>(
        {
          name: 'event-stream-imports',
          text: `select book_id, id, status, rows, imported, duplicates, failed from import
            where book_id = any($1::uuid[])
              and (status in ('reading', 'running') or updated_at > now() - interval '1 minute')`,
        },
        [bookIds],
      ),
      billing.query<Row>(
        {
          name: 'event-stream-jobs',
          text: `select book_id, id, kind, status, total, done, changed, skipped from change_job
            where book_id = any($1::uuid[])
              and (status in ('queued', 'running') or updated_at > now() - interval '1 minute')`,
        },
        [bookIds],
      ),
    ]);
    return [
      ...imports.map(({ book_id: bookId, id, ...told }) => {
        const data = { importId: id, ...told };
        return { bookId, event: 'import' as const, id, status: told.status, data };
      }),
      ...jobs.map(({ book_id: bookId, id, ...told }) => {
        const data = { changeSetId: id, ...told };
        return { bookId, event: 'job' as const, id, status: told.status, data };
      }),
    ];
  }
}
