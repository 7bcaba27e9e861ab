import type { InboxNumbers, UncategorisedGroups } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { formatMoney, money } from '@hisaab/kernel';
import { UNCATEGORISED } from '../transactions/transaction-filter.repository';

const ROWS = `from transaction t where t.book_id = $1 and t.state = 'live' and ${UNCATEGORISED}`;

/** The count of the navigation's badge; exported so that a test can explain it. */
export const NUMBERS = `select (select count(*)::int ${ROWS}) as uncategorised,
  (select count(*)::int from import where book_id = $1 and status = 'preview') as previews`;

// An alias stands for the payee that it leads to. What the payee had last is looked up for the groups that are shown
// alone.
const GROUPS = `with groups as (
    select coalesce(p.into_id, p.id) as payee_id, g.type, sum(g.count)::int as count, max(g.newest) as newest,
      case when min(g.currency) = max(g.currency) then min(g.currency) end as currency, sum(g.minor)::int8 as minor
    from (
      select t.payee_id, t.type, t.currency, count(*) as count, max(t.date) as newest, sum(t.amount_minor) as minor
      ${ROWS} group by 1, 2, 3) g
    left join payee p on p.book_id = $1 and p.id = g.payee_id
    group by 1, 2
  ), page as (
    select *, count(*) over ()::int as groups, sum(count) over ()::int as entries from groups
    order by count desc, newest desc, payee_id, type limit $2
  )
  select page.*, p.name, (
      select c.id from (
        select t.category_id, t.date, t.time, t.id from payee a
        cross join lateral (
          select t.category_id, t.date, t.time, t.id from transaction t
          where t.book_id = $1 and t.payee_id = a.id and t.state = 'live' and t.type = page.type
            and t.category_id is not null
          order by t.date desc, coalesce(t.time, '24:00') desc, t.id desc limit 1) t
        where a.book_id = $1 and (a.id = page.payee_id or a.into_id = page.payee_id)
        order by t.date desc, coalesce(t.time, '24:00') desc, t.id desc limit 1) t
      join category c on c.book_id = $1 and c.id = t.category_id and c.state = 'live' and not c.archived
    ) as suggested_category_id
  from page left join payee p on p.book_id = $1 and p.id = page.payee_id
  order by page.count desc, page.newest desc, page.payee_id, page.type`;

interface GroupRow {
  payee_id: string | null;
  name: string | null;
  type: string;
  count: number;
  newest: string;
  /** null where the entries are in several. */
  currency: string | null;
  minor: bigint;
  suggested_category_id: string | null;
  groups: number;
  entries: number;
}

export async function inboxNumbers(sql: Sql, bookId: string): Promise<InboxNumbers> {
  const [row] = await sql.query<{ uncategorised: number; previews: number }>(
    { name: 'billing-inbox-numbers', text: NUMBERS },
    [bookId],
  );
  return { uncategorised: row?.uncategorised ?? 0, previews: row?.previews ?? 0 };
}

export async function uncategorisedGroups(
  sql: Sql,
  bookId: string,
  limit: number,
): Promise<UncategorisedGroups> {
  const rows = await sql.query<GroupRow>({ name: 'billing-inbox-groups', text: GROUPS }, [bookId, limit]);
  return {
    items: rows.map((row) => ({
      payeeId: row.payee_id,
      payee: row.name,
      type: row.type,
      count: row.count,
      newest: row.newest,
      total: row.currency === null ? null : formatMoney(money(row.minor, row.currency)),
      suggestedCategoryId: row.suggested_category_id,
    })),
    groups: rows[0]?.groups ?? 0,
    entries: rows[0]?.entries ?? 0,
  };
}
