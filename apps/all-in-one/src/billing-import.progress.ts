import { Inject, Injectable } from '@nestjs/common';
import { ImportProgress, type ImportState } from '@hisaab/notification';
import { ServiceDatabases } from '@hisaab/platform';

interface Row extends Omit<ImportState, 'bookId' | 'importId'> {
  book_id: string;
  id: string;
}

/** The event stream's look at billing's imports, where both are in one process. */
@Injectable()
export class BillingImportProgress extends ImportProgress {
  constructor(@Inject(ServiceDatabases) private readonly databases: ServiceDatabases) {
    super();
  }

  override async of(bookIds: readonly string[]): Promise<ImportState[]> {
    const rows = await this.databases.of('billing').query<Row>(
      {
        name: 'event-stream-imports',
        text: `select book_id, id, status, rows, imported, duplicates, failed from import
          where book_id = any($1::uuid[])
            and (status in ('reading', 'running') or updated_at > now() - interval '1 minute')`,
      },
      [bookIds],
    );
    return rows.map(({ book_id: bookId, id: importId, ...counts }) => ({ bookId, importId, ...counts }));
  }
}
