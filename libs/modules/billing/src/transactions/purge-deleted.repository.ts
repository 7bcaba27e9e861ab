import type { Sql } from '@hisaab/database';

/**
 * Takes rows away that were deleted longer than `days` ago, some at a time. Their ids are kept, so that none is
 * ever given twice; the arithmetic stays in the ledger.
 * @returns how many were taken away
 */
export async function purgeDeleted(sql: Sql, days: number, limit = 1_000): Promise<number> {
  const [row] = await sql.query<{ purged: number }>(
    `with gone as (
       delete from transaction where (book_id, id) in (
         select book_id, id from transaction
         where state = 'deleted' and deleted_at < now() - make_interval(days => $1) limit $2 for update skip locked)
       returning book_id, id
     ), kept as (
       insert into transaction_tombstone (book_id, id) select book_id, id from gone on conflict do nothing
     )
     select count(*)::int as purged from gone`,
    [days, limit],
  );
  return row?.purged ?? 0;
}
