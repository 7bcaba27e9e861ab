import { ratio, type MoneyText } from '@hisaab/kernel';
import type { Sums, Write } from './totals';

export interface Category {
  id: string;
  kind: string;
  parentId: string | null;
  name: string | null;
}

/** What the lines of one category and type add up to, in the period or in the one before. */
export interface CategorySum {
  isCurrent: boolean;
  type: string;
  categoryId: string | null;
  amount: bigint;
  lines: number;
}

export interface CategoryTotal {
  categoryId: string | null;
  name: string | null;
  kind: string;
  parentId: string | null;
  total: MoneyText;
  own: MoneyText;
  share: number | null;
  count: number;
  previous: MoneyText;
}

interface Row {
  categoryId: string | null;
  kind: string;
  parent: Row | null;
  name: string | null;
  own: bigint;
  total: bigint;
  previous: bigint;
  count: number;
}

/**
 * Own and rolled-up totals. The rows without a parent, the uncategorised ones among them, add up to the
 * totals; a category is shown under the type of its lines, which its kind equals.
 */
export function categoryTotals(
  sums: readonly CategorySum[],
  categories: readonly Category[],
  totals: Sums,
  write: Write,
): CategoryTotal[] {
  const known = new Map(categories.map((category) => [category.id, category]));
  const rows = new Map<string, Row>();

  const rowOf = (categoryId: string | null, kind: string): Row => {
    const key = `${kind} ${categoryId}`;
    const found = rows.get(key);
    if (found) return found;
    const category = categoryId === null ? undefined : known.get(categoryId);
    // A parent that is not known (yet) must not hide its child from the sum.
    const parentId = category?.parentId && known.has(category.parentId) ? category.parentId : null;
    const parent = parentId === null ? null : rowOf(parentId, kind);
    const row = {
      categoryId,
      kind,
      parent,
      name: category?.name ?? null,
      own: 0n,
      total: 0n,
      previous: 0n,
      count: 0,
    };
    rows.set(key, row);
    return row;
  };

  for (const { isCurrent, type, categoryId, amount, lines } of sums) {
    if (type !== 'expense' && type !== 'income') continue;
    const row = rowOf(categoryId, type);
    if (isCurrent) row.own += amount;
    for (let at: Row | null = row; at; at = at.parent) {
      if (isCurrent) {
        at.total += amount;
        at.count += lines;
      } else at.previous += amount;
    }
  }

  return [...rows.values()].sort(bySize).map((row) => ({
    categoryId: row.categoryId,
    name: row.name,
    kind: row.kind,
    parentId: row.parent?.categoryId ?? null,
    total: write(row.total),
    own: write(row.own),
    share: ratio(row.total, row.kind === 'income' ? totals.income : totals.expense),
    count: row.count,
    previous: write(row.previous),
  }));
}

function bySize(a: Row, b: Row): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  if (a.total !== b.total) return a.total > b.total ? -1 : 1;
  return (a.categoryId ?? '') < (b.categoryId ?? '') ? -1 : 1;
}
