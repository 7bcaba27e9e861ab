import {
  calendar,
  cashflow,
  netWorth,
  periodReport,
  type Calendar,
  type Cashflow,
  type NetWorth,
} from '@hisaab/contracts';
import { addDays, uuidv7 } from '@hisaab/kernel';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const inr = (amount: string) => ({ amount, currency: 'INR' });

async function flowing(query: Record<string, unknown> = {}): Promise<Cashflow> {
  const text = await parts.flows.cashflow(accessTo(book.bookId), { ...MARCH, ...query }, 'json');
  return cashflow.parse(JSON.parse(text));
}
async function dayByDay(query: Record<string, unknown> = {}): Promise<Calendar> {
  const text = await parts.flows.calendar(accessTo(book.bookId), { ...MARCH, ...query }, 'json');
  return calendar.parse(JSON.parse(text));
}
async function worth(query: Record<string, unknown> = {}): Promise<NetWorth> {
  const all = { ...MARCH, groupBy: 'week' as const, ...query };
  return netWorth.parse(JSON.parse(await parts.flows.netWorth(accessTo(book.bookId), all, 'json')));
}

describe('cashflow and calendar', () => {
  it('say the same totals as the report of the month', async () => {
    const food = book.category({ name: 'Food' });
    const rice = book.category({ name: '=Rice', parentId: food.id });
    const pay = book.category({ name: 'Pay', kind: 'income' });
    await parts.consumer.project([
      ...[food, rice, pay].flatMap(({ messages }) => messages),
      ...[rice.id, food.id, null].flatMap((categoryId, index) =>
        Array.from({ length: 10 }, (_, day) =>
          book.recorded(
            book.transaction({
              minor: `${index + day + 1}.00`,
              categoryId,
              date: addDays('2026-03-01', day * 2 + index),
            }),
          ),
        ),
      ),
      book.recorded(book.transaction({ type: 'income', minor: '900.00', categoryId: pay.id })),
      book.recorded(book.transaction({ type: 'transfer', lines: [], toAccountId: uuidv7() })),
      book.recorded(book.transaction({ amount: { amount: '5', currency: 'JPY' } })),
    ]);
    const month = periodReport.parse(
      JSON.parse(
        await parts.reports.period(accessTo(book.bookId), 'monthly', { date: '2026-03-10' }, 'json'),
      ),
    );
    const [flows, days] = [await flowing(), await dayByDay()];
    for (const report of [flows, days]) {
      expect(report.totals).toEqual(month.totals);
      expect(report.otherCurrencies).toEqual(['JPY']);
      expect(report.asOf).toEqual(month.asOf);
    }
    expect(days.days.map(({ date, expense, income }) => ({ date, expense, income }))).toEqual(month.byDay);
    expect(days.days.reduce((sum, { count }) => sum + count, 0)).toBe(month.statistics.count);
    const top = (kind: string) =>
      flows.nodes
        .filter((node) => node.kind === kind && !node.isOwn && node.categoryId !== rice.id)
        .map(({ categoryId, amount }) => [categoryId, amount]);
    expect(top('expense')).toEqual(
      month.byCategory
        .filter(({ kind, parentId }) => kind === 'expense' && parentId === null)
        .map(({ categoryId, total }) => [categoryId, total]),
    );
    expect(flows.nodes.find(({ id }) => id === 'saved')?.amount).toEqual(month.totals.net);

    const [ofFood, foodDays] = [
      await flowing({ categoryId: food.id }),
      await dayByDay({ categoryId: food.id }),
    ];
    expect(ofFood.totals).toEqual(foodDays.totals);
    expect(ofFood.totals.expense).toEqual(inr('120.00'));
    expect((await flowing({ accountId: uuidv7() })).nodes).toEqual([]);

    const csv = await parts.flows.cashflow(accessTo(book.bookId), MARCH, 'csv');
    expect(csv.split('\r\n')[0]).toBe('source,sourceName,target,targetName,amount,currency');
    expect(csv).toContain("'=Rice");
  });

  it('are refused for ranges that end before they begin, or have too many days', async () => {
    const code = (code: string) => expect.objectContaining({ code });
    const reversed = { from: '2026-03-02', to: '2026-03-01' };
    await expect(flowing(reversed)).rejects.toThrow(code('reversed-range'));
    await expect(dayByDay(reversed)).rejects.toThrow(code('reversed-range'));
    await expect(worth(reversed)).rejects.toThrow(code('reversed-range'));
    await expect(dayByDay({ from: '1900-01-01' })).rejects.toThrow(code('too-many-groups'));
    await expect(worth({ from: '1900-01-01', groupBy: 'day' })).rejects.toThrow(code('too-many-groups'));
    expect((await worth({ from: '1900-01-01', to: '2200-12-31', groupBy: 'month' })).points).toHaveLength(
      3_612,
    );
  });
});

describe('net worth', () => {
  it('adds openings, flows and transfers up to the end of each week', async () => {
    const [card, dollars] = [uuidv7(), uuidv7()];
    await parts.consumer.project([
      book.account({ minor: '1000.00' }),
      book.account({ id: card, kind: 'card', minor: '-200.00', openingDate: '2026-03-05' }),
      book.account({ id: dollars, currency: 'USD', minor: '10.00' }),
      book.named('account', card, 'Card'),
      book.recorded(book.transaction({ minor: '100.00', date: '2026-02-20' })),
      book.recorded(book.transaction({ minor: '300.00', date: '2026-03-10', accountId: card })),
      book.recorded(book.transaction({ type: 'income', minor: '50.00', date: '2026-03-31' })),
      // Paid off in part, and sent abroad.
      book.recorded(
        book.transaction({
          type: 'transfer',
          minor: '400.00',
          date: '2026-03-12',
          lines: [],
          toAccountId: card,
        }),
      ),
      book.recorded(
        book.transaction({
          type: 'transfer',
          minor: '80.00',
          date: '2026-03-20',
          lines: [],
          toAccountId: dollars,
          toAmount: { amount: '1.00', currency: 'USD' },
        }),
      ),
      book.recorded(book.transaction({ minor: '999.00', date: '2026-04-01' })),
    ]);
    const report = await worth();
    expect(report.before).toEqual({
      date: '2026-02-28',
      assets: inr('900.00'),
      debts: inr('0.00'),
      net: inr('900.00'),
    });
    expect(
      report.points.map(({ from, to, assets, debts }) => [from, to, assets.amount, debts.amount]),
    ).toEqual([
      ['2026-03-01', '2026-03-01', '900.00', '0.00'],
      ['2026-03-02', '2026-03-08', '900.00', '200.00'],
      ['2026-03-09', '2026-03-15', '500.00', '100.00'],
      ['2026-03-16', '2026-03-22', '420.00', '100.00'],
      ['2026-03-23', '2026-03-29', '420.00', '100.00'],
      ['2026-03-30', '2026-03-31', '470.00', '100.00'],
    ]);
    expect(
      report.accounts.map(({ accountId, name, kind, balance }) => [accountId, name, kind, balance.amount]),
    ).toEqual([
      [book.accountId, null, 'bank', '470.00'],
      [card, 'Card', 'card', '-100.00'],
    ]);
    expect(report.otherCurrencies).toEqual(['USD']);
    const abroad = await worth({ currency: 'USD', groupBy: 'month' });
    expect(abroad.points).toMatchObject([{ to: '2026-03-31', net: { amount: '11.00', currency: 'USD' } }]);
    const ofCard = await worth({ accountId: card, groupBy: 'month' });
    expect(ofCard.accounts.map(({ accountId }) => accountId)).toEqual([card]);
    expect(ofCard.points).toMatchObject([{ debts: inr('100.00') }]);
    const csv = await parts.flows.netWorth(accessTo(book.bookId), { ...MARCH, groupBy: 'month' }, 'csv');
    expect(csv).toContain('point,2026-03-01,2026-03-31,,,,470.00,100.00,370.00,INR');
  });

  it('hears late of the accounts of older books, without saying that the book is further', async () => {
    const fact = book.account({ minor: '70.00' });
    const spent = book.recorded(book.transaction({ minor: '20.00' }));
    await parts.consumer.project([spent]);
    const before = await worth({ groupBy: 'month' });
    expect(before.points).toMatchObject([{ net: inr('-20.00') }]);
    await parts.accounts.project([{ ...fact, sequence: 900 }]);
    const after = await worth({ groupBy: 'month' });
    expect(after.points).toMatchObject([{ net: inr('50.00') }]);
    expect(after.asOf).toEqual(before.asOf);
    const closed = book.account({ minor: '70.00', version: 2, state: 'deleted' });
    await parts.consumer.project([closed]);
    await parts.accounts.project([fact]);
    expect((await worth({ groupBy: 'month' })).points).toMatchObject([{ net: inr('-20.00') }]);
  });
});
