import type { Sql } from '@hisaab/database';
import { CsvReader } from './file/csv.reader';
import { readsAlike, type Import } from './import';
import { loadChunk } from './import-chunks.repository';
import type { ColumnRole, Mapping } from './mapping';

/**
 * A role whose column the file does not have when it is read as the mapping says, and how many it has; null when
 * all are there.
 */
export async function missingColumn(
  sql: Sql,
  found: Import,
  mapping: Mapping,
): Promise<{ role: ColumnRole; column: number; width: number } | null> {
  const columns = Object.entries(mapping.columns) as [ColumnRole, number][];
  const [role, column] = columns.reduce((last, one) => (one[1] > last[1] ? one : last));
  const isAlike = readsAlike(found.mapping, mapping);
  // Most often some early row has them all: then no other is looked at.
  if (isAlike && (await hasWiderRow(sql, found, column))) return null;
  const width = isAlike ? await widestRow(sql, found) : await widthOfBeginning(sql, found, mapping);
  return column < width ? null : { role, column, width };
}

async function hasWiderRow(sql: Sql, { bookId, id }: Import, column: number): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from import_row where book_id = $1 and import_id = $2 and jsonb_array_length(cells) > $3 limit 1`,
    [bookId, id, column],
  );
  return rows.length > 0;
}

async function widestRow(sql: Sql, { bookId, id }: Import): Promise<number> {
  const [row] = await sql.query<{ width: number | null }>(
    'select max(jsonb_array_length(cells)) as width from import_row where book_id = $1 and import_id = $2',
    [bookId, id],
  );
  return row?.width ?? 0;
}

/** With another separator or encoding the rows that are kept say nothing; the first piece of the bytes does. */
async function widthOfBeginning(sql: Sql, { id }: Import, mapping: Mapping): Promise<number> {
  const bytes = (await loadChunk(sql, id, 0)) ?? Buffer.alloc(0);
  const reader = new CsvReader(mapping.encoding, mapping.separator);
  const records = [...reader.push(bytes), ...reader.end()];
  return records.reduce((width, { cells }) => Math.max(width, cells.length), 0);
}
