import { negate, type CivilDate } from '@hisaab/kernel';

import type { Leg, Standing } from './legs';

export interface Subject {
  readonly kind: 'transaction' | 'opening';
  readonly bookId: string;
  readonly id: string;
}

/** An entry that stands in the journal now. */
export interface StandingEntry extends Standing {
  readonly id: string;
  readonly sequence: bigint;
}

/** What a fact says of a subject: what is to stand for it from now on, or nothing. */
export interface Change {
  readonly subject: Subject;
  readonly standing: Standing | null;
  /** The fact's number in the book. */
  readonly sourceSequence: bigint;
}

export interface PlannedEntry {
  readonly subject: Subject;
  readonly id: string;
  readonly sequence: bigint;
  readonly date: CivilDate;
  readonly legs: readonly Leg[];
  readonly reversalOf: string | null;
  readonly sourceSequence: bigint;
}

export interface Plan {
  readonly entries: readonly PlannedEntry[];
  /** What stands after it for each subject whose entry changed; null where nothing does any more. */
  readonly standing: ReadonlyMap<string, { subject: Subject; entry: StandingEntry | null }>;
}

export function keyOf({ bookId, id }: { bookId: string; id: string }): string {
  return `${bookId}/${id}`;
}

/**
 * Works out the entries that a run of facts needs. Only another date, account, category or amount posts
 * again; what changed is reversed with the date of the entry that it takes back.
 */
export function plan(
  changes: readonly Change[],
  standing: ReadonlyMap<string, StandingEntry>,
  heads: ReadonlyMap<string, bigint>,
  newId: () => string,
): Plan {
  const entries: PlannedEntry[] = [];
  const next = new Map(heads);
  const after = new Map<string, { subject: Subject; entry: StandingEntry | null }>();

  for (const { subject, standing: wanted, sourceSequence } of changes) {
    const key = keyOf(subject);
    const known = after.get(key);
    const current = known ? known.entry : (standing.get(key) ?? null);
    if (current && wanted && sameStanding(current, wanted)) continue;

    const post = (what: Standing, reversalOf: string | null): StandingEntry => {
      const sequence = (next.get(subject.bookId) ?? 0n) + 1n;
      next.set(subject.bookId, sequence);
      const entry = { id: newId(), sequence, date: what.date, legs: what.legs };
      entries.push({ ...entry, subject, reversalOf, sourceSequence });
      return entry;
    };
    if (current) post(reversed(current), current.id);
    const entry = wanted ? post(wanted, null) : null;
    if (current || entry) after.set(key, { subject, entry });
  }
  return { entries, standing: after };
}

function reversed({ date, legs }: Standing): Standing {
  return { date, legs: legs.map(({ account, amount }) => ({ account, amount: negate(amount) })) };
}

function sameStanding(a: Standing, b: Standing): boolean {
  return a.date === b.date && fingerprint(a) === fingerprint(b);
}

/** The order of splits is no accounting matter. */
function fingerprint({ legs }: Standing): string {
  return legs
    .map(({ account, amount }) => `${account} ${amount.currency} ${amount.minor}`)
    .sort()
    .join('\n');
}
