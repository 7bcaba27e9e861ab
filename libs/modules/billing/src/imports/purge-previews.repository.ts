import type { Sql } from '@hisaab/database';

/**
 * Takes imports away that nobody committed for `days`, with their rows and the bytes of their files, some at a
 * time. One that is being mapped or committed just now is locked, and left; what came into the book stays listed.
 * @returns how many were taken away
 */
export async function purgePreviews(sql: Sql, days: number, limit: number): Promise<number> {
  const [row] = await sql.query<{ purged: number }>(
    `with gone as (
       delete from import where (book_id, id) in (
         select book_id, id from import
         where status in ('reading', 'preview', 'failed') and imported = 0
           and updated_at < now() - make_interval(days => $1)
         limit $2 for update skip locked)
       returning id
     ), files as (
       delete from import_chunk where import_id in (select id from gone)
     )
     select count(*)::int as purged from gone`,
    [days, limit],
  );
  return row?.purged ?? 0;
}
