import type { ImportRowsQuery, ImportsQuery } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { DomainError, isUuidv7 } from '@hisaab/kernel';
import type { Import } from './import';
import type { RowStatus } from './import-rows.repository';
import { importsBefore } from './imports.repository';
import type { RowDraft } from './rows/row';

export interface ShownRow {
  readonly row: number;
  readonly line: number;
  readonly cells: string[];
  readonly status: RowStatus;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly draft: RowDraft | null;
  readonly transaction_id: string | null;
  readonly resembles: string | null;
}

/** A page of an import's rows, in the order of the file. */
export async function pageOfRows(
  sql: Sql,
  bookId: string,
  importId: string,
  query: Pick<ImportRowsQuery, 'limit' | 'cursor' | 'status'>,
): Promise<{ items: ShownRow[]; nextCursor: string | null }> {
  const bound = [importId, query.status ?? ''];
  const after = query.cursor === undefined ? -1 : readRow(query.cursor, bound);
  const rows = await sql.query<ShownRow>(
    `select row, line, cells, status, reason, detail, draft, transaction_id, resembles from import_row
     where book_id = $1 and import_id = $2 and row > $3 and ($5::text is null or status = $5)
     order by row limit $4`,
    [bookId, importId, after, query.limit + 1, query.status ?? null],
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? writeCursor(last.row, bound) : null };
}

/** A page of a book's imports, the newest first. */
export async function pageOfImports(
  sql: Sql,
  bookId: string,
  { limit, cursor }: Pick<ImportsQuery, 'limit' | 'cursor'>,
): Promise<{ items: Import[]; nextCursor: string | null }> {
  const bound = ['imports', bookId];
  const before = cursor === undefined ? null : readId(cursor, bound);
  const found = await importsBefore(sql, bookId, before, limit + 1);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? writeCursor(last.id, bound) : null };
}

/** A cursor holds for the list that it was made with alone: the import and the status, or the book. */
function writeCursor(place: number | string, bound: readonly string[]): string {
  return Buffer.from(JSON.stringify([place, ...bound])).toString('base64url');
}

function readRow(cursor: string, bound: readonly string[]): number {
  const row = readPlace(cursor, bound);
  if (typeof row === 'number' && Number.isInteger(row) && row >= 0 && row < 2 ** 31) return row;
  return refuseCursor();
}

function readId(cursor: string, bound: readonly string[]): string {
  const id = readPlace(cursor, bound);
  if (typeof id === 'string' && isUuidv7(id)) return id;
  return refuseCursor();
}

function readPlace(cursor: string, bound: readonly string[]): unknown {
  const [place, ...made] = parsed(cursor);
  return JSON.stringify(made) === JSON.stringify(bound) ? place : null;
}

function refuseCursor(): never {
  throw new DomainError(
    'invalid-cursor',
    'unprocessable',
    'This cursor is not of this list. Start at its first page.',
  );
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
