import type { ChangeSetResource } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import type { JobStatus } from './change-job';

interface SetRecord {
  kind: string;
  status: JobStatus | null;
  total: number | null;
  done: number | null;
  changed: number | null;
  skipped: number | null;
  undoes: string | null;
  undone_by: string | null;
  problem: { code: string; message: string } | null;
  created_at: Date;
  updated_at: Date;
}

const SKIPPED_SHOWN = 1_000;

/** How far a change set is. One without a job was done when it was answered; an import says more of itself. */
export async function changeSetResource(sql: Sql, bookId: string, id: string): Promise<ChangeSetResource> {
  const [row] = await sql.query<SetRecord>(
    `select s.kind, s.undoes, s.undone_by, s.created_at, coalesce(j.updated_at, s.created_at) as updated_at,
       j.status, j.total, j.done, j.changed, j.skipped, j.problem
     from change_set s left join change_job j on j.book_id = s.book_id and j.id = s.id
     where s.book_id = $1 and s.id = $2`,
    [bookId, id],
  );
  if (!row) throw new DomainError('change-set-not-found', 'missing', 'There is no such change in this book.');
  const counts = row.status === null ? await countsWithoutJob(sql, bookId, id) : null;
  const skippedRows = (row.skipped ?? 0) > 0 ? await skippedOf(sql, bookId, id) : [];
  return {
    changeSetId: id,
    kind: row.kind,
    status: counts?.status ?? row.status ?? 'done',
    total: counts?.changes ?? row.total ?? 0,
    done: counts?.changes ?? row.done ?? 0,
    changed: counts?.changes ?? row.changed ?? 0,
    skipped: row.skipped ?? 0,
    skippedRows,
    undoes: row.undoes,
    undoneBy: row.undone_by,
    problem: row.problem,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

async function countsWithoutJob(
  sql: Sql,
  bookId: string,
  id: string,
): Promise<{ changes: number; status: JobStatus }> {
  const [row] = await sql.query<{ changes: number; importing: boolean }>(
    `select count(*)::int as changes, exists (
       select 1 from import where book_id = $1 and change_set_id = $2 and status = 'running') as importing
     from change where book_id = $1 and change_set_id = $2`,
    [bookId, id],
  );
  return { changes: row?.changes ?? 0, status: row?.importing ? 'running' : 'done' };
}

function skippedOf(sql: Sql, bookId: string, id: string): Promise<{ id: string; reason: string }[]> {
  return sql.query<{ id: string; reason: string }>(
    `select row_id as id, reason from change_job_row
     where book_id = $1 and job_id = $2 and reason is not null order by position limit ${SKIPPED_SHOWN}`,
    [bookId, id],
  );
}
