import { describe, expect, it } from 'vitest';
import { fromFirst, stepsOf, stepSums, sumOf } from './columns-series';

const settings = { firstWeekday: 1, monthStartDay: 25 };
const today = '2026-11-22';
const inr = (amount: string) => ({ amount, currency: 'INR' });

describe('the steps of a span', () => {
  it('are the twelve months that end with it', () => {
    const { groupBy, spans } = stepsOf(
      { kind: 'monthly', from: '2026-10-25', to: '2026-11-24' },
      settings,
      today,
    );
    expect(groupBy).toBe('month');
    expect(spans).toHaveLength(12);
    expect([spans[0]?.from, spans.at(-1)?.from]).toEqual(['2025-11-25', '2026-10-25']);
  });

  it('are the months of a year, without those to come', () => {
    const year = (from: string, to: string) =>
      stepsOf({ kind: 'yearly', from, to }, settings, today).spans.map((month) => month.from);
    expect(year('2025-01-25', '2026-01-24')).toHaveLength(12);
    const running = year('2026-01-25', '2027-01-24');
    expect([running[0], running.at(-1)]).toEqual(['2026-01-25', '2026-10-25']);
  });

  it('are the weeks of days of choice, the ends as far as they go', () => {
    const { groupBy, spans } = stepsOf(
      { kind: 'custom', from: '2026-11-04', to: '2026-11-17' },
      settings,
      today,
    );
    expect(groupBy).toBe('week');
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-04', '2026-11-08'],
      ['2026-11-09', '2026-11-15'],
      ['2026-11-16', '2026-11-17'],
    ]);
  });

  it.each([
    ['2026-01-01', '2026-11-17', 'month', 11],
    ['2020-01-01', '2026-11-17', 'year', 8],
  ] as const)('of %s to %s are by %s', (from, to, groupBy, count) => {
    const steps = stepsOf({ kind: 'custom', from, to }, settings, today);
    expect([steps.groupBy, steps.spans.length]).toEqual([groupBy, count]);
  });
});

describe('their sums', () => {
  it('are found by the first day of the book’s period, and nothing else is', () => {
    const steps = stepsOf({ kind: 'custom', from: '2026-11-04', to: '2026-11-17' }, settings, today);
    const sums = stepSums(
      steps,
      [
        { week: '2026-11-09', expense: inr('5.00'), income: inr('2.00') },
        { week: '2026-11-16', expense: inr('0.00'), income: inr('10.00') },
      ],
      settings,
    );
    expect(sums.map(({ expense, income, net }) => [expense, income, net])).toEqual([
      [0n, 0n, 0n],
      [500n, 200n, -300n],
      [0n, 1000n, 1000n],
    ]);
    expect(fromFirst(sums)).toEqual(sums.slice(1));
    expect(sumOf(sums)).toEqual({ expense: 500n, income: 1200n, net: 700n });
  });
});
