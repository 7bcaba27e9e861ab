import { tagNamed } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { foldName, uuidv7 } from '@hisaab/kernel';
import type { Changed } from '../changes/change.recorder';
import { bareTag, makeTag, type Tag } from './tag';

interface TagRow {
  book_id: string;
  id: string;
  version: number;
  name: string;
  state: 'live' | 'deleted';
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = 'book_id, id, version, name, state, created_at, updated_at';

function toTag(row: TagRow): Tag {
  return {
    bookId: row.book_id,
    id: row.id,
    version: row.version,
    name: row.name,
    state: row.state,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export async function tagsById(sql: Sql, bookId: string, ids: readonly string[]): Promise<Tag[]> {
  if (ids.length === 0) return [];
  const rows = await sql.query<TagRow>(
    {
      name: 'billing-tags-by-id',
      text: `select ${COLUMNS} from tag where book_id = $1 and id = any($2::uuid[])`,
    },
    [bookId, ids],
  );
  return rows.map(toTag);
}

export async function tagsByName(sql: Sql, bookId: string, folded: readonly string[]): Promise<Tag[]> {
  if (folded.length === 0) return [];
  const rows = await sql.query<TagRow>(
    {
      name: 'billing-tags-by-name',
      text: `select ${COLUMNS} from tag where book_id = $1 and name_fold = any($2) and state = 'live'`,
    },
    [bookId, folded],
  );
  return rows.map(toTag);
}

export async function isTagUsed(sql: Sql, bookId: string, id: string): Promise<boolean> {
  const [row] = await sql.query<{ used: boolean }>(
    'select exists (select 1 from transaction where book_id = $1 and $2 = any(tag_ids)) as used',
    [bookId, id],
  );
  return row?.used === true;
}

/** Tags by their folded names; what is missing is made. The caller holds the book and records `made`. */
export async function resolveTags(
  tx: Sql,
  bookId: string,
  names: readonly string[],
  at: Date,
): Promise<{ tags: Map<string, Tag>; made: Changed[] }> {
  const typed = new Map(names.map((name) => [foldName(bareTag(name)), bareTag(name)]));
  typed.delete('');
  const known = await tagsByName(tx, bookId, [...typed.keys()]);
  const tags = new Map(known.map((tag) => [foldName(tag.name), tag]));
  const made = [...typed]
    .filter(([folded]) => !tags.has(folded))
    .map(([, name]) => makeTag(name, { bookId, id: uuidv7(), at }));
  await saveTags(tx, made);
  for (const tag of made) tags.set(foldName(tag.name), tag);
  return { tags, made: made.map((tag) => tagChange(null, tag)) };
}

export function tagChange(before: Tag | null, after: Tag): Changed {
  const { id, version } = after;
  const name = after.state === 'live' ? after.name : null;
  return {
    noun: 'tag',
    id,
    version,
    before: before && { name: before.name, state: before.state },
    after: { name: after.name, state: after.state },
    events: [{ event: tagNamed, subject: id, data: { id, version, name } }],
  };
}

export async function saveTags(tx: Sql, tags: readonly Tag[]): Promise<void> {
  if (tags.length === 0) return;
  const rows = tags.map((tag) => ({
    book_id: tag.bookId,
    id: tag.id,
    version: tag.version,
    name: tag.name,
    name_fold: foldName(tag.name),
    state: tag.state,
    created_at: tag.createdAt,
    updated_at: tag.updatedAt,
  }));
  await tx.query(
    {
      name: 'billing-save-tags',
      text: `insert into tag (${COLUMNS}, name_fold)
        select ${COLUMNS}, name_fold from jsonb_populate_recordset(null::tag, $1::jsonb)
        on conflict (book_id, id) do update set version = excluded.version, name = excluded.name,
          name_fold = excluded.name_fold, state = excluded.state, updated_at = excluded.updated_at`,
    },
    [JSON.stringify(rows)],
  );
}
