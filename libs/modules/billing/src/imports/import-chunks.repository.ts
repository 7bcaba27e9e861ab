import type { Sql } from '@hisaab/database';

/** The bytes of a file, in pieces, in the order in which they came. */
export async function saveChunk(sql: Sql, importId: string, position: number, bytes: Buffer): Promise<void> {
  await sql.query(
    {
      name: 'billing-import-chunk',
      text: 'insert into import_chunk (import_id, position, bytes) values ($1, $2, $3)',
    },
    [importId, position, bytes],
  );
}

export async function loadChunk(sql: Sql, importId: string, position: number): Promise<Buffer | null> {
  const [row] = await sql.query<{ bytes: Buffer }>(
    {
      name: 'billing-import-load-chunk',
      text: 'select bytes from import_chunk where import_id = $1 and position = $2',
    },
    [importId, position],
  );
  return row?.bytes ?? null;
}

export async function dropChunks(sql: Sql, importId: string): Promise<void> {
  await sql.query('delete from import_chunk where import_id = $1', [importId]);
}

/** What was taken in for an import that is not there; a commit whose answer was lost has made it after all. */
export async function dropUnusedChunks(sql: Sql, bookId: string, importId: string): Promise<void> {
  await sql.query(
    `delete from import_chunk where import_id = $2
     and not exists (select from import where book_id = $1 and id = $2)`,
    [bookId, importId],
  );
}

/** Pieces of uploads that never came to an end: their process died. */
export async function dropOrphanedChunks(sql: Sql): Promise<void> {
  await sql.query(
    `delete from import_chunk c where c.created_at < now() - interval '1 day'
     and not exists (select 1 from import i where i.id = c.import_id)`,
  );
}
