import type { ParseKeys } from 'i18next';
import type { Schemas } from '../../api/client';
import type { MoneyWords } from '../../money/format';

type Transaction = Schemas['Transaction'];

/** A value of a field, to be said in words. */
export type Told =
  | { readonly text: string }
  | { readonly money: MoneyWords }
  | { readonly date: string }
  | { readonly categoryId: string | null }
  | { readonly accountId: string | null }
  | null;

export interface Difference {
  readonly field: ParseKeys;
  readonly from: Told;
  readonly to: Told;
}

const FIELDS: readonly { readonly field: ParseKeys; readonly of: (transaction: Transaction) => Told }[] = [
  { field: 'charts.amount', of: ({ amount }) => ({ money: amount }) },
  { field: 'entry.date', of: ({ date }) => ({ date }) },
  { field: 'entry.payee', of: ({ payee }) => ({ text: payee ?? '' }) },
  { field: 'entry.category', of: ({ categoryId }) => ({ categoryId }) },
  { field: 'entry.account', of: ({ accountId }) => ({ accountId }) },
  { field: 'entry.toAccount', of: ({ toAccountId }) => ({ accountId: toAccountId }) },
  { field: 'entry.tags', of: ({ tags }) => ({ text: tags.map((tag) => `#${tag}`).join(' ') }) },
  { field: 'entry.note', of: ({ note }) => ({ text: note ?? '' }) },
  {
    field: 'entry.splits',
    of: ({ splits }) => ({ text: splits.map(({ amount }) => amount.amount).join(' + ') }),
  },
];

/** What of a transaction is other than it was, in the order of the form. */
export function differencesOf(seen: Transaction, now: Transaction): Difference[] {
  return FIELDS.flatMap(({ field, of }) => {
    const [from, to] = [of(seen), of(now)];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
  });
}
