import { uuidv7 } from '@hisaab/kernel';
import { periodReport, type PeriodReport } from '@hisaab/contracts';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { accessTo, reportingParts } from '../test/reporting-parts';
import { ToldBook } from '../test/told-book';

let store: TestDatabase;
let parts: ReturnType<typeof reportingParts>;
let book: ToldBook;

beforeAll(async () => {
  store = await testDatabase();
  parts = reportingParts(store.database('reporting'));
});
afterAll(() => store.drop());
beforeEach(() => {
  book = new ToldBook();
});

async function monthly(
  query: Record<string, unknown> = {},
  kind: 'weekly' | 'monthly' | 'yearly' = 'monthly',
): Promise<PeriodReport> {
  const text = await parts.reports.period(
    accessTo(book.bookId),
    kind,
    { date: '2026-03-10', ...query },
    'json',
  );
  return periodReport.parse(JSON.parse(text));
}

const inr = (amount: string) => ({ amount, currency: 'INR' });

describe('a period report', () => {
  it('of an empty book is empty, in the currency of the token', async () => {
    const report = await monthly();
    expect(report.totals).toEqual({
      expense: inr('0.00'),
      income: inr('0.00'),
      net: inr('0.00'),
      savingsRate: null,
    });
    expect(report.byDay).toHaveLength(31);
    expect(report.statistics).toEqual({
      count: 0,
      averagePerDay: inr('0.00'),
      median: null,
      largest: null,
      largestTransactionId: null,
      noSpendDays: 31,
    });
    expect(report.asOf).toEqual({ sequence: 0, time: null });
  });

  it('adds up, rolls up, and names things', async () => {
    const food = book.category({ name: 'Food' });
    const snacks = book.category({ name: 'Snacks', parentId: food.id });
    const salary = book.category({ name: 'Salary', kind: 'income' });
    const payee = uuidv7();
    const big = book.transaction({ minor: '300.00', categoryId: food.id, date: '2026-03-02' });
    const split = book.transaction({
      minor: '150.00',
      date: '2026-03-05',
      payeeId: payee,
      lines: [
        { categoryId: food.id, amount: inr('50.00') },
        { categoryId: snacks.id, amount: inr('100.00') },
      ],
    });
    await parts.consumer.project([
      ...[food, snacks, salary].flatMap(({ messages }) => messages),
      book.named('payee', payee, 'Swiggy'),
      book.named('account', book.accountId, 'Cash'),
      book.recorded(big),
      book.recorded(split),
      book.recorded(book.transaction({ minor: '20.00', date: '2026-03-31' })),
      book.recorded(book.transaction({ minor: '1000.00', type: 'income', categoryId: salary.id })),
      book.recorded(
        book.transaction({ minor: '5000.00', type: 'transfer', lines: [], toAccountId: uuidv7() }),
      ),
      book.recorded(book.transaction({ minor: '70.00', categoryId: snacks.id, date: '2026-02-28' })),
    ]);

    const report = await monthly();
    expect(report.totals).toEqual({
      expense: inr('470.00'),
      income: inr('1000.00'),
      net: inr('530.00'),
      savingsRate: 0.53,
    });
    const row = (id: string | null) => report.byCategory.find(({ categoryId }) => categoryId === id);
    expect(row(food.id)).toEqual({
      categoryId: food.id,
      name: 'Food',
      kind: 'expense',
      parentId: null,
      total: inr('450.00'),
      own: inr('350.00'),
      share: 0.9574,
      count: 3,
      previous: inr('70.00'),
    });
    expect(row(snacks.id)).toMatchObject({
      parentId: food.id,
      total: inr('100.00'),
      own: inr('100.00'),
      count: 1,
    });
    expect(row(null)).toMatchObject({ name: null, parentId: null, total: inr('20.00'), count: 1 });
    expect(report.byDay?.[1]).toEqual({ date: '2026-03-02', expense: inr('300.00'), income: inr('0.00') });
    expect(report.byAccount).toEqual([
      {
        accountId: book.accountId,
        name: 'Cash',
        expense: inr('470.00'),
        income: inr('1000.00'),
        net: inr('530.00'),
        count: 4,
      },
    ]);
    expect(report.topPayees).toEqual([{ payeeId: payee, name: 'Swiggy', total: inr('150.00'), count: 1 }]);
    expect(report.statistics).toEqual({
      count: 4,
      averagePerDay: inr('15.16'),
      median: inr('150.00'),
      largest: inr('300.00'),
      largestTransactionId: big.id,
      noSpendDays: 28,
    });
    expect(report.previous).toMatchObject({
      from: '2026-02-01',
      to: '2026-02-28',
      totals: { expense: inr('70.00') },
    });
    expect(report.asOf.sequence).toBe(book.sequence);

    const year = await monthly({}, 'yearly');
    expect(year.byMonth?.map(({ expense }) => expense.amount).slice(0, 4)).toEqual([
      '0.00',
      '70.00',
      '470.00',
      '0.00',
    ]);
  });

  it('takes the lower median', async () => {
    const amounts = ['10.00', '40.00', '20.00', '30.00'];
    await parts.consumer.project(amounts.map((minor) => book.recorded(book.transaction({ minor }))));
    expect((await monthly()).statistics.median).toEqual(inr('20.00'));
  });

  it('moves a category with its parent, without a new fact', async () => {
    const [food, home] = [book.category({ name: 'Food' }), book.category({ name: 'Home' })];
    const rice = book.category({ name: 'Rice', parentId: food.id });
    await parts.consumer.project([food, home, rice].flatMap(({ messages }) => messages));
    await parts.consumer.project([book.recorded(book.transaction({ categoryId: rice.id }))]);
    expect((await monthly()).byCategory.find(({ categoryId }) => categoryId === food.id)?.total).toEqual(
      inr('100.00'),
    );
    const moved = {
      id: rice.id,
      version: 2,
      kind: 'expense',
      parentId: home.id,
      archived: false,
      state: 'live',
    };
    await parts.consumer.project([book.fact('billing.category.changed.v1', { category: moved })]);
    const report = await monthly();
    expect(report.byCategory.find(({ categoryId }) => categoryId === food.id)).toBeUndefined();
    expect(report.byCategory.find(({ categoryId }) => categoryId === home.id)?.total).toEqual(inr('100.00'));
  });

  it('follows merged payees to where they went, and back', async () => {
    const [a, b, c] = [uuidv7(), uuidv7(), uuidv7()];
    await parts.consumer.project([a, b, c].map((payeeId) => book.recorded(book.transaction({ payeeId }))));
    const merge = (payeeId: string, intoPayeeId: string) =>
      book.fact('billing.payee.merged.v1', { payeeId, intoPayeeId });
    await parts.consumer.project([merge(a, b)]);
    await parts.consumer.project([merge(b, c)]);
    expect((await monthly()).topPayees).toEqual([{ payeeId: c, name: null, total: inr('300.00'), count: 3 }]);
    await parts.consumer.project([merge(b, b)]);
    expect((await monthly()).topPayees.map(({ payeeId, count }) => [payeeId, count])).toEqual([
      [b, 2],
      [c, 1],
    ]);
    await parts.consumer.project([merge(b, a)]);
    expect((await monthly()).topPayees.map(({ payeeId, count }) => [payeeId, count])).toEqual([
      [a, 2],
      [c, 1],
    ]);
  });

  it('keeps currencies apart and names the others', async () => {
    const usd = { amount: '9.99', currency: 'USD' };
    await parts.consumer.project([
      book.recorded(book.transaction()),
      book.recorded(book.transaction({ amount: usd, lines: [{ categoryId: null, amount: usd }] })),
    ]);
    const report = await monthly();
    expect(report.totals.expense).toEqual(inr('100.00'));
    expect(report.otherCurrencies).toEqual(['USD']);
    const other = await monthly({ currency: 'USD' });
    expect(other.totals.expense).toEqual(usd);
    expect(other.otherCurrencies).toEqual(['INR']);
  });

  it('has the periods of the book: the month from the 25th, the week from Sunday', async () => {
    await parts.consumer.project([
      book.settings({ monthStartDay: 25, firstWeekday: 7 }),
      ...['2024-02-24', '2024-02-25', '2024-02-29', '2024-03-24', '2024-03-25'].map((date) =>
        book.recorded(book.transaction({ date })),
      ),
    ]);
    const month = await monthly({ date: '2024-02-29' });
    expect(month.period).toEqual({ kind: 'monthly', from: '2024-02-25', to: '2024-03-24' });
    expect(month.totals.expense).toEqual(inr('300.00'));
    expect(month.previous.totals.expense).toEqual(inr('100.00'));
    const week = await monthly({ date: '2024-02-29' }, 'weekly');
    expect(week.period).toMatchObject({ from: '2024-02-25', to: '2024-03-02' });
    expect(week.totals.expense).toEqual(inr('200.00'));
    const year = await monthly({ date: '2024-01-24' }, 'yearly');
    expect(year.period).toMatchObject({ from: '2023-01-25', to: '2024-01-24' });
    await parts.consumer.project([book.settings({ version: 2, monthStartDay: 1 })]);
    expect((await monthly({ date: '2024-02-29' })).totals.expense).toEqual(inr('300.00'));
    expect((await monthly({ date: '2024-02-29' })).period.from).toBe('2024-02-01');
  });

  it('knows today in a zone of half an hour, and counts only days that have passed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-09T18:45:00Z') });
    try {
      await parts.consumer.project([book.recorded(book.transaction({ date: '2026-03-09', minor: '50.00' }))]);
      const access = accessTo(book.bookId);
      const kolkata = periodReport.parse(
        JSON.parse(await parts.reports.period(access, 'monthly', {}, 'json')),
      );
      expect(kolkata.statistics).toMatchObject({ averagePerDay: inr('5.00'), noSpendDays: 9 });
      const utc = JSON.parse(
        await parts.reports.period({ ...access, timezone: 'UTC' }, 'weekly', {}, 'json'),
      );
      expect(periodReport.parse(utc).statistics).toMatchObject({
        averagePerDay: inr('50.00'),
        noSpendDays: 0,
      });
    } finally {
      vi.useRealTimers();
    }
  });

  it('waits for a number that is on its way, and no longer than a second', async () => {
    const transaction = book.recorded(book.transaction());
    const waiting = monthly({ atLeast: 1 });
    await parts.consumer.project([transaction]);
    expect((await waiting).totals.expense).toEqual(inr('100.00'));
    const started = performance.now();
    expect((await monthly({ atLeast: 99 })).asOf.sequence).toBe(1);
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('as CSV runs nothing in a spreadsheet', async () => {
    const payeeId = uuidv7();
    await parts.consumer.project([
      book.named('payee', payeeId, '=HYPERLINK("http://x","y")'),
      book.recorded(book.transaction({ payeeId })),
    ]);
    const csv = await parts.reports.period(accessTo(book.bookId), 'monthly', { date: '2026-03-10' }, 'csv');
    expect(csv).toContain(`payee,${payeeId},"'=HYPERLINK(""http://x"",""y"")",,100.00,,,1,INR`);
    expect(csv.split('\r\n')[1]).toBe('total,2026-03-01/2026-03-31,,,100.00,0.00,-100.00,1,INR');
  });
});
