import type { SummaryQuery } from '@hisaab/contracts';
import type { Statement } from '@hisaab/database';
import { foldName, type CivilDate, type PeriodSettings } from '@hisaab/kernel';
import { minorLimit } from './amount-limits';
import { isTimeGroup, startsWithin, type Group } from './summary';

/** More groups than this are no summary any more. */
export const MOST_GROUPS = 20_000;

export type SummaryFilters = Omit<SummaryQuery, 'groupBy' | 'currency' | 'atLeast' | 'format' | 'book'>;

export interface SummaryStatement {
  statement: string | Statement;
  values: unknown[];
  /** For each group of time the first days that its numbers (from 1) stand for. */
  starts: (CivilDate[] | null)[];
}

// The sources have the same columns. The aggregates know no payees, tags, single amounts and sources; lines are
// read only where categories matter.
const AGGREGATES = `(
    select date, type, currency, category_id, account_id, lines, transactions, amount
    from day_total where book_id = $1 and date between $2::date and $3::date
  ) as fact`;
export const LINES = `(
    select line.date, line.type, line.currency, line.category_id, line.account_id,
      coalesce(final_payee_id, head.payee_id) as payee_id, head.tag_ids, head.amount as whole, head.source,
      1 as lines, (line.line = 0)::int as transactions, line.amount
    from transaction_fact as head
    join line_fact as line using (book_id, transaction_id)
    left join payee_alias on payee_alias.book_id = $1 and payee_alias.payee_id = head.payee_id
    where head.book_id = $1 and head.state = 'live' and head.date between $2::date and $3::date
  ) as fact`;

const TRANSACTIONS = `(
    select head.date, head.type, head.currency, null::uuid as category_id, head.account_id,
      coalesce(final_payee_id, head.payee_id) as payee_id, head.tag_ids, head.amount as whole, head.source,
      1 as lines, 1 as transactions, head.amount
    from transaction_fact as head
    left join payee_alias on payee_alias.book_id = $1 and payee_alias.payee_id = head.payee_id
    where head.book_id = $1 and head.state = 'live' and head.date between $2::date and $3::date
  ) as fact`;

/** The sums of a summary in one statement: from the aggregates where they know enough, else from the facts. */
export function summaryStatement(
  bookId: string,
  currency: string,
  groups: readonly Group[],
  filters: SummaryFilters,
  settings: PeriodSettings,
): SummaryStatement {
  const values: unknown[] = [bookId, filters.from, filters.to];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const starts = groups.map((group) =>
    isTimeGroup(group) && group !== 'day' ? startsWithin(group, filters.from, filters.to, settings) : null,
  );
  const keys = groups.map((group, index) => {
    if (starts[index]) return `width_bucket(date, ${bind(starts[index])}::date[])`;
    return { day: 'date', category: 'category_id', payee: 'payee_id', account: 'account_id', tag: 'tag_id' }[
      group as 'day' | 'category' | 'payee' | 'account' | 'tag'
    ];
  });
  const conditions = conditionsOf(filters, currency, bind);
  const isWide =
    groups.some((group) => group === 'payee' || group === 'tag') ||
    [filters.payeeId, filters.tag, filters.minAmount, filters.maxAmount, filters.source].some(
      (filter) => filter !== undefined,
    );
  const isByLine = groups.includes('category') || filters.categoryId !== undefined;
  const counted = isByLine ? 'lines' : 'transactions';
  const measures = `type, currency, sum(amount)::bigint as amount, sum(${counted})::int as count`;
  const from = !isWide ? AGGREGATES : isByLine ? LINES : TRANSACTIONS;
  const where = ['lines <> 0', "type in ('expense', 'income')", ...conditions].join(' and ');
  const hasTags = groups.includes('tag');
  const keyColumns = keys.map((key, index) => `${key} as k${index}`).join(', ');
  const text = `with sums as (
    select ${keyColumns}, ${measures}
    from ${from}${hasTags ? ' left join lateral unnest(tag_ids) as tagged (tag_id) on true' : ''}
    where ${where}
    group by ${keys.map((_, index) => `k${index}, `).join('')}type, currency
    limit ${MOST_GROUPS + 1}
  )
  select false as "isTotal", sums.*${groups.map(describing).join('')}
  from sums${groups.map(joined).join('')}${hasTags ? wholeTotals(groups, measures, from, where) : ''}`;
  const isPlain = !isWide && conditions.length === 0;
  return { statement: isPlain ? { name: `summary-${groups.join('-')}`, text } : text, values, starts };
}

export function conditionsOf(
  filters: Partial<SummaryFilters>,
  currency: string,
  bind: (value: unknown) => string,
): string[] {
  const { type, accountId, categoryId, payeeId, tag, minAmount, maxAmount, source } = filters;
  const conditions: string[] = [];
  if (type !== undefined) conditions.push(`type = ${bind(type)}`);
  if (accountId !== undefined) conditions.push(`account_id = ${bind(accountId)}::uuid`);
  if (categoryId !== undefined) {
    const at = `${bind(categoryId)}::uuid`;
    conditions.push(
      `(category_id = ${at} or category_id in (select category_id from category where book_id = $1 and parent_id = ${at}))`,
    );
  }
  if (payeeId !== undefined) {
    const at = `${bind(payeeId)}::uuid`;
    conditions.push(
      `payee_id = coalesce((select final_payee_id from payee_alias where book_id = $1 and payee_id = ${at}), ${at})`,
    );
  }
  if (tag !== undefined) {
    const name = bind(foldName(tag));
    conditions.push(
      `tag_ids && (select array_agg(id) from label where book_id = $1 and noun = 'tag' and folded = ${name})`,
    );
  }
  if (minAmount !== undefined)
    conditions.push(`whole >= ${bind(minorLimit(minAmount, currency, 'least'))}::bigint`);
  if (maxAmount !== undefined)
    conditions.push(`whole <= ${bind(minorLimit(maxAmount, currency, 'greatest'))}::bigint`);
  if (source !== undefined) conditions.push(`source = ${bind(source)}`);
  return conditions;
}

function describing(group: Group, index: number): string {
  if (isTimeGroup(group)) return '';
  const parent = group === 'category' ? `, category${index}.parent_id as parent${index}` : '';
  return `, label${index}.name as name${index}${parent}`;
}

function joined(group: Group, index: number): string {
  if (isTimeGroup(group)) return '';
  const label = ` left join label as label${index} on label${index}.book_id = $1 and label${index}.id = k${index}`;
  if (group !== 'category') return label;
  return `${label} left join category as category${index} on category${index}.book_id = $1 and category${index}.category_id = k${index}`;
}

/** A transaction of two tags is in two groups; the totals have it once. */
function wholeTotals(groups: readonly Group[], measures: string, from: string, where: string): string {
  const blanks = groups.map((group) =>
    group === 'day' ? 'null::date' : isTimeGroup(group) ? 'null::int' : 'null::uuid',
  );
  const words = groups.flatMap((group) =>
    isTimeGroup(group) ? [] : group === 'category' ? ['null', 'null::uuid'] : ['null'],
  );
  return ` union all select true, ${blanks.join(', ')}, ${measures}, ${words.join(', ')}
    from ${from} where ${where} group by type, currency`;
}
