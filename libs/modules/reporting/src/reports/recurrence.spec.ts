import { addDays, addMonths } from '@hisaab/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOf, runsOf, usual, yearlyCost, type Interval, type Occurrence } from './recurrence';

const START = '2024-01-05';
const STEP: Record<Interval, (index: number) => string> = {
  weekly: (index) => addDays(START, 7 * index),
  monthly: (index) => addMonths(START, index),
  quarterly: (index) => addMonths(START, 3 * index),
  yearly: (index) => addMonths(START, 12 * index),
};

/** As one would be charged: a day early or late, a little more or less. */
const regular = fc
  .record({
    interval: fc.constantFrom<Interval>('weekly', 'monthly', 'quarterly', 'yearly'),
    base: fc.bigInt(100n, 1_000_000n),
    days: fc.array(fc.record({ late: fc.integer({ min: -1, max: 1 }), percent: fc.bigInt(95n, 105n) }), {
      minLength: 3,
      maxLength: 24,
    }),
  })
  .filter(({ interval, days }) => interval !== 'weekly' || days.length > 3)
  .map(({ interval, base, days }) => ({
    interval,
    occurrences: days.map(({ late, percent }, index) => ({
      date: addDays(STEP[interval](index), late),
      amount: (base * percent) / 100n,
    })),
  }));

const anything = fc.array(
  fc.record({
    date: fc.integer({ min: 0, max: 1_100 }).map((day) => addDays(START, day)),
    amount: fc.bigInt(-500n, 5_000n),
  }),
  { maxLength: 60 },
);

describe('what recurs', () => {
  it('is found whole, a day early or late and a little more or less, in whatever order it is told', () => {
    fc.assert(
      fc.property(regular, fc.integer(), ({ interval, occurrences }, seed) => {
        const told = [...occurrences].sort((a, b) => (a.date + seed < b.date + seed ? 1 : -1));
        expect(runsOf(told)).toEqual([{ interval, members: occurrences }]);
        const day = occurrences.at(-1)?.date ?? '';
        expect(nextOf({ interval, members: occurrences }, day)).toBe(
          { weekly: addDays(day, 7), monthly: addMonths(day, 1) }[interval as 'weekly' | 'monthly'] ??
            addMonths(day, interval === 'yearly' ? 12 : 3),
        );
      }),
    );
  });

  it('is of any days at most once each, at least three times and half of all, in their order, with amounts alike', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const runs = runsOf(given);
        const members = runs.flatMap((run) => run.members);
        expect(new Set(members.map(({ date }) => date)).size).toBe(members.length);
        const sum = (list: readonly Occurrence[], date: string) =>
          list.filter((one) => one.date === date).reduce((total, { amount }) => total + amount, 0n);
        const days = new Set(given.map(({ date }) => date));
        const positive = [...days].filter((date) => sum(given, date) > 0n).length;
        expect(runs.length === 0 || members.length * 2 >= positive).toBe(true);
        for (const { date, amount } of members) expect(amount).toBe(sum(given, date));
        for (const run of runs) {
          const dates = run.members.map(({ date }) => date);
          expect(dates.length).toBeGreaterThanOrEqual(3);
          expect(dates).toEqual([...dates].sort());
          const amounts = run.members.map(({ amount }) => amount);
          expect(amounts.every((amount) => amount > 0n)).toBe(true);
          expect(amounts).toContain(usual(run.members));
          const times = { weekly: 52n, monthly: 12n, quarterly: 4n, yearly: 1n }[run.interval];
          expect(yearlyCost(run)).toBe(usual(run.members) * times);
        }
      }),
    );
  });

  it('is nothing where one shops every other day, though dates and amounts would fit', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(900n, 1_100n), { minLength: 30, maxLength: 90 }), (amounts) => {
        expect(runsOf(amounts.map((amount, day) => ({ date: addDays(START, day * 2), amount })))).toEqual([]);
      }),
    );
  });

  const months = (...list: [string, bigint][]) => list.map(([date, amount]) => ({ date, amount }));

  it('may miss every third time, and not more', () => {
    const some = months(['2026-01-31', 100n], ['2026-02-28', 100n], ['2026-04-30', 100n]);
    expect(runsOf(some)).toMatchObject([{ interval: 'monthly', members: some }]);
    expect(runsOf(months(['2026-01-31', 100n], ['2026-03-31', 100n], ['2026-05-31', 100n]))).toEqual([]);
  });

  it('goes on in a new run when the price is another', () => {
    const given = Array.from({ length: 12 }, (_, index) => ({
      date: addMonths('2026-01-01', index),
      amount: index < 6 ? 10_000n : 15_000n,
    }));
    expect(runsOf(given).map(({ members }) => members.length)).toEqual([6, 6]);
  });

  it('is not disturbed by a single other purchase, which is no part of it', () => {
    const plan = Array.from({ length: 6 }, (_, at) => ({
      date: addMonths('2026-01-10', at),
      amount: 649n,
    }));
    const card = { date: '2026-03-20', amount: 5_000n };
    expect(runsOf([...plan, card])).toEqual([{ interval: 'monthly', members: plan }]);
  });

  it('has ended when two times are over', () => {
    const members = months(['2026-01-10', 5n], ['2026-02-10', 5n], ['2026-03-10', 5n]);
    expect(nextOf({ interval: 'monthly', members }, '2026-05-15')).toBe('2026-04-10');
    expect(nextOf({ interval: 'monthly', members }, '2026-05-16')).toBeNull();
  });
});
