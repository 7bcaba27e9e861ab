import { Inject, Injectable } from '@nestjs/common';
import type { WorkProgressState } from '@hisaab/contracts';
import { Database } from '@hisaab/database';

interface Row {
  book_id: string;
  id: string;
  status: string;
}

const IMPORTS = {
  name: 'event-stream-imports',
  text: `select book_id, id, status, rows, imported, duplicates, failed from import
    where book_id = any($1::uuid[])
      and (status in ('reading', 'running') or updated_at > now() - interval '1 minute')`,
};

const JOBS = {
  name: 'event-stream-jobs',
  text: `select book_id, id, kind, status, total, done, changed, skipped from change_job
    where book_id = any($1::uuid[])
      and (status in ('queued', 'running') or updated_at > now() - interval '1 minute')`,
};

/** Imports and large changes that run, or changed within the last minute: for the event stream to tell of. */
@Injectable()
export class WorkInProgress {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(bookIds: readonly string[]): Promise<WorkProgressState[]> {
    const [imports, jobs] = await Promise.all([
      this.database.query<Row>(IMPORTS, [bookIds]),
      this.database.query<Row>(JOBS, [bookIds]),
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
