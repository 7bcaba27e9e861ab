import { addDays, addMonths } from '@hisaab/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedAndFlexible } from './recurring';

const MONTHS = ['2026-01-01', '2026-02-01', '2026-03-01'];
const question = {
  from: '2026-01-01',
  to: '2026-03-31',
  months: MONTHS,
  day: '2026-03-31',
  currency: 'JPY',
};

const taker = (id: string, first: string, count: number, amount: bigint) => ({
  payeeId: id,
  categoryId: null,
  name: id,
  occurrences: Array.from({ length: count }, (_, at) => ({ date: addMonths(first, at), amount })),
});

describe('fixed and flexible', () => {
  it('share each month’s expenses, and list what goes on before what has ended', () => {
    const report = fixedAndFlexible(
      question,
      [5_000n, 4_000n, 3_000n],
      [
        taker('ended', '2025-09-03', 5, 50n),
        taker('rent', '2025-12-01', 4, 2_000n),
        taker('music', '2025-11-05', 5, 100n),
        taker('long ago', '2025-01-05', 5, 100n),
      ],
    );
    expect(report.months.map(({ fixed, flexible }) => [fixed.amount, flexible.amount])).toEqual([
      ['2150', '2850'],
      ['2100', '1900'],
      ['2100', '900'],
    ]);
    expect(report.totals).toMatchObject({
      fixed: { amount: '6350' },
      flexible: { amount: '5650' },
      fixedShare: 0.5292,
      yearlyCost: { amount: '25200' },
    });
    expect(report.recurring.map(({ name, next, count }) => [name, next, count])).toEqual([
      ['rent', '2026-04-01', 4],
      ['music', '2026-04-05', 5],
      ['ended', null, 5],
    ]);
  });

  it('add up to what was spent, whatever came', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 89 }), fc.bigInt(1n, 900n)), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(days, { maxLength: 5 }), (given) => {
        const takers = given.map((list, index) => ({
          ...taker(String(index), '2026-01-01', 0, 0n),
          occurrences: list.map(([day, amount]) => ({ date: addDays('2026-01-01', day), amount })),
        }));
        const all = takers.flatMap(({ occurrences }) => occurrences);
        const spent = MONTHS.map((month) =>
          all
            .filter(({ date }) => date.startsWith(month.slice(0, 7)))
            .reduce((sum, { amount }) => sum + amount, 0n),
        );
        const { months, totals } = fixedAndFlexible(question, spent, takers);
        months.forEach(({ fixed, flexible }, index) => {
          expect(BigInt(fixed.amount) + BigInt(flexible.amount)).toBe(spent[index]);
          expect(BigInt(fixed.amount)).toBeGreaterThanOrEqual(0n);
          expect(BigInt(flexible.amount)).toBeGreaterThanOrEqual(0n);
        });
        expect(BigInt(totals.fixed.amount) + BigInt(totals.flexible.amount)).toBe(
          BigInt(totals.expense.amount),
        );
      }),
    );
  });
});
