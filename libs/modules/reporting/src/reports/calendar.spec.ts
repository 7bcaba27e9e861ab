import { addDays } from '@hisaab/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDays } from './calendar';
import { entriesWithin, ordered } from './range';

const FROM = '2026-02-20';
const TO = '2026-03-20';

const sum = fc.record({
  date: fc.nat({ max: 28 }).map((day) => addDays(FROM, day)),
  type: fc.constantFrom('expense', 'income'),
  amount: fc.bigInt(1n, 10_000n),
  count: fc.integer({ min: 1, max: 9 }),
});

describe('a calendar', () => {
  it('has every day once, and the days add up to the totals', () => {
    fc.assert(
      fc.property(fc.array(sum, { maxLength: 40 }), (sums) => {
        const { days, totals, spendDays, largest, median } = calendarDays(FROM, TO, sums, 'JPY');
        expect(days.map(({ date }) => date)).toEqual(
          Array.from({ length: 29 }, (_, day) => addDays(FROM, day)),
        );
        for (const kind of ['expense', 'income'] as const) {
          expect(days.reduce((total, day) => total + BigInt(day[kind].amount), 0n)).toBe(
            BigInt(totals[kind].amount),
          );
        }
        expect(days.reduce((count, day) => count + day.count, 0)).toBe(
          sums.reduce((count, day) => count + day.count, 0),
        );
        const spent = days
          .map(({ expense }) => Number(expense.amount))
          .filter((amount) => amount > 0)
          .sort((a, b) => a - b);
        expect(spendDays).toBe(spent.length);
        expect(largest && Number(largest.expense.amount)).toBe(spent.at(-1) ?? null);
        expect(median && Number(median.expense.amount)).toBe(
          spent[Math.floor((spent.length - 1) / 2)] ?? null,
        );
      }),
    );
  });
});

describe('a range', () => {
  it('goes forward, over a bounded number of entries', () => {
    expect(() => ordered(FROM, FROM)).not.toThrow();
    expect(() => ordered(TO, FROM)).toThrow(expect.objectContaining({ code: 'reversed-range' }));
    expect(() => entriesWithin(3_700)).not.toThrow();
    expect(() => entriesWithin(3_701)).toThrow(expect.objectContaining({ code: 'too-many-groups' }));
  });
});
