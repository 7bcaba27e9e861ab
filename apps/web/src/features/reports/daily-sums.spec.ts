import { describe, expect, it } from 'vitest';
import { dailySums, daysPassed, keptSpans, runningSums, spansThatFit, usualCourse } from './daily-sums';
import type { Span } from './report-view';

const month = (from: string, to: string): Span => ({ kind: 'monthly', from, to });
const january = month('2026-01-01', '2026-01-31');
const february = month('2026-02-01', '2026-02-28');
const march = month('2026-03-01', '2026-03-31');
const day = (date: string, amount: string) => ({ date, expense: { amount, currency: 'INR' } });
const sums = dailySums([
  day('2025-12-31', '0.00'),
  day('2026-01-01', '1.00'),
  day('2026-01-30', '9.00'),
  day('2026-02-02', '4.00'),
  day('2026-03-02', '2.50'),
]);

describe('the course of a span', () => {
  it('adds up day by day and stays when the span has ended', () => {
    expect(runningSums(march, 3, sums)).toEqual([0n, 250n, 250n]);
    const whole = runningSums(february, 31, sums);
    expect(whole).toHaveLength(31);
    expect(whole.at(-1)).toBe(400n);
  });

  it('is usual as the (lower) median of others by the same day', () => {
    const usual = usualCourse([january, february], 31, sums);
    expect([usual?.[0], usual?.[1], usual?.[29], usual?.[30]]).toEqual([0n, 100n, 400n, 400n]);
    expect(usualCourse([], 31, sums)).toBeNull();
  });
});

describe('days and spans', () => {
  it('have passed, today among them', () => {
    expect(daysPassed(march, '2026-02-28')).toBe(0);
    expect(daysPassed(march, '2026-03-01')).toBe(1);
    expect(daysPassed(march, '2026-03-31')).toBe(31);
    expect(daysPassed(march, '2027-01-01')).toBe(31);
  });

  it('count from when the book was kept', () => {
    const december = month('2025-12-01', '2025-12-31');
    expect(keptSpans([february, january, december], sums)).toEqual([february, january]);
    expect(keptSpans([february], dailySums([]))).toEqual([]);
  });

  it('fit into one question', () => {
    expect(spansThatFit(march)).toBe(6);
    expect(spansThatFit({ from: '2026-01-01', to: '2026-12-31' })).toBe(6);
    expect(spansThatFit({ from: '2020-01-01', to: '2024-12-31' })).toBe(1);
    expect(spansThatFit({ from: '2010-01-01', to: '2024-12-31' })).toBe(0);
  });
});
