import pg from 'pg';

/** Keeps the answers to refused requests too, so it is the one that a refusal may write. */
const EXCEPT = 'idempotency_key';

/**
 * A hash of every table that holds rows of a book, in every schema: equal before and after where nothing was
 * written. A table without rows of the book is left out, so that one which appears is seen as well.
 */
export async function bookFingerprint(admin: pg.Pool, bookId: string): Promise<Record<string, string>> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'book_id' and not a.attisdropped
     where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> $1
       and n.nspname not in ('pg_catalog', 'information_schema')
     order by 1`,
    [EXCEPT],
  );
  const hashes = tables.map(
    ({ name }) =>
      `select ${pg.escapeLiteral(name)} as name, count(*)::int as rows,
         md5(string_agg(t::text, E'\\n' order by t::text)) as hash
       from ${name} t where book_id = $1`,
  );
  const { rows } = await admin.query<{ name: string; rows: number; hash: string | null }>(
    hashes.join('\nunion all\n'),
    [bookId],
  );
  return Object.fromEntries(
    rows.filter((table) => table.rows > 0).map((table) => [table.name, `${table.rows} rows ${table.hash}`]),
  );
}
