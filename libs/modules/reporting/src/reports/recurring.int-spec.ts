import { recurring, type Recurring } from '@hisaab/contracts';
import { addDays, addMonths, uuidv7 } from '@hisaab/kernel';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTo, reportingParts } from '../test/reporting-parts';
import { ToldBook } from '../test/told-book';

let store: TestDatabase;
let parts: ReturnType<typeof reportingParts>;
const book = new ToldBook();
const [rent, shop, music, oldMusic] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
const maid = book.category({ name: '=Maid' });

const spent = (count: number, given: (index: number) => Parameters<ToldBook['transaction']>[0]) =>
  Array.from({ length: count }, (_, index) => book.recorded(book.transaction(given(index))));

beforeAll(async () => {
  store = await testDatabase();
  parts = reportingParts(store.database('reporting'));
  await parts.consumer.project([
    ...maid.messages,
    book.named('payee', rent, 'Landlord'),
    book.named('payee', music, 'Music'),
    ...spent(8, (at) => ({ payeeId: rent, minor: '1000.00', date: addMonths('2025-08-01', at) })),
    // The payee changed its name, and was merged.
    ...spent(3, (at) => ({ payeeId: oldMusic, minor: '99.00', date: addMonths('2025-10-15', at) })),
    ...spent(3, (at) => ({ payeeId: music, minor: '99.00', date: addMonths('2026-01-15', at) })),
    book.fact('billing.payee.merged.v1', { payeeId: oldMusic, intoPayeeId: music }),
    ...spent(30, (at) => ({ payeeId: shop, minor: '50.00', date: addDays('2026-01-01', at * 3) })),
    ...spent(12, (at) => ({ categoryId: maid.id, minor: '20.00', date: addDays('2026-01-05', at * 7) })),
    ...spent(5, (at) => ({ minor: '7.00', date: addMonths('2025-11-20', at) })),
    ...spent(3, (at) => ({ type: 'income', payeeId: shop, date: addMonths('2026-01-20', at) })),
    book.recorded(book.transaction({ amount: { amount: '5', currency: 'JPY' }, date: '2026-02-01' })),
  ]);
});
afterAll(() => store.drop());

const QUARTER = { from: '2026-01-01', to: '2026-03-31' };
const inr = (amount: string) => ({ amount, currency: 'INR' });

async function asked(query: Record<string, unknown> = {}): Promise<Recurring> {
  const text = await parts.flows.recurring(accessTo(book.bookId), { ...QUARTER, ...query }, 'json');
  return recurring.parse(JSON.parse(text));
}

describe('how much is fixed', () => {
  it('finds what recurs by payee, and by category where there is none', async () => {
    const report = await asked();
    expect(
      report.recurring.map(({ payeeId, categoryId, name, interval, typical, yearlyCost, next, count }) => ({
        ...{ payeeId, categoryId, name, interval, count, next },
        ...{ typical: typical.amount, yearlyCost: yearlyCost.amount },
      })),
    ).toEqual([
      {
        ...{ payeeId: rent, categoryId: null, name: 'Landlord', interval: 'monthly', count: 8 },
        ...{ typical: '1000.00', yearlyCost: '12000.00', next: '2026-04-01' },
      },
      {
        ...{ payeeId: music, categoryId: null, name: 'Music', interval: 'monthly', count: 6 },
        ...{ typical: '99.00', yearlyCost: '1188.00', next: '2026-04-15' },
      },
      {
        ...{ payeeId: null, categoryId: maid.id, name: '=Maid', interval: 'weekly', count: 12 },
        ...{ typical: '20.00', yearlyCost: '1040.00', next: '2026-03-30' },
      },
    ]);
    expect(report.totals.fixed).toEqual(inr('3537.00'));
    expect(report.totals.yearlyCost).toEqual(inr('14228.00'));
    expect(report.otherCurrencies).toEqual(['JPY']);
    const summary = JSON.parse(
      await parts.reports.summary(accessTo(book.bookId), { ...QUARTER, groupBy: 'month' }, 'json'),
    ) as { items: { month: string; expense: { amount: string } }[]; totals: { expense: unknown } };
    expect(report.totals.expense).toEqual(summary.totals.expense);
    expect(report.months.map(({ month }) => month)).toEqual(summary.items.map(({ month }) => month));
  });

  it('looks at what the filters leave, and at no month beyond the range', async () => {
    expect((await asked({ categoryId: maid.id })).recurring).toMatchObject([{ categoryId: maid.id }]);
    expect((await asked({ payeeId: oldMusic })).recurring).toMatchObject([{ payeeId: music }]);
    expect((await asked({ accountId: uuidv7() })).totals).toMatchObject({ fixedShare: null });
    const march = await asked({ from: '2026-03-10' });
    expect(march.months).toMatchObject([{ month: '2026-03-01', fixed: inr('139.00') }]);
    await expect(asked({ from: '2026-04-01' })).rejects.toThrow(
      expect.objectContaining({ code: 'reversed-range' }),
    );
  });

  it('is a table as well, in which no name is a formula', async () => {
    const csv = await parts.flows.recurring(accessTo(book.bookId), QUARTER, 'csv');
    const lines = csv.trim().split('\r\n');
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([15]));
    expect(lines).toHaveLength(7);
    expect(csv).toContain("'=Maid,weekly,20.00,1040.00,2026-01-05,2026-03-23,2026-03-30,12");
  });
});
