import { addDays, periodOf } from '@hisaab/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorLimit } from './amount-limits';
import { startsWithin, summaryItems } from './summary';

describe('starts within a range', () => {
  it('are the first days of exactly the periods that touch it', () => {
    const settings = fc.record({
      firstWeekday: fc.integer({ min: 1, max: 7 }),
      monthStartDay: fc.integer({ min: 1, max: 31 }),
    });
    const group = fc.constantFrom('day', 'week', 'month', 'year' as const);
    const kinds = { day: 'weekly', week: 'weekly', month: 'monthly', year: 'yearly' } as const;
    fc.assert(
      fc.property(
        group,
        fc.nat({ max: 20_000 }),
        fc.nat({ max: 900 }),
        settings,
        (by, start, days, bookSettings) => {
          const from = addDays('1990-01-01', start);
          const to = addDays(from, days);
          const starts = startsWithin(by, from, to, bookSettings);
          const expected = new Set(
            Array.from({ length: days + 1 }, (_, day) => addDays(from, day)).map((date) =>
              by === 'day' ? date : periodOf(kinds[by], date, bookSettings).from,
            ),
          );
          expect(starts).toEqual([...expected]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('summary items', () => {
  it('join the two types of a group, in the order of time, else the larger first', () => {
    const key = (date: string, id: string | null, kind: string) => [
      { key: date, name: null, kind: null, parentId: null },
      { key: id, name: id, kind, parentId: null },
    ];
    const rows = [
      { keys: key('2026-02-01', 'a', 'expense'), type: 'expense', amount: 5n, count: 1 },
      { keys: key('2026-01-01', 'b', 'expense'), type: 'expense', amount: 2n, count: 1 },
      { keys: key('2026-01-01', null, 'expense'), type: 'expense', amount: 3n, count: 1 },
      { keys: key('2026-01-01', null, 'income'), type: 'income', amount: 1n, count: 2 },
    ];
    const items = summaryItems(['month', 'category'], rows, 'JPY');
    expect(
      items.map(({ month, category, net, count }) => [
        month,
        category?.id,
        category?.kind,
        net.amount,
        count,
      ]),
    ).toEqual([
      ['2026-01-01', null, 'expense', '-3', 1],
      ['2026-01-01', 'b', 'expense', '-2', 1],
      ['2026-01-01', null, 'income', '1', 2],
      ['2026-02-01', 'a', 'expense', '-5', 1],
    ]);
    const account = [{ key: 'x', name: 'Cash', kind: null, parentId: null }];
    expect(
      summaryItems(
        ['account'],
        [
          { keys: account, type: 'expense', amount: 5n, count: 1 },
          { keys: account, type: 'income', amount: 7n, count: 2 },
        ],
        'JPY',
      ),
    ).toMatchObject([{ account: { id: 'x', name: 'Cash' }, net: { amount: '2' }, count: 3 }]);
  });
});

describe('limits of amounts', () => {
  it.each([
    ['100', 'INR', 'least', 10_000n],
    ['100.5', 'INR', 'greatest', 10_050n],
    ['1.001', 'INR', 'least', 101n],
    ['1.009', 'INR', 'greatest', 100n],
    ['1.5', 'JPY', 'least', 2n],
    ['1.5', 'JPY', 'greatest', 1n],
    ['1.0000', 'JPY', 'least', 1n],
  ] as const)('%s %s as the %s is %s', (amount, currency, side, expected) => {
    expect(minorLimit(amount, currency, side)).toBe(expected);
  });
});
