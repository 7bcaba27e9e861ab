import type { Payee as PayeeResource } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { DomainError, foldName } from '@hisaab/kernel';

interface PayeeListRow {
  id: string;
  version: number;
  name: string;
  name_fold: string;
  count: number;
  last_category_id: string | null;
  last_account_id: string | null;
  last_tags: string[] | null;
}

/** How often each payee was used; what an alias had counts for the one that it leads to. */
const USES = `select coalesce(a.into_id, a.id) as id, count(*)::int as count
  from transaction t join payee a on a.book_id = t.book_id and a.id = t.payee_id
  where t.book_id = $1 and t.state = 'live' and t.payee_id is not null group by 1`;

const LAST = `left join lateral (
    select t.category_id, t.account_id, t.tag_ids from transaction t
    where t.book_id = $1 and t.payee_id = page.id and t.state = 'live'
    order by t.date desc, coalesce(t.time, '24:00') desc, t.id desc limit 1) last on true`;

const COLUMNS = `page.id, page.version, page.name, page.name_fold, page.count,
  last.category_id as last_category_id, last.account_id as last_account_id,
  (select json_agg(g.name) from tag g where g.book_id = $1 and g.id = any(last.tag_ids)) as last_tags`;

function toResource(bookId: string, row: PayeeListRow): PayeeResource {
  return {
    id: row.id,
    bookId,
    version: row.version,
    name: row.name,
    lastCategoryId: row.last_category_id,
    lastAccountId: row.last_account_id,
    lastTags: row.last_tags ?? [],
    count: row.count,
  };
}

/** A page of payees, the often used first, then by name. */
export async function listPayees(
  sql: Sql,
  bookId: string,
  { q, limit, cursor }: { q?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<{ items: PayeeResource[]; nextCursor: string | null }> {
  const text = q === undefined ? '' : foldName(q);
  const after = cursor === undefined ? null : decodeCursor(cursor, text);
  const rows = await sql.query<PayeeListRow>(
    `select ${COLUMNS} from (
       select p.id, p.version, p.name, p.name_fold, coalesce(u.count, 0) as count
       from payee p left join (${USES}) u on u.id = p.id
       where p.book_id = $1 and p.state = 'live' and p.into_id is null and strpos(p.name_fold, $2) > 0
         and ($3::int is null or coalesce(u.count, 0) < $3
           or (coalesce(u.count, 0) = $3 and (p.name_fold, p.id) > ($4::text, $5::uuid)))
       order by count desc, p.name_fold, p.id limit $6
     ) page ${LAST} order by page.count desc, page.name_fold, page.id`,
    [bookId, text, after?.count ?? null, after?.fold ?? null, after?.id ?? null, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const nextCursor = last ? encodeCursor([String(last.count), last.name_fold, last.id, text]) : null;
  return { items: shown.map((row) => toResource(bookId, row)), nextCursor };
}

/** Payees that are shown: live ones that are no alias. */
export async function payeeResourcesById(
  sql: Sql,
  bookId: string,
  ids: readonly string[],
): Promise<PayeeResource[]> {
  if (ids.length === 0) return [];
  const rows = await sql.query<PayeeListRow>(
    `select ${COLUMNS} from (
       select p.id, p.version, p.name, p.name_fold, (
         select count(*)::int from transaction t join payee a on a.book_id = t.book_id and a.id = t.payee_id
         where t.book_id = $1 and t.state = 'live' and (a.id = p.id or a.into_id = p.id)) as count
       from payee p where p.book_id = $1 and p.id = any($2::uuid[]) and p.state = 'live' and p.into_id is null
     ) page ${LAST}`,
    [bookId, ids],
  );
  return rows.map((row) => toResource(bookId, row));
}

function encodeCursor(parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function decodeCursor(cursor: string, text: string): { count: number; fold: string; id: string } {
  const [count = '', fold = '', id = '', madeFor] = parsed(cursor);
  const isOurs = /^[0-9]{1,9}$/.test(count) && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  if (!isOurs || madeFor !== text || fold.includes('\0')) {
    throw new DomainError(
      'invalid-cursor',
      'unprocessable',
      'This cursor is not of this list. Start at its first page.',
    );
  }
  return { count: Number(count), fold, id };
}

function parsed(cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch {
    return [];
  }
}
