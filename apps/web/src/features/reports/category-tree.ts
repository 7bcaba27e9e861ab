import { type Money, money, ratio } from '@hisaab/kernel';

/** A sum of one category, as the summary by category has it; without a category the id is null. */
export interface CategorySum {
  readonly id: string | null;
  readonly parentId: string | null;
  readonly name: string | null;
  readonly total: Money;
}

export interface CategoryNode {
  readonly id: string | null;
  readonly name: string | null;
  /** With the children. */
  readonly total: Money;
  /** Of the sum of the roots; null where that is nothing. */
  readonly share: number | null;
  /** The largest first; what the parent holds itself is the child with the parent’s id. */
  readonly children: readonly CategoryNode[];
}

const byTotal = (a: CategoryNode, b: CategoryNode) =>
  a.total.minor === b.total.minor ? 0 : a.total.minor > b.total.minor ? -1 : 1;

/**
 * Rolls the sums up two levels, the largest first. The name of a parent that has no sum of its own comes from
 * `nameOf`. The sums of the roots add up to the sums that were given.
 */
export function rolledUp(
  sums: readonly CategorySum[],
  currency: string,
  nameOf: (id: string) => string | null,
): CategoryNode[] {
  const whole = sums.reduce((sum, { total }) => sum + total.minor, 0n);
  const ids = new Map<string | null, CategorySum[]>();
  for (const sum of sums) {
    const root = sum.parentId ?? sum.id;
    ids.set(root, [...(ids.get(root) ?? []), sum]);
  }
  const node = (id: string | null, name: string | null, minor: bigint, children: CategoryNode[]) => ({
    id,
    name,
    total: money(minor, currency),
    share: ratio(minor, whole),
    children,
  });
  return [...ids]
    .map(([id, parts]) => {
      const name = parts.find((part) => part.id === id)?.name ?? (id === null ? null : nameOf(id));
      const minor = parts.reduce((sum, { total }) => sum + total.minor, 0n);
      const children = parts
        .filter((part) => part.total.minor !== 0n)
        .map((part) => node(part.id, part.name, part.total.minor, []));
      const isAlone = children.length === 1 && children[0]?.id === id;
      return node(id, name, minor, isAlone ? [] : children.sort(byTotal));
    })
    .filter(({ total }) => total.minor !== 0n)
    .sort(byTotal);
}

/** At most so many of the largest, and the rest of them as one; a rest of one stays itself. */
export function gathered<One extends { readonly total: Money }>(
  sorted: readonly One[],
  most: number,
): { kept: readonly One[]; rest: readonly One[] } {
  if (sorted.length <= most + 1) return { kept: sorted, rest: [] };
  return { kept: sorted.slice(0, most), rest: sorted.slice(most) };
}
