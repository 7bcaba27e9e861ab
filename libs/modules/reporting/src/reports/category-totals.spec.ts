import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryTotals } from './category-totals';
import { addTo, divide, noSums, writer } from './totals';

const categories = [
  { id: 'food', kind: 'expense', parentId: null, name: 'Food' },
  { id: 'rice', kind: 'expense', parentId: 'food', name: 'Rice' },
  { id: 'tea', kind: 'expense', parentId: 'food', name: 'Tea' },
  { id: 'lost', kind: 'expense', parentId: 'nowhere', name: null },
  { id: 'pay', kind: 'income', parentId: null, name: 'Pay' },
];

const sum = fc
  .record({
    isCurrent: fc.boolean(),
    categoryId: fc.constantFrom('food', 'rice', 'tea', 'lost', 'pay', 'unknown', null),
    amount: fc.bigInt(-500n, 10_000n),
    lines: fc.integer({ min: 1, max: 9 }),
    isIncome: fc.boolean(),
  })
  .map(({ isIncome, ...rest }) => ({
    ...rest,
    type: rest.categoryId === 'pay' || (isIncome && rest.categoryId === null) ? 'income' : 'expense',
  }));

describe('category totals', () => {
  it('of the rows without a parent add up to the totals, and of children to their parent', () => {
    fc.assert(
      fc.property(fc.array(sum, { maxLength: 20 }), (sums) => {
        const totals = noSums();
        for (const { isCurrent, type, amount } of sums) if (isCurrent) addTo(totals, type, amount);
        const rows = categoryTotals(sums, categories, totals, writer('JPY'));
        const add = (kind: string, parentId: string | null) =>
          rows
            .filter((row) => row.kind === kind && row.parentId === parentId)
            .reduce((total, row) => total + BigInt(row.total.amount), 0n);
        expect(add('expense', null)).toBe(totals.expense);
        expect(add('income', null)).toBe(totals.income);
        const food = rows.find((row) => row.categoryId === 'food');
        if (food) expect(BigInt(food.total.amount)).toBe(BigInt(food.own.amount) + add('expense', 'food'));
        const lines = sums.filter(({ isCurrent }) => isCurrent).reduce((count, row) => count + row.lines, 0);
        expect(rows.filter((row) => row.parentId === null).reduce((count, row) => count + row.count, 0)).toBe(
          lines,
        );
      }),
    );
  });

  it('leaves transfers out', () => {
    const transfer = { isCurrent: true, type: 'transfer', categoryId: null, amount: 5n, lines: 1 };
    expect(categoryTotals([transfer], categories, noSums(), writer('INR'))).toEqual([]);
  });
});

describe('averages', () => {
  it.each([
    [10n, 4, 3n],
    [-10n, 4, -3n],
    [9n, 4, 2n],
    [0n, 31, 0n],
  ])('%s by %i is %s', (amount, by, expected) => expect(divide(amount, by)).toBe(expected));
});
