import { type Money, parseMoney, ratio } from '@hisaab/kernel';
import { type CategoryNode, type CategorySum, gathered } from '../category-tree';

interface Words {
  readonly amount: string;
  readonly currency: string;
}

/** An item of the summary by category. */
export interface CategoryItem {
  readonly category?: {
    readonly id: string | null;
    readonly name: string | null;
    readonly parentId: string | null;
  };
  readonly expense: Words;
}

export function sumsOf(items: readonly CategoryItem[]): CategorySum[] {
  return items.flatMap(({ category, expense }) =>
    category ? [{ ...category, total: parseMoney(expense) }] : [],
  );
}

export const MOST_SLICES = 7;

export interface WhereSlice {
  readonly id: string | null;
  readonly name: string | null;
  readonly total: Money;
  readonly share: number | null;
  /** The smaller ones together; their ids are of no use for a link. */
  readonly isRest: boolean;
}

/** At most seven slices and the rest; shares of the whole. */
export function slicesOf(nodes: readonly CategoryNode[]): WhereSlice[] {
  const whole = nodes.reduce((sum, { total }) => sum + total.minor, 0n);
  const { kept, rest } = gathered(nodes, MOST_SLICES);
  const slices = kept.map(({ id, name, total, share }) => ({ id, name, total, share, isRest: false }));
  const first = rest[0];
  if (!first) return slices;
  const minor = rest.reduce((sum, { total }) => sum + total.minor, 0n);
  const total = { minor, currency: first.total.currency };
  return [...slices, { id: null, name: null, total, share: ratio(minor, whole), isRest: true }];
}
