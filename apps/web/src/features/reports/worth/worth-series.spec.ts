import { describe, expect, it } from 'vitest';
import { lineOf, stepOf, untilToday } from './worth-series';

describe('the points of what is owned', () => {
  it.each([
    ['2026-11-01', '2026-11-30', 'day'],
    ['2026-01-01', '2026-12-31', 'week'],
    ['2025-01-01', '2026-12-31', 'month'],
  ] as const)('%s to %s: one each %s', (from, to, step) => expect(stepOf({ from, to })).toBe(step));

  it('end today where the days go beyond', () => {
    const span = { kind: 'monthly', from: '2026-11-01', to: '2026-11-30' } as const;
    expect(untilToday(span, '2026-11-22').to).toBe('2026-11-22');
    expect(untilToday(span, '2026-12-01')).toBe(span);
    expect(untilToday(span, '2026-10-01')).toBe(span);
  });

  it('begin with the day before, or the first that has anything', () => {
    const inr = (amount: string) => ({ amount, currency: 'INR' });
    const worth = (assets: string, debts = '0.00') => ({
      assets: inr(assets),
      debts: inr(debts),
      net: inr(assets),
    });
    const point = (day: string, assets: string) => ({ from: day, to: day, ...worth(assets) });
    const points = [point('2026-11-01', '0.00'), point('2026-11-02', '5.00'), point('2026-11-03', '0.00')];
    expect(lineOf({ date: '2026-10-31', ...worth('3.00') }, points)).toEqual([
      point('2026-10-31', '3.00'),
      ...points,
    ]);
    expect(lineOf({ date: '2026-10-31', ...worth('0.00', '1.00') }, points)).toHaveLength(4);
    expect(lineOf({ date: '2026-10-31', ...worth('0.00') }, points)).toEqual(points.slice(1));
    expect(lineOf({ date: '2026-10-31', ...worth('0.00') }, points.slice(0, 1))).toEqual([]);
  });
});
