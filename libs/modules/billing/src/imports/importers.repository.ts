import type { Sql } from '@hisaab/database';

/** How people are called, so that their own column is found in a file of shared costs; a name that is gone is dropped. */
export async function keepName(
  tx: Sql,
  { userId, version, name }: { userId: string; version: number; name: string | null },
): Promise<void> {
  await tx.query(
    `insert into member_name as kept (user_id, version, name) values ($1, $2, $3)
     on conflict (user_id) do update set version = excluded.version, name = excluded.name
     where kept.version < excluded.version`,
    [userId, version, name],
  );
}

export async function nameOf(sql: Sql, userId: string): Promise<string | null> {
  const [row] = await sql.query<{ name: string | null }>('select name from member_name where user_id = $1', [
    userId,
  ]);
  return row?.name ?? null;
}
