import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { refuseUnbalanced, type Standing } from './legs';
import { keyOf, plan, type Change, type PlannedEntry, type StandingEntry, type Subject } from './plan';

const subject = (id: string, bookId = 'book'): Subject => ({ kind: 'transaction', bookId, id });

function standing(minor: bigint, date = '2026-11-20', account = 'account:a'): Standing {
  return {
    date,
    legs: [
      { account, amount: { minor, currency: 'INR' } },
      { account: 'category:c', amount: { minor: -minor, currency: 'INR' } },
    ],
  };
}

function planned(
  changes: Change[],
  known = new Map<string, StandingEntry>(),
  heads = new Map<string, bigint>(),
) {
  let made = 0;
  return plan(changes, known, heads, () => `entry-${(made += 1)}`);
}

const change = (id: string, what: Standing | null, sourceSequence = 1n): Change => ({
  subject: subject(id),
  standing: what,
  sourceSequence,
});

describe('planning entries', () => {
  it('posts what is new and goes on from the head', () => {
    const { entries } = planned([change('t', standing(5n))], new Map(), new Map([['book', 41n]]));
    expect(entries).toMatchObject([{ sequence: 42n, reversalOf: null, date: '2026-11-20' }]);
  });

  it('leaves an entry that would be the same, whatever the order of its legs', () => {
    const first = standing(5n);
    const turned = { ...first, legs: first.legs.toReversed() };
    expect(planned([change('t', first), change('t', turned, 2n)]).entries).toHaveLength(1);
  });

  it.each([
    ['amount', standing(6n)],
    ['date', standing(5n, '2026-11-21')],
    ['account', standing(5n, '2026-11-20', 'account:b')],
  ])('reverses and posts again when the %s changes', (_, next) => {
    const { entries } = planned([change('t', standing(5n)), change('t', next, 2n)]);
    expect(entries.map(({ reversalOf, date }) => ({ reversalOf, date }))).toEqual([
      { reversalOf: null, date: '2026-11-20' },
      { reversalOf: 'entry-1', date: '2026-11-20' },
      { reversalOf: null, date: next.date },
    ]);
  });

  it('reverses a deletion and posts a restoration as a new entry', () => {
    const { entries, standing: after } = planned([
      change('t', standing(5n)),
      change('t', null, 2n),
      change('t', null, 3n),
      change('t', standing(5n), 4n),
    ]);
    expect(entries.map(({ reversalOf }) => reversalOf)).toEqual([null, 'entry-1', null]);
    expect(after.get(keyOf(subject('t')))?.entry?.id).toBe('entry-3');
  });

  it('reverses what stood before the run', () => {
    const known = new Map([[keyOf(subject('t')), { ...standing(5n), id: 'old', sequence: 7n }]]);
    const { entries } = planned([change('t', null)], known, new Map([['book', 9n]]));
    expect(entries).toMatchObject([{ sequence: 10n, reversalOf: 'old' }]);
    expect(entries[0]?.legs.map(({ amount }) => amount.minor)).toEqual([-5n, 5n]);
  });
});

const anyStanding = fc.option(
  fc
    .tuple(
      fc.bigInt({ min: 1n, max: 1_000n }),
      fc.constantFrom('2026-11-20', '2026-11-21'),
      fc.constantFrom('account:a', 'account:b'),
    )
    .map(([minor, date, account]) => standing(minor, date, account)),
  { nil: null },
);
const anyRun = fc.array(
  fc.record({ id: fc.constantFrom('t', 'u', 'v'), book: fc.constantFrom('x', 'y'), standing: anyStanding }),
  { maxLength: 40 },
);

describe('any run of facts', () => {
  it('keeps balance, numbers, pairs of reversals, and the sum of what stands', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 1, max: 10 }), (run, batch) => {
        const changes = run.map((step, at): Change => ({
          subject: subject(step.id, step.book),
          standing: step.standing,
          sourceSequence: BigInt(at + 1),
        }));
        const written = inBatches(changes, batch);
        expect(written.map(shape)).toEqual(planned(changes).entries.map(shape));

        for (const entry of written) refuseUnbalanced(entry.legs);
        const ids = new Map(written.map((entry) => [entry.id, entry]));
        const reversals = written.filter(({ reversalOf }) => reversalOf !== null);
        expect(new Set(reversals.map(({ reversalOf }) => reversalOf)).size).toBe(reversals.length);
        for (const reversal of reversals) {
          const taken = ids.get(reversal.reversalOf ?? '');
          expect(taken?.date).toBe(reversal.date);
          expect(sums([...(taken?.legs ?? []), ...reversal.legs])).toEqual({});
        }
        for (const book of ['x', 'y']) {
          const own = written.filter((entry) => entry.subject.bookId === book);
          expect(own.map(({ sequence }) => sequence)).toEqual(own.map((_, at) => BigInt(at + 1)));
        }
        const last = new Map(changes.map((step) => [keyOf(step.subject), step.standing]));
        expect(sums(written.flatMap(({ legs }) => [...legs]))).toEqual(
          sums([...last.values()].flatMap((what) => [...(what?.legs ?? [])])),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

function shape({ subject: about, sequence, date, legs, reversalOf }: PlannedEntry) {
  return { about, sequence, date, legs, reversed: reversalOf !== null };
}

/** As the consumer does it: what one batch leaves standing, the next one finds. */
function inBatches(changes: readonly Change[], size: number): PlannedEntry[] {
  const known = new Map<string, StandingEntry>();
  const heads = new Map<string, bigint>();
  const written: PlannedEntry[] = [];
  let made = 0;
  for (let at = 0; at < changes.length; at += size) {
    const result = plan(changes.slice(at, at + size), known, heads, () => `entry-${(made += 1)}`);
    for (const entry of result.entries) heads.set(entry.subject.bookId, entry.sequence);
    for (const [key, { entry }] of result.standing) {
      if (entry) known.set(key, entry);
      else known.delete(key);
    }
    written.push(...result.entries);
  }
  return written;
}

function sums(legs: readonly Standing['legs'][number][]): Record<string, bigint> {
  const totals = new Map<string, bigint>();
  for (const { account, amount } of legs) totals.set(account, (totals.get(account) ?? 0n) + amount.minor);
  return Object.fromEntries([...totals].filter(([, minor]) => minor !== 0n).sort());
}
