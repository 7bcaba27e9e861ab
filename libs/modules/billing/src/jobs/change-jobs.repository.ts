import type { Sql } from '@hisaab/database';
import type { Batch, ChangeJob, JobKind, JobStatus } from './change-job';

interface JobRecord {
  book_id: string;
  id: string;
  user_id: string;
  kind: JobKind;
  task: object;
  status: JobStatus;
  skipped: number;
  place: object | null;
  undone_by: string | null;
}

export async function insertJob(
  tx: Sql,
  job: Pick<ChangeJob, 'bookId' | 'id' | 'userId' | 'kind' | 'task'> & { readonly total: number },
): Promise<void> {
  await tx.query(
    'insert into change_job (book_id, id, user_id, kind, task, total) values ($1, $2, $3, $4, $5, $6)',
    [job.bookId, job.id, job.userId, job.kind, JSON.stringify(job.task), job.total],
  );
}

/**
 * The oldest unfinished job of the book, locked; none that is younger than `id`. Jobs of a book follow each other in
 * the order in which they were asked for, whoever works on them.
 */
export async function oldestJob(tx: Sql, bookId: string, id: string): Promise<ChangeJob | null> {
  const [row] = await tx.query<JobRecord>(
    `select j.*, s.undone_by from change_job j join change_set s on s.book_id = j.book_id and s.id = j.id
     where j.book_id = $1 and j.id <= $2 and j.status in ('queued', 'running')
     order by j.id limit 1 for update of j`,
    [bookId, id],
  );
  if (!row) return null;
  const { kind, task, status, skipped, place } = row;
  const isUndone = row.undone_by !== null;
  return { bookId, id: row.id, userId: row.user_id, kind, task, status, skipped, place, isUndone };
}

export async function saveBatch(tx: Sql, job: ChangeJob, batch: Batch): Promise<void> {
  await tx.query(
    {
      name: 'billing-change-job-batch',
      // More rows than there were at the beginning may have come to a category that is being emptied.
      text: `update change_job set status = 'running', place = $3, done = done + $4, total = greatest(total, done + $4),
          changed = changed + $5, skipped = skipped + $6, updated_at = now()
        where book_id = $1 and id = $2`,
    },
    [job.bookId, job.id, JSON.stringify(batch.place), batch.done, batch.changed, batch.skipped.length],
  );
  if (batch.skipped.length === 0) return;
  await tx.query(
    `insert into change_job_row (book_id, job_id, position, row_id, reason)
     select $1, $2, * from unnest($3::int[], $4::uuid[], $5::text[])`,
    [
      job.bookId,
      job.id,
      batch.skipped.map((row, index) => row.position ?? job.skipped + index + 1),
      batch.skipped.map((row) => row.id),
      batch.skipped.map((row) => row.reason),
    ],
  );
}

export async function setDone(tx: Sql, { bookId, id }: ChangeJob): Promise<void> {
  await tx.query(`update change_job set status = 'done', updated_at = now() where book_id = $1 and id = $2`, [
    bookId,
    id,
  ]);
  await dropUntouched(tx, bookId, id);
}

export async function setFailed(
  tx: Sql,
  { bookId, id }: ChangeJob,
  problem: { code: string; message: string },
): Promise<void> {
  await tx.query(
    `update change_job set status = 'failed', problem = $3, updated_at = now()
     where book_id = $1 and id = $2 and status in ('queued', 'running')`,
    [bookId, id, JSON.stringify(problem)],
  );
  await dropUntouched(tx, bookId, id);
}

/** Rows whose turn never came. */
async function dropUntouched(tx: Sql, bookId: string, id: string): Promise<void> {
  await tx.query('delete from change_job_row where book_id = $1 and job_id = $2 and reason is null', [
    bookId,
    id,
  ]);
}

/** The unfinished job that does just this already, if there is one. */
export async function jobAtWork(
  tx: Sql,
  bookId: string,
  kind: JobKind,
  task: object,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `select j.id from change_job j join change_set s on s.book_id = j.book_id and s.id = j.id
     where j.book_id = $1 and j.kind = $2 and j.task = $3::jsonb and j.status in ('queued', 'running')
       and s.undone_by is null`,
    [bookId, kind, JSON.stringify(task)],
  );
  return row?.id ?? null;
}
