import { describe, expect, it } from 'vitest';
import { cellsOf, heaviestOf, limitsOf, shadeOf } from './days-series';

const day = (date: string, amount: string) => ({ date, expense: { amount, currency: 'INR' } });
const settings = { firstWeekday: 7, monthStartDay: 1 };

describe('the days', () => {
  // 2026-11-01 was a Sunday.
  const cells = cellsOf(
    [
      day('2026-10-31', '4.00'),
      day('2026-11-01', '0.00'),
      day('2026-11-02', '1.00'),
      day('2026-11-03', '2.00'),
      day('2026-11-04', '3.00'),
    ],
    settings,
  );

  it('lie in the book’s weeks', () => {
    expect(cells.map(({ weekday, week }) => [weekday, week])).toEqual([
      [6, 0],
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
  });

  it('are as heavy as they are among the others', () => {
    expect(cells.map(({ level }) => level)).toEqual([4, 0, 1, 2, 3]);
    expect(limitsOf([5n, 0n, 5n])).toEqual([5n]);
    expect(limitsOf([1n, 1n, 1n, 1n, 1n, 1n, 2n, 3n, 4n, 9n])).toEqual([1n, 4n, 9n]);
    expect(limitsOf([0n])).toEqual([]);
    expect(cellsOf([day('2026-11-01', '5.00'), day('2026-11-02', '5.00')], settings)[1]?.level).toBe(1);
  });

  it.each([
    [1, [0, 4]],
    [2, [0, 2, 4]],
    [3, [0, 1, 3, 4]],
    [4, [0, 1, 2, 3, 4]],
  ])('of %i steps have different shades', (steps, shades) => {
    expect(shades.map((_, level) => shadeOf(level, steps))).toEqual(shades);
  });

  it('tell the heaviest, and those without spending that have passed', () => {
    expect(heaviestOf(cells, '2026-10-01', '2026-11-02')).toEqual({ day: cells[0], free: 1, passed: 3 });
    expect(heaviestOf(cells, '2026-11-02', '2026-11-02')).toMatchObject({ free: 0, passed: 1 });
    expect(heaviestOf([], '2026-10-01', '2026-11-02')).toEqual({ day: null, free: 0, passed: 0 });
  });
});
