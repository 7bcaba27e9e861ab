import type { Transaction as TransactionResource } from '@hisaab/contracts';
import { formatMoney } from '@hisaab/kernel';
import { shortTime } from './transaction';

// Why folded: what can hold no tab (ids, words, numbers, days) travels as one column, since the driver takes longer
// for each of twenty columns than for splitting one.
const FOLDED = [
  'id',
  'version',
  'type',
  'date',
  'time',
  'currency',
  'amount_minor',
  'account_id',
  'to_account_id',
  'to_currency',
  'to_amount_minor',
  'category_id',
  'category_source',
  'source',
  'deleted_at',
  'change_set_id',
  'created_at',
  'updated_at',
] as const;
const NULLABLE = ['time', 'to_account_id', 'to_currency', 'to_amount_minor', 'category_id', 'deleted_at'];
const folded = FOLDED.map((name) =>
  NULLABLE.includes(name) ? `coalesce(t.${name}::text, '')` : `t.${name}`,
);

/** What a list shows of a row `t`; looked up elsewhere only for rows that have splits, a payee or tags. */
export const LISTED_COLUMNS = `concat_ws(e'\t', ${folded.join(', ')}), t.note,
  case when t.split_count > 0 then (
    select json_agg(json_build_object('categoryId', l.category_id, 'amount', l.amount_minor::text, 'note', l.note)
                    order by l.line)
    from transaction_line l where l.book_id = t.book_id and l.transaction_id = t.id
  ) end,
  case when t.payee_id is not null then (
    select json_build_array(coalesce(o.id, p.id), coalesce(o.name, p.name))
    from payee p left join payee o on o.book_id = p.book_id and o.id = p.into_id
    where p.book_id = t.book_id and p.id = t.payee_id
  ) end,
  case when t.tag_ids <> '{}' then (
    select json_agg(g.name order by place) from unnest(t.tag_ids) with ordinality as u (id, place)
    join tag g on g.book_id = t.book_id and g.id = u.id
  ) end`;

/** The columns above as the server writes them. */
export type ListedRow = readonly [
  folded: string,
  note: string | null,
  splits: string | null,
  payee: string | null,
  tags: string | null,
];

/** The folded columns; an absent value is the empty text. */
type Unfolded = [
  id: string,
  version: string,
  type: TransactionResource['type'],
  date: string,
  time: string,
  currency: string,
  amountMinor: string,
  accountId: string,
  toAccountId: string,
  toCurrency: string,
  toAmountMinor: string,
  categoryId: string,
  categorySource: TransactionResource['categorySource'],
  source: TransactionResource['source'],
  deletedAt: string,
  changeSetId: string,
  createdAt: string,
  updatedAt: string,
];

interface StoredSplit {
  categoryId: string | null;
  amount: string;
  note: string | null;
}

/** The resource straight from the row's text; `transactionResource` makes the same of a whole transaction. */
export function listedResource(
  bookId: string,
  state: TransactionResource['state'],
  [columns, note, splits, words, tags]: ListedRow,
): TransactionResource {
  const [
    id,
    version,
    type,
    date,
    time,
    currency,
    amountMinor,
    accountId,
    toAccountId,
    toCurrency,
    toAmountMinor,
    categoryId,
    categorySource,
    source,
    deletedAt,
    changeSetId,
    createdAt,
    updatedAt,
  ] = columns.split('\t') as Unfolded;
  const [payeeId, payee] = words === null ? [null, null] : (JSON.parse(words) as [string, string]);
  return {
    id,
    bookId,
    version: Number(version),
    type,
    amount: amountOf(amountMinor, currency),
    date,
    time: shortTime(time || null),
    accountId,
    toAccountId: toAccountId || null,
    toAmount: toCurrency === '' ? null : amountOf(toAmountMinor, toCurrency),
    categoryId: categoryId || null,
    categorySource,
    payeeId,
    payee,
    note,
    tags: tags === null ? [] : (JSON.parse(tags) as string[]),
    splits: splits === null ? [] : splitsOf(splits, currency),
    source,
    state,
    deletedAt: deletedAt === '' ? null : instantOf(deletedAt),
    changeSetId,
    createdAt: instantOf(createdAt),
    updatedAt: instantOf(updatedAt),
  };
}

const amountOf = (minor: string, currency: string) => formatMoney({ minor: BigInt(minor), currency });

function splitsOf(text: string, currency: string): TransactionResource['splits'] {
  return (JSON.parse(text) as StoredSplit[]).map(({ categoryId, amount, note }) => ({
    categoryId,
    amount: amountOf(amount, currency),
    note,
  }));
}

/** `2026-11-22 16:07:22.1+00`, as the server writes it in UTC, to `2026-11-22T16:07:22.100Z`. */
function instantOf(text: string): string {
  const end = text.length - 3;
  const milliseconds = text[19] === '.' ? text.slice(20, end).padEnd(3, '0').slice(0, 3) : '000';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}
