import {
  addDays,
  periodOf,
  startOf,
  type CivilDate,
  type MoneyText,
  type PeriodSettings,
} from '@hisaab/kernel';
import { addTo, noSums, totalsOf, writer, type Sums, type Totals } from './totals';

const PERIODS = { day: 'day', week: 'weekly', month: 'monthly', year: 'yearly' } as const;
export type TimeGroup = keyof typeof PERIODS;
export type NamedGroup = 'category' | 'payee' | 'account' | 'tag';
export type Group = TimeGroup | NamedGroup;

export function isTimeGroup(group: Group): group is TimeGroup {
  return group in PERIODS;
}

/** The first days of the periods that touch the range, in order. */
export function startsWithin(
  group: TimeGroup,
  from: CivilDate,
  to: CivilDate,
  settings: PeriodSettings,
): CivilDate[] {
  const kind = PERIODS[group];
  const starts: CivilDate[] = [];
  for (let start = startOf(kind, from, settings); start <= to;) {
    starts.push(start);
    start = addDays(kind === 'day' ? start : periodOf(kind, start, settings).to, 1);
  }
  return starts;
}

/** A group's key as the store gives it: the first day of a time, or an id with what it is called. */
export interface Key {
  key: string | null;
  name: string | null;
  kind: string | null;
  parentId: string | null;
}

export interface SummaryRow {
  keys: Key[];
  type: string;
  amount: bigint;
  count: number;
}

interface Named {
  id: string | null;
  name: string | null;
}

export interface SummaryItem extends Partial<Record<TimeGroup, CivilDate>> {
  category?: Named & { kind: string; parentId: string | null };
  payee?: Named;
  account?: Named;
  tag?: Named;
  expense: MoneyText;
  income: MoneyText;
  net: MoneyText;
  count: number;
}

interface Item {
  keys: Key[];
  sums: Sums;
  count: number;
}

/** Rows of the two types become one item a group; in the order of time, else the larger first. */
export function summaryItems(
  groups: readonly Group[],
  rows: readonly SummaryRow[],
  currency: string,
): SummaryItem[] {
  const write = writer(currency);
  const items = new Map<string, Item>();
  for (const { keys, type, amount, count } of rows) {
    // Uncategorised lines exist of both kinds, which are never one item.
    const id = keys.map(({ key, kind }) => `${key} ${kind}`).join(' ');
    const item = items.get(id) ?? { keys, sums: noSums(), count: 0 };
    addTo(item.sums, type, amount);
    item.count += count;
    items.set(id, item);
  }
  return [...items.values()]
    .sort((a, b) => compareItems(groups, a, b))
    .map(({ keys, sums, count }) => ({
      ...Object.assign({}, ...groups.map((group, index) => described(group, keys[index]))),
      expense: write(sums.expense),
      income: write(sums.income),
      net: write(sums.income - sums.expense),
      count,
    }));
}

function described(group: Group, key: Key | undefined): Partial<SummaryItem> {
  const { name = null, kind = null, parentId = null } = key ?? {};
  const id = key?.key ?? null;
  if (isTimeGroup(group)) return { [group]: id ?? '' };
  if (group === 'category') return { category: { id, name, kind: kind ?? 'expense', parentId } };
  return { [group]: { id, name } };
}

function compareItems(groups: readonly Group[], a: Item, b: Item): number {
  for (const [index, group] of groups.entries()) {
    if (!isTimeGroup(group)) continue;
    const [x, y] = [a.keys[index]?.key ?? '', b.keys[index]?.key ?? ''];
    if (x !== y) return x < y ? -1 : 1;
  }
  const size = ({ sums }: Item): bigint => sums.expense + sums.income;
  if (size(a) !== size(b)) return size(a) > size(b) ? -1 : 1;
  const text = ({ keys }: Item): string => keys.map(({ key }) => key ?? '').join(' ');
  return text(a) < text(b) ? -1 : 1;
}

export function totalsOfRows(rows: readonly { type: string; amount: bigint }[], currency: string): Totals {
  const sums = noSums();
  for (const { type, amount } of rows) addTo(sums, type, amount);
  return totalsOf(sums, writer(currency));
}
