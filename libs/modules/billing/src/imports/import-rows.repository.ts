import type { Sql } from '@hisaab/database';
import type { CsvRecord } from './file/csv.reader';
import type { FailedReason, IgnoredReason } from './reasons';
import type { RowDraft } from './rows/row';

export type RowStatus = 'raw' | 'ready' | 'imported' | 'duplicate' | 'near' | 'failed' | 'ignored';

export interface PlannedRow {
  readonly row: number;
  readonly draft: RowDraft;
  readonly occurrence: number;
}

export interface RowOutcome {
  readonly row: number;
  readonly status: RowStatus;
  readonly reason?: FailedReason | IgnoredReason | 'already-there' | 'looks-alike' | null;
  readonly detail?: string | null;
  readonly draft?: RowDraft | null;
  readonly occurrence?: number | null;
  readonly transactionId?: string | null;
  readonly resembles?: string | null;
}

interface Of {
  readonly bookId: string;
  readonly id: string;
}

export async function dropRows(tx: Sql, { bookId, id }: Of): Promise<void> {
  await tx.query('delete from import_row where book_id = $1 and import_id = $2', [bookId, id]);
}

/** What stands in a line of the file, and what it was understood as. */
export type ReadRecord = CsvRecord & RowOutcome;

export async function insertRows(tx: Sql, { bookId, id }: Of, records: readonly ReadRecord[]): Promise<void> {
  await tx.query(
    {
      name: 'billing-import-insert-rows',
      text: `insert into import_row (book_id, import_id, row, line, cells, broken, status, reason, detail, draft,
          occurrence)
        select $1, $2, row, line, cells, broken, status, reason, detail, draft, occurrence
        from jsonb_to_recordset($3) as r (row int, line int, cells jsonb, broken boolean, status text, reason text,
          detail text, draft jsonb, occurrence int)`,
    },
    [bookId, id, JSON.stringify(records.map((record) => ({ ...record, broken: record.broken === true })))],
  );
}

/** The next rows that are to become transactions, or would if the book did not have them. */
export async function plannedAfter(
  sql: Sql,
  { bookId, id }: Of,
  after: number,
  limit: number,
): Promise<PlannedRow[]> {
  return sql.query<PlannedRow>(
    {
      name: 'billing-import-planned-after',
      text: `select row, draft, occurrence from import_row
        where book_id = $1 and import_id = $2 and row > $3 and status in ('ready', 'duplicate', 'near')
        order by row limit $4`,
    },
    [bookId, id, after, limit],
  );
}

/** What became of rows; a draft and a count that are not given stay. */
export async function setOutcomes(
  tx: Sql,
  { bookId, id }: Of,
  outcomes: readonly RowOutcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await tx.query(
    {
      name: 'billing-import-outcomes',
      // The rows are there. An update that joins them is planned by statistics that a table of this minute does
      // not have, and then compares each with each; a conflict is always found by the key.
      text: `insert into import_row as r (book_id, import_id, row, line, cells, status, reason, detail, draft,
          occurrence, transaction_id, resembles)
        select $1, $2, row, 0, '[]', status, reason, detail, draft, occurrence, transaction_id, resembles
        from jsonb_to_recordset($3) as o (row int, status text, reason text, detail text, draft jsonb,
          occurrence int, transaction_id uuid, resembles uuid)
        on conflict (book_id, import_id, row) do update set status = excluded.status, reason = excluded.reason,
          detail = excluded.detail, draft = coalesce(excluded.draft, r.draft),
          occurrence = coalesce(excluded.occurrence, r.occurrence), transaction_id = excluded.transaction_id,
          resembles = excluded.resembles`,
    },
    [
      bookId,
      id,
      JSON.stringify(
        outcomes.map((one) => ({
          row: one.row,
          status: one.status,
          reason: one.reason ?? null,
          detail: one.detail ?? null,
          draft: one.draft ?? undefined,
          occurrence: one.occurrence ?? null,
          transaction_id: one.transactionId ?? null,
          resembles: one.resembles ?? null,
        })),
      ),
    ],
  );
}

export async function countRows(
  sql: Sql,
  { bookId, id }: Of,
): Promise<{
  rows: number;
  failed: number;
  ignored: number;
  duplicates: number;
  near: number;
  firstDate: string | null;
}> {
  const [row] = await sql.query<{
    rows: number;
    failed: number;
    ignored: number;
    duplicates: number;
    near: number;
    first_date: string | null;
  }>(
    `select (count(*) filter (where status <> 'ignored'))::int as rows,
       (count(*) filter (where status = 'failed'))::int as failed,
       (count(*) filter (where status = 'ignored'))::int as ignored,
       (count(*) filter (where status = 'duplicate'))::int as duplicates,
       (count(*) filter (where status = 'near'))::int as near,
       min(draft ->> 'date') filter (where status in ('ready', 'duplicate', 'near')) as first_date
     from import_row where book_id = $1 and import_id = $2`,
    [bookId, id],
  );
  return {
    rows: row?.rows ?? 0,
    failed: row?.failed ?? 0,
    ignored: row?.ignored ?? 0,
    duplicates: row?.duplicates ?? 0,
    near: row?.near ?? 0,
    firstDate: row?.first_date ?? null,
  };
}

/**
 * Once it is in the book a row is a transaction. What a person may want to look at stays: failed rows, duplicates,
 * look-alikes, ignored ones.
 */
export async function dropImported(tx: Sql, { bookId, id }: Of, rows: readonly number[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    {
      name: 'billing-import-drop-imported',
      text: 'delete from import_row where book_id = $1 and import_id = $2 and row = any($3::int[])',
    },
    [bookId, id, rows],
  );
}
