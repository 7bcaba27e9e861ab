import type { Sql } from '@hisaab/database';
import type { CategoryRow, LabelRow, Merge } from '../facts/fact.rows';

const saveCategories = `insert into category (book_id, category_id, version, kind, parent_id, archived, state)
  select * from json_to_recordset($1::json) as told (
    book_id uuid, category_id uuid, version int, kind text, parent_id uuid, archived boolean, state text)
  on conflict (book_id, category_id) do update set
    version = excluded.version, kind = excluded.kind, parent_id = excluded.parent_id,
    archived = excluded.archived, state = excluded.state
  where category.version < excluded.version`;

const saveLabels = `insert into label (book_id, id, noun, version, name, folded)
  select * from json_to_recordset($1::json) as told (
    book_id uuid, id uuid, noun text, version int, name text, folded text)
  on conflict (book_id, id) do update set
    version = excluded.version, name = excluded.name, folded = excluded.folded
  where label.version < excluded.version`;

const saveAlias = `insert into payee_alias (book_id, payee_id, into_payee_id, final_payee_id)
  values ($1, $2, $3, $3)
  on conflict (book_id, payee_id) do update set into_payee_id = excluded.into_payee_id`;

// `union` and not `union all`: a merge back into one that was merged away ends instead of going round.
const resolveAliases = `with recursive chain (payee_id, at) as (
    select payee_id, into_payee_id from payee_alias where book_id = $1
    union
    select chain.payee_id, payee_alias.into_payee_id
    from chain join payee_alias on payee_alias.book_id = $1 and payee_alias.payee_id = chain.at
  ), ends as (
    select payee_id, at from chain
    where not exists (select from payee_alias where book_id = $1 and payee_id = chain.at)
  )
  update payee_alias set final_payee_id = ends.at
  from ends
  where payee_alias.book_id = $1 and payee_alias.payee_id = ends.payee_id and final_payee_id <> ends.at`;

export async function saveCategoryFacts(tx: Sql, rows: readonly CategoryRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(saveCategories, [JSON.stringify(rows)]);
}

export async function saveNames(tx: Sql, rows: readonly LabelRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(saveLabels, [JSON.stringify(rows)]);
}

// A merge the other way round ends the old one; otherwise the two would point at each other.
const endReverse = `delete from payee_alias
  where book_id = $1 and payee_id = $3 and (final_payee_id = $2 or payee_id = $2)`;

/** Merges in their order; no fact is touched, readers go through the alias. */
export async function mergePayees(tx: Sql, merges: readonly Merge[]): Promise<void> {
  for (const { bookId, payeeId, intoPayeeId } of merges) {
    await tx.query(endReverse, [bookId, payeeId, intoPayeeId]);
    // Merged into itself: it stands alone again.
    if (payeeId !== intoPayeeId) await tx.query(saveAlias, [bookId, payeeId, intoPayeeId]);
    await tx.query(resolveAliases, [bookId]);
  }
}
