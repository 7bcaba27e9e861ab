import type { Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import type { Import, ImportProblem, ImportStatus } from './import';
import type { Encoding, Guess, GuessWarning, Mapping } from './mapping';

interface ImportRecord {
  book_id: string;
  id: string;
  user_id: string;
  filename: string;
  size: number;
  status: ImportStatus;
  undone_by: string | null;
  commit_when_read: boolean;
  encoding: Encoding;
  mapping: Mapping | null;
  mapping_given: boolean;
  header: string[];
  fingerprint: string | null;
  confidence: Record<string, number>;
  warnings: GuessWarning[];
  rows: number;
  processed: number;
  imported: number;
  duplicates: number;
  near: number;
  failed: number;
  ignored: number;
  cursor: number;
  attempt: number;
  first_date: string | null;
  change_set_id: string | null;
  started_at: Date | null;
  problem: ImportProblem | null;
  created_at: Date;
  updated_at: Date;
}

function toImport(row: ImportRecord): Import {
  return {
    bookId: row.book_id,
    id: row.id,
    userId: row.user_id,
    filename: row.filename,
    size: row.size,
    status: row.status,
    isUndone: row.undone_by !== null,
    commitWhenRead: row.commit_when_read,
    encoding: row.encoding,
    mapping: row.mapping,
    mappingGiven: row.mapping_given,
    header: row.header,
    fingerprint: row.fingerprint,
    confidence: row.confidence,
    warnings: row.warnings,
    rows: row.rows,
    processed: row.processed,
    imported: row.imported,
    duplicates: row.duplicates,
    near: row.near,
    failed: row.failed,
    ignored: row.ignored,
    cursor: row.cursor,
    attempt: row.attempt,
    firstDate: row.first_date,
    changeSetId: row.change_set_id,
    startedAt: row.started_at,
    problem: row.problem,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** @param lock keeps the row for the rest of the transaction */
export async function findImport(sql: Sql, bookId: string, id: string, lock = false): Promise<Import> {
  const [row] = await sql.query<ImportRecord>(
    `select i.*, c.undone_by from import i
     left join change_set c on c.book_id = i.book_id and c.id = i.change_set_id
     where i.book_id = $1 and i.id = $2 ${lock ? 'for update of i' : ''}`,
    [bookId, id],
  );
  if (row) return toImport(row);
  throw new DomainError('import-not-found', 'missing', 'There is no such import in this book.');
}

/** Imports of a book, the newest first, from the one before `before` on. Ids are in the order of time. */
export async function importsBefore(
  sql: Sql,
  bookId: string,
  before: string | null,
  limit: number,
): Promise<Import[]> {
  const rows = await sql.query<ImportRecord>(
    `select i.*, c.undone_by from import i
     left join change_set c on c.book_id = i.book_id and c.id = i.change_set_id
     where i.book_id = $1 and ($2::uuid is null or i.id < $2) order by i.id desc limit $3`,
    [bookId, before, limit],
  );
  return rows.map(toImport);
}

export async function insertImport(
  tx: Sql,
  made: Pick<Import, 'bookId' | 'id' | 'userId' | 'filename' | 'size' | 'commitWhenRead' | 'encoding'>,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into import (book_id, id, user_id, filename, size, status, commit_when_read, encoding, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'reading', $6, $7, $8, $8)`,
    [made.bookId, made.id, made.userId, made.filename, made.size, made.commitWhenRead, made.encoding, at],
  );
}

/** Takes an import up: whoever had it before finds that it is not its any more. */
export async function takeUp(sql: Sql, bookId: string, id: string): Promise<Import | null> {
  const rows = await sql.query(
    'update import set attempt = attempt + 1 where book_id = $1 and id = $2 returning id',
    [bookId, id],
  );
  return rows.length === 0 ? null : findImport(sql, bookId, id);
}

/** The import while it is still this worker's, locked; null when somebody else took it up or it moved on. */
export async function lockMine(tx: Sql, mine: Import): Promise<Import | null> {
  const now = await findImport(tx, mine.bookId, mine.id, true);
  return now.attempt === mine.attempt && now.status === mine.status ? now : null;
}

/**
 * Begins the run, unless another of this book is under way: two at once would not see each other's rows, and both would
 * bring the same. One that has not moved for half a minute has lost its worker and is not waited for.
 * @returns from when on rows are none of before, or null where it has to wait; the book is locked by the caller
 */
export async function beginRun(tx: Sql, { bookId, id }: Import): Promise<Date | null> {
  const [row] = await tx.query<{ started_at: Date }>(
    `update import set started_at = clock_timestamp()
     where book_id = $1 and id = $2 and not exists (
       select 1 from import other
       where other.book_id = $1 and other.id <> $2 and other.status = 'running' and other.cursor >= 0
         and other.updated_at > clock_timestamp() - interval '30 seconds')
     returning started_at`,
    [bookId, id],
  );
  return row?.started_at ?? null;
}

export async function setProgress(
  tx: Sql,
  { bookId, id }: Import,
  change: {
    cursor: number;
    processed: number;
    imported: number;
    duplicates: number;
    near: number;
    failed: number;
  },
): Promise<void> {
  await tx.query(
    {
      name: 'billing-import-progress',
      text: `update import set cursor = $3, processed = processed + $4, imported = imported + $5,
          duplicates = duplicates + $6, near = near + $7, failed = failed + $8, updated_at = now()
        where book_id = $1 and id = $2`,
    },
    [
      bookId,
      id,
      change.cursor,
      change.processed,
      change.imported,
      change.duplicates,
      change.near,
      change.failed,
    ],
  );
}

/** How a file was understood: the end of reading, or of reading anew. */
export async function setUnderstood(
  tx: Sql,
  { bookId, id }: Import,
  understood: {
    mapping: Mapping;
    guess: Pick<Guess, 'header' | 'confidence' | 'warnings'>;
    fingerprint: string;
    firstDate: string | null;
    counts: { rows: number; failed: number; ignored: number; duplicates: number; near: number };
    status: ImportStatus;
    changeSetId: string | null;
    problem: ImportProblem | null;
  },
): Promise<void> {
  const { mapping, guess, counts } = understood;
  await tx.query(
    `update import set mapping = $3, header = $4, confidence = $5, warnings = $6, fingerprint = $7, first_date = $8,
       rows = $9, failed = $10, ignored = $11, duplicates = $12, near = $13, status = $14, change_set_id = $15,
       problem = $16, started_at = case when $14 = 'running' then now() end, processed = $10, imported = 0,
       cursor = -1, updated_at = now()
     where book_id = $1 and id = $2`,
    [
      bookId,
      id,
      JSON.stringify(mapping),
      JSON.stringify(guess.header),
      JSON.stringify(guess.confidence),
      JSON.stringify(guess.warnings),
      understood.fingerprint,
      understood.firstDate,
      counts.rows,
      counts.failed,
      counts.ignored,
      // The run counts these itself; before it they are what would happen.
      understood.status === 'running' ? 0 : counts.duplicates,
      understood.status === 'running' ? 0 : counts.near,
      understood.status,
      understood.changeSetId,
      understood.problem === null ? null : JSON.stringify(understood.problem),
    ],
  );
}

/** From the preview to the run; what was counted for the preview is counted anew. */
export async function setRunning(tx: Sql, { bookId, id }: Import, changeSetId: string): Promise<void> {
  await tx.query(
    `update import set status = 'running', change_set_id = $3, started_at = now(), cursor = -1, processed = failed,
       imported = 0, duplicates = 0, near = 0, problem = null, updated_at = now()
     where book_id = $1 and id = $2`,
    [bookId, id, changeSetId],
  );
}

export async function setMapping(tx: Sql, { bookId, id }: Import, mapping: Mapping): Promise<void> {
  await tx.query(
    `update import set status = 'reading', mapping = $3, mapping_given = true, commit_when_read = false,
       problem = null, updated_at = now()
     where book_id = $1 and id = $2`,
    [bookId, id, JSON.stringify(mapping)],
  );
}

export async function setDone(tx: Sql, { bookId, id }: Import): Promise<void> {
  await tx.query(`update import set status = 'done', updated_at = now() where book_id = $1 and id = $2`, [
    bookId,
    id,
  ]);
}

export async function setFailed(tx: Sql, { bookId, id }: Import, problem: ImportProblem): Promise<void> {
  await tx.query(
    `update import set status = 'failed', problem = $3, updated_at = now() where book_id = $1 and id = $2`,
    [bookId, id, JSON.stringify(problem)],
  );
}

export async function rememberedMapping(
  sql: Sql,
  bookId: string,
  fingerprint: string,
): Promise<Mapping | null> {
  const [row] = await sql.query<{ mapping: Mapping }>(
    'select mapping from import_layout where book_id = $1 and fingerprint = $2',
    [bookId, fingerprint],
  );
  return row?.mapping ?? null;
}

export async function rememberMapping(
  tx: Sql,
  bookId: string,
  fingerprint: string,
  mapping: Mapping,
): Promise<void> {
  await tx.query(
    `insert into import_layout (book_id, fingerprint, mapping, updated_at) values ($1, $2, $3, now())
     on conflict (book_id, fingerprint) do update set mapping = excluded.mapping, updated_at = excluded.updated_at`,
    [bookId, fingerprint, JSON.stringify(mapping)],
  );
}
