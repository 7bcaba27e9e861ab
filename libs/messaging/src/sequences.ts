export interface Fact {
  readonly id: string;
  /** Source and book: what is numbered together. */
  readonly lane: string;
  readonly sequence: number;
}

export interface Gap extends Fact {
  readonly expected: number;
}

/** A number is missing before this fact: what it says cannot be applied yet. */
export class GapError extends Error {
  constructor(consumer: string, gap: Gap) {
    super(`${consumer} expects number ${gap.expected} of ${gap.lane} and was given ${gap.sequence}`);
    this.name = 'GapError';
  }
}

/**
 * Follows the numbers of each lane on from where it stood.
 * @returns the last number of each lane, the facts that were passed already, and the first gap if it matters.
 */
export function follow(
  facts: readonly Fact[],
  stood: ReadonlyMap<string, number>,
  sequential: boolean,
): { last: Map<string, number>; old: Set<string>; gap: Gap | null } {
  const last = new Map<string, number>();
  const old = new Set<string>();
  for (const fact of facts) {
    const reached = last.get(fact.lane) ?? stood.get(fact.lane) ?? 0;
    if (fact.sequence <= reached) {
      // Twice in one batch is told by its id, not by its number.
      if (fact.sequence <= (stood.get(fact.lane) ?? 0)) old.add(fact.id);
      continue;
    }
    if (sequential && fact.sequence > reached + 1) {
      return { last, old, gap: { ...fact, expected: reached + 1 } };
    }
    last.set(fact.lane, fact.sequence);
  }
  return { last, old, gap: null };
}
