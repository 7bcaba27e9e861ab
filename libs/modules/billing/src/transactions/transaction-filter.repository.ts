import type { Sql } from '@hisaab/database';
import { CURRENCIES, foldName, minorDigits } from '@hisaab/kernel';
import { bareTag } from '../tags/tag';
import { checkRanges } from './filter-ranges';
import type { TransactionType } from './transaction';

/** Asked for in the place of an id: the rows that have none. */
const NONE = 'none';

export interface TransactionFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly type?: TransactionType | undefined;
  readonly accountId?: string | undefined;
  readonly categoryId?: string | undefined;
  readonly payeeId?: string | undefined;
  readonly tag?: string | undefined;
  readonly q?: string | undefined;
  readonly minAmount?: string | undefined;
  readonly maxAmount?: string | undefined;
  readonly source?: string | undefined;
}

/** A filter with the ids that it stands for: a category's children, the payee that was named and all merged with it. */
export interface KnownFilter extends TransactionFilter {
  readonly family?: readonly string[];
  readonly payees?: readonly string[];
}

export async function knownFilter(sql: Sql, bookId: string, filter: TransactionFilter): Promise<KnownFilter> {
  checkRanges(filter);
  const [categoryId, payeeId] = [filter.categoryId, filter.payeeId].map((id) =>
    id === NONE ? undefined : id,
  );
  if (!categoryId && !payeeId) return filter;
  const rows = await sql.query<{ noun: string; id: string }>(
    {
      name: 'billing-known-filter',
      text: `select 'category' as noun, id from category where book_id = $1 and (id = $2 or parent_id = $2)
        union all select 'payee', p.id from payee named
        join payee p on p.book_id = named.book_id and coalesce(named.into_id, named.id) in (p.id, p.into_id)
        where named.book_id = $1 and named.id = $3`,
    },
    [bookId, categoryId ?? null, payeeId ?? null],
  );
  const ids = (noun: string) => rows.filter((row) => row.noun === noun).map((row) => row.id);
  return {
    ...filter,
    ...(categoryId ? { family: ids('category') } : {}),
    ...(payeeId ? { payees: ids('payee') } : {}),
  };
}

/** The time by which rows without one are ordered: before all others of their day. */
export const ORDER_TIME = `coalesce(t.time, '24:00')`;

/** How many minor units one of the row's currency is. */
const UNIT = `case ${[0, 3, 4]
  .map((digits) => {
    const codes = CURRENCIES.filter((code) => minorDigits(code) === digits).map((code) => `'${code}'`);
    return `when t.currency in (${codes.join(', ')}) then ${10 ** digits}`;
  })
  .join(' ')} else 100 end`;

/** Adds values to a statement and gives their `$n`. */
export class Values {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** Spent or received without a category; in the words of the partial index of these rows. */
export const UNCATEGORISED = `t.category_id is null and t.split_count = 0 and t.type <> 'transfer'`;

/**
 * What the rows of a filter fulfil: one condition for each of the disjoint ways in which it finds rows (from or
 * to the account; each category of a family, or a split). Each way follows its own index in the order of the
 * list, where an `or` could not, and needs no guess of how many rows it finds.
 */
export function filterConditions(
  bookId: string,
  filter: KnownFilter,
  state: 'live' | 'deleted',
  values: Values,
): string[] {
  const book = values.add(bookId);
  const all = [`t.book_id = ${book}`, `t.state = '${state}'`];
  if (filter.from) all.push(`t.date >= ${values.add(filter.from)}::date`);
  if (filter.to) all.push(`t.date <= ${values.add(filter.to)}::date`);
  if (filter.type) all.push(`t.type = ${values.add(filter.type)}`);
  if (filter.source) all.push(`t.source = ${values.add(filter.source)}`);
  if (filter.minAmount) all.push(`t.amount_minor >= ${values.add(filter.minAmount)}::numeric * (${UNIT})`);
  if (filter.maxAmount) all.push(`t.amount_minor <= ${values.add(filter.maxAmount)}::numeric * (${UNIT})`);
  if (filter.categoryId === NONE) all.push(UNCATEGORISED);
  if (filter.payeeId === NONE) all.push('t.payee_id is null');
  if (filter.tag) {
    const tag = values.add(foldName(bareTag(filter.tag)));
    all.push(`t.tag_ids <> '{}' and t.tag_ids @> array(
      select g.id from tag g where g.book_id = ${book} and g.name_fold = ${tag} and g.state = 'live')
      and exists (select 1 from tag g where g.book_id = ${book} and g.name_fold = ${tag} and g.state = 'live')`);
  }
  if (filter.q && foldName(filter.q) !== '') all.push(words(book, values.add(foldName(filter.q))));
  return ways(filter, values).map((way) => [...all, ...way].join(' and '));
}

/** The note (of a split too), the payee's, category's or a tag's name holds the text. */
function words(book: string, text: string): string {
  return `(strpos(t.note_fold, ${text}) > 0
    or t.payee_id = any(array(select p.id from payee p left join payee o on o.book_id = p.book_id and o.id = p.into_id
      where p.book_id = ${book} and strpos(coalesce(o.name_fold, p.name_fold), ${text}) > 0))
    or t.category_id = any(array(
      select c.id from category c where c.book_id = ${book} and strpos(c.name_fold, ${text}) > 0))
    or t.tag_ids && array(select g.id from tag g where g.book_id = ${book} and strpos(g.name_fold, ${text}) > 0)
    or (t.split_count > 0 and exists (select 1 from transaction_line l
      left join category c on c.book_id = l.book_id and c.id = l.category_id
      where l.book_id = t.book_id and l.transaction_id = t.id
        and (strpos(lower(l.note), ${text}) > 0 or strpos(c.name_fold, ${text}) > 0))))`;
}

/** Beyond so many, one condition for all is cheaper to plan than one for each. */
const MOST_WAYS = 20;

function each(column: string, ids: readonly string[], values: Values): string[] {
  if (ids.length > MOST_WAYS) return [`${column} = any(${values.add(ids)}::uuid[])`];
  return ids.map((id) => `${column} = ${values.add(id)}::uuid`);
}

function ways(filter: KnownFilter, values: Values): string[][] {
  const dimensions: string[][] = [];
  if (filter.payees)
    dimensions.push(filter.payees.length > 0 ? each('t.payee_id', filter.payees, values) : ['false']);
  if (filter.family) dimensions.push(categoryWays(filter.family, values));
  if (filter.accountId) {
    const account = values.add(filter.accountId);
    dimensions.push([`t.account_id = ${account}`, `t.to_account_id = ${account}`]);
  }
  const [first = [''], ...others] = dimensions;
  const rest = others.map((other) => `(${other.join(' or ')})`);
  return first.map((way) => [...(way === '' ? [] : [way]), ...rest]);
}

function categoryWays(family: readonly string[], values: Values): string[] {
  if (family.length === 0) return ['false'];
  return [
    ...each('t.category_id', family, values),
    `t.split_count > 0 and exists (select 1 from transaction_line l where l.book_id = t.book_id
      and l.transaction_id = t.id and l.category_id = any(${values.add(family)}::uuid[]))`,
  ];
}

/** The rows of all ways as one table `t`; `tail` (an order and a limit) holds for each way by itself. */
export function rowsOf(conditions: readonly string[], tail = ''): string {
  const each = conditions.map((condition) => `(select t.* from transaction t where ${condition}${tail})`);
  return `(${each.join(' union all ')}) t`;
}
