import type { Sql } from '@hisaab/database';

/** The change sets of samples that are in the book, the oldest first. */
export async function presentSamples(sql: Sql, bookId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    {
      name: 'billing-present-samples',
      text: `select id from change_set where book_id = $1 and kind = 'sample' and undone_by is null
             order by created_at, id`,
    },
    [bookId],
  );
  return rows.map(({ id }) => id);
}

/** How many live rows those change sets made. */
export async function countSampleRows(sql: Sql, bookId: string, sets: readonly string[]): Promise<number> {
  if (sets.length === 0) return 0;
  const [row] = await sql.query<{ count: number }>(
    {
      name: 'billing-count-sample-rows',
      text: `select count(*)::int as count from change c
             join transaction t on t.book_id = c.book_id and t.id = c.noun_id and t.state = 'live'
             where c.book_id = $1 and c.change_set_id = any($2::uuid[]) and c.noun = 'transaction'`,
    },
    [bookId, sets],
  );
  return row?.count ?? 0;
}
