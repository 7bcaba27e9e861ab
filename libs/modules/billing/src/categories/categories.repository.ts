import type { Sql } from '@hisaab/database';
import { DomainError, foldName } from '@hisaab/kernel';
import type { Category, CategoryKind } from './category';

interface CategoryRow {
  book_id: string;
  id: string;
  version: number;
  name: string;
  kind: CategoryKind;
  parent_id: string | null;
  icon: string | null;
  color: string | null;
  archived: boolean;
  state: 'live' | 'deleted';
  into_id: string | null;
  seed_key: string | null;
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = `book_id, id, version, name, kind, parent_id, icon, color, archived, state, into_id, seed_key,
  created_at, updated_at`;

function toCategory(row: CategoryRow): Category {
  return {
    bookId: row.book_id,
    id: row.id,
    version: row.version,
    name: row.name,
    kind: row.kind,
    parentId: row.parent_id,
    icon: row.icon,
    color: row.color,
    archived: row.archived,
    state: row.state,
    intoId: row.into_id,
    seedKey: row.seed_key,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** All live categories, in the order they were made. */
export async function liveCategories(sql: Sql, bookId: string): Promise<Category[]> {
  const rows = await sql.query<CategoryRow>(
    {
      name: 'billing-categories',
      text: `select ${COLUMNS} from category where book_id = $1 and state = 'live' order by created_at, id`,
    },
    [bookId],
  );
  return rows.map(toCategory);
}

export async function categoriesById(sql: Sql, bookId: string, ids: readonly string[]): Promise<Category[]> {
  if (ids.length === 0) return [];
  const rows = await sql.query<CategoryRow>(
    {
      name: 'billing-categories-by-id',
      text: `select ${COLUMNS} from category where book_id = $1 and id = any($2::uuid[])`,
    },
    [bookId, ids],
  );
  return rows.map(toCategory);
}

export function categoryMissing(): DomainError {
  return new DomainError('category-not-found', 'missing', 'There is no such category in this book.');
}

export async function liveCategory(sql: Sql, bookId: string, id: string): Promise<Category> {
  const [category] = await categoriesById(sql, bookId, [id]);
  if (category?.state === 'live') return category;
  throw categoryMissing();
}

/** Rows that were deleted but can be restored count as use. */
export async function areCategoriesUsed(sql: Sql, bookId: string, ids: readonly string[]): Promise<boolean> {
  const [row] = await sql.query<{ used: boolean }>(
    `select exists (select 1 from transaction where book_id = $1 and category_id = any($2::uuid[]))
         or exists (select 1 from transaction_line where book_id = $1 and category_id = any($2::uuid[])) as used`,
    [bookId, ids],
  );
  return row?.used === true;
}

/** Writes whole rows, new ones and changed ones alike. */
export async function saveCategories(tx: Sql, categories: readonly Category[]): Promise<void> {
  if (categories.length === 0) return;
  const rows = categories.map((category) => ({
    book_id: category.bookId,
    id: category.id,
    version: category.version,
    name: category.name,
    name_fold: foldName(category.name),
    kind: category.kind,
    parent_id: category.parentId,
    icon: category.icon,
    color: category.color,
    archived: category.archived,
    state: category.state,
    into_id: category.intoId,
    seed_key: category.seedKey,
    created_at: category.createdAt,
    updated_at: category.updatedAt,
  }));
  await tx.query(
    {
      name: 'billing-save-categories',
      text: `insert into category (${COLUMNS}, name_fold)
        select ${COLUMNS}, name_fold from jsonb_populate_recordset(null::category, $1::jsonb)
        on conflict (book_id, id) do update set version = excluded.version, name = excluded.name,
          name_fold = excluded.name_fold, kind = excluded.kind, parent_id = excluded.parent_id,
          icon = excluded.icon, color = excluded.color, archived = excluded.archived,
          state = excluded.state, into_id = excluded.into_id, updated_at = excluded.updated_at`,
    },
    [JSON.stringify(rows)],
  );
}
