import { describe, expect, it } from 'vitest';
import { dailySums } from '../daily-sums';
import type { Span } from '../report-view';
import { paceOf } from './pace-series';

const month = (from: string, to: string): Span => ({ kind: 'monthly', from, to });
const march = month('2026-03-01', '2026-03-31');
const february = month('2026-02-01', '2026-02-28');
const january = month('2026-01-01', '2026-01-31');
const sums = dailySums(
  Object.entries({
    '2026-01-01': '10.00',
    '2026-01-02': '10.00',
    '2026-02-01': '4.00',
    '2026-02-28': '6.00',
    '2026-03-01': '3.00',
    '2026-03-02': '5.00',
    '2026-03-20': '100.00',
  }).map(([date, amount]) => ({ date, expense: { amount, currency: 'INR' } })),
);

describe('the pace', () => {
  it('is what is spent by today, beside the same day before and as usual', () => {
    const pace = paceOf(march, [february, january], sums, '2026-03-02');
    expect(pace.spent).toBe(800n);
    expect(pace.isRunning).toBe(true);
    expect(pace.besideBefore).toEqual({ kind: 'more', share: 1, by: 400n });
    expect(pace.besideUsual).toEqual({ kind: 'more', share: 1, by: 400n });
    expect(pace.days).toHaveLength(31);
    expect(pace.days[1]).toEqual({ date: '2026-03-02', spent: 800n, before: 400n, usual: 400n });
    // What is entered ahead is not spent yet; a shorter month stays at its end.
    expect(pace.days[30]).toEqual({ date: '2026-03-31', spent: null, before: 1000n, usual: 1000n });
  });

  it('ends with the whole sum when the span is over', () => {
    const pace = paceOf(march, [], sums, '2026-05-01');
    expect(pace).toMatchObject({
      spent: 10_800n,
      isRunning: false,
      besideUsual: null,
      besideBefore: null,
    });
    expect(pace.days.at(-1)).toEqual({ date: '2026-03-31', spent: 10_800n, before: null, usual: null });
  });

  it('has the whole of a longer span before on its last day', () => {
    const april = month('2026-04-01', '2026-04-30');
    const late = dailySums([
      { date: '2026-03-01', expense: { amount: '1.00', currency: 'INR' } },
      { date: '2026-03-31', expense: { amount: '7.00', currency: 'INR' } },
    ]);
    const { days } = paceOf(april, [march], late, '2026-04-30');
    expect(days.slice(-2).map(({ before }) => before)).toEqual([100n, 800n]);
  });

  it('is set beside nothing that began before the book', () => {
    const pace = paceOf(february, [january, month('2025-12-01', '2025-12-31')], sums, '2026-02-28');
    expect(pace).toMatchObject({ hasBefore: true, besideBefore: { kind: 'less', by: 1000n } });
    const late = dailySums([{ date: '2026-01-20', expense: { amount: '1.00', currency: 'INR' } }]);
    const begun = paceOf(january, [], late, '2026-01-21').days;
    expect(begun.flatMap(({ date, spent }) => (spent === null ? [] : [[date, spent]]))).toEqual([
      ['2026-01-19', 0n],
      ['2026-01-20', 100n],
      ['2026-01-21', 100n],
    ]);
    const first = paceOf(january, [month('2025-12-01', '2025-12-31')], sums, '2026-01-02');
    expect(first).toMatchObject({ spent: 2000n, hasBefore: false, besideBefore: null, besideUsual: null });
    expect(first.days.every(({ before, usual }) => before === null && usual === null)).toBe(true);
  });

  it('says nothing of a span to come', () => {
    const pace = paceOf(march, [february], sums, '2026-02-20');
    expect(pace.spent).toBe(0n);
    expect(pace.besideBefore).toBeNull();
    expect(pace.days.every(({ spent }) => spent === null)).toBe(true);
  });
});
