import { uuidv7 } from '@hisaab/kernel';
import { summary, type Summary } from '@hisaab/contracts';
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

async function summed(query: Record<string, unknown>): Promise<Summary> {
  const all = { from: '2026-01-01', to: '2026-12-31', groupBy: 'month', ...query };
  return summary.parse(JSON.parse(await parts.reports.summary(accessTo(book.bookId), all, 'json')));
}

const inr = (amount: string) => ({ amount, currency: 'INR' });

describe('a summary', () => {
  it('groups by two, by the first days of the book’s periods', async () => {
    const food = book.category({ name: 'Food' });
    await parts.consumer.project([
      ...food.messages,
      book.settings({ monthStartDay: 25 }),
      book.recorded(book.transaction({ date: '2026-01-24', categoryId: food.id })),
      book.recorded(book.transaction({ date: '2026-01-25', categoryId: food.id })),
      book.recorded(book.transaction({ date: '2026-02-24', type: 'income', minor: '40.00' })),
    ]);
    const { items, totals } = await summed({ groupBy: 'month,category' });
    expect(
      items.map(({ month, category, expense, income, count }) => [
        month,
        category?.name,
        expense.amount,
        income.amount,
        count,
      ]),
    ).toEqual([
      ['2025-12-25', 'Food', '100.00', '0.00', 1],
      ['2026-01-25', 'Food', '100.00', '0.00', 1],
      ['2026-01-25', null, '0.00', '40.00', 1],
    ]);
    expect(totals).toMatchObject({ expense: inr('200.00'), income: inr('40.00') });
    for (const groupBy of ['day', 'week', 'year', 'account', 'payee', 'week,account']) {
      expect((await summed({ groupBy })).totals).toEqual(totals);
    }
  });

  it('says that tags overlap and has the totals once', async () => {
    const [team, trip] = [uuidv7(), uuidv7()];
    await parts.consumer.project([
      book.named('tag', team, 'Team'),
      book.named('tag', trip, 'Trip'),
      book.recorded(book.transaction({ tagIds: [team, trip] })),
      book.recorded(book.transaction({ minor: '30.00' })),
    ]);
    const { items, totals, overlapping } = await summed({ groupBy: 'tag' });
    expect(items.map(({ tag, expense }) => [tag?.name, expense.amount]).sort()).toEqual(
      [
        ['Team', '100.00'],
        ['Trip', '100.00'],
        [null, '30.00'],
      ].sort(),
    );
    expect(totals.expense).toEqual(inr('130.00'));
    expect(overlapping).toBe(true);
    expect((await summed({ tag: 'team' })).totals.expense).toEqual(inr('100.00'));
    expect((await summed({ groupBy: 'tag,month', tag: 'nothing' })).items).toEqual([]);
  });

  it('takes the filters of transactions', async () => {
    const food = book.category({ name: 'Food' });
    const rice = book.category({ name: 'Rice', parentId: food.id });
    const other = uuidv7();
    await parts.consumer.project([
      ...food.messages,
      ...rice.messages,
      book.recorded(book.transaction({ minor: '10.00', categoryId: rice.id })),
      book.recorded(book.transaction({ minor: '20.00', categoryId: food.id, accountId: other })),
      book.recorded(book.transaction({ minor: '40.00', source: 'import' })),
      book.recorded(book.transaction({ minor: '80.00', type: 'income' })),
    ]);
    const net = async (filters: Record<string, unknown>) => (await summed(filters)).totals.net.amount;
    expect(await net({})).toBe('10.00');
    expect(await net({ categoryId: food.id })).toBe('-30.00');
    expect(await net({ categoryId: rice.id })).toBe('-10.00');
    expect(await net({ accountId: other })).toBe('-20.00');
    expect(await net({ type: 'income' })).toBe('80.00');
    expect(await net({ type: 'transfer' })).toBe('0.00');
    expect(await net({ source: 'import' })).toBe('-40.00');
    expect(await net({ minAmount: '20.001', maxAmount: '79.999' })).toBe('-40.00');
    expect(await net({ minAmount: '20', maxAmount: '40', categoryId: food.id })).toBe('-20.00');
    await expect(summed({ from: '2026-02-01', to: '2026-01-31' })).rejects.toMatchObject({
      code: 'reversed-range',
    });
  });

  it('finds a payee by any of the names it was merged from', async () => {
    const [a, b] = [uuidv7(), uuidv7()];
    await parts.consumer.project([
      ...[a, b].map((payeeId) => book.recorded(book.transaction({ payeeId }))),
      book.fact('billing.payee.merged.v1', { payeeId: a, intoPayeeId: b }),
    ]);
    for (const payeeId of [a, b]) {
      const { items } = await summed({ groupBy: 'payee', payeeId });
      expect(items).toMatchObject([{ payee: { id: b }, expense: inr('200.00'), count: 2 }]);
    }
  });
});
