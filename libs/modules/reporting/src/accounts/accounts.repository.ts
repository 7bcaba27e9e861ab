import type { Sql } from '@hisaab/database';
import type { AccountRow } from '../facts/fact.rows';

const saveAccounts = `insert into account (
    book_id, account_id, version, kind, currency, opening, opening_date, archived, state)
  select * from json_to_recordset($1::json) as told (
    book_id uuid, account_id uuid, version int, kind text, currency text, opening bigint, opening_date date,
    archived boolean, state text)
  on conflict (book_id, account_id) do update set
    version = excluded.version, kind = excluded.kind, currency = excluded.currency, opening = excluded.opening,
    opening_date = excluded.opening_date, archived = excluded.archived, state = excluded.state
  where account.version < excluded.version`;

export async function saveAccountFacts(tx: Sql, rows: readonly AccountRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(saveAccounts, [JSON.stringify(rows)]);
}
