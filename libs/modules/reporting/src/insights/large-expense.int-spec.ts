import { insightRaised } from '@hisaab/contracts';
import { addDays, today, uuidv7 } from '@hisaab/kernel';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportingParts } from '../test/reporting-parts';
import { ToldBook } from '../test/told-book';
import { insightId } from './large-expense';

let store: TestDatabase;
let parts: ReturnType<typeof reportingParts>;
let book: ToldBook;
const now = today('Asia/Kolkata', new Date());
const categoryId = uuidv7();

beforeAll(async () => {
  store = await testDatabase();
  parts = reportingParts(store.database('reporting'));
});
afterAll(() => store.drop());
beforeEach(async () => {
  book = new ToldBook();
  const usual = ['800.00', '900.00', '1000.00', '1100.00'].map((minor, index) =>
    book.recorded(book.transaction({ minor, categoryId, date: addDays(now, -10 * index - 1) })),
  );
  await parts.consumer.project([book.settings({}), ...usual]);
});

async function raised(): Promise<unknown[]> {
  const rows = await store
    .database('reporting')
    .query<{ data: unknown }>('select data from outbox where book_id = $1 and type = $2 order by id', [
      book.bookId,
      insightRaised.type,
    ]);
  return rows.map(({ data }) => insightRaised.data.parse(data));
}

const large = { minor: '2700.01', categoryId, date: now };

describe('large expenses', () => {
  it('are raised once, whatever is told again', async () => {
    const transaction = book.transaction(large);
    const message = book.recorded(transaction);
    await parts.consumer.project([message]);
    await parts.consumer.project([message]);
    await parts.consumer.project([book.changed({ ...transaction, version: 2 })]);
    expect(await raised()).toEqual([
      {
        id: insightId(transaction.id),
        kind: 'large-expense',
        bookId: book.bookId,
        transactionId: transaction.id,
        categoryId,
        amount: { amount: '2700.01', currency: 'INR' },
        median: { amount: '900.00', currency: 'INR' },
        date: now,
      },
    ]);
  });

  it.each([
    ['three times the median and no more', { minor: '2700.00' }],
    ['an import', { source: 'import' }],
    ['a sample', { source: 'sample' }],
    ['an old row', { date: addDays(now, -7) }],
    ['a planned row', { date: addDays(now, 1) }],
    ['a deleted row', { state: 'deleted' as const }],
    ['income', { type: 'income' }],
    ['a category without history', { categoryId: uuidv7() }],
    ['no category', { categoryId: null }],
  ])('but not %s', async (_, given) => {
    await parts.consumer.project([book.recorded(book.transaction({ ...large, ...given }))]);
    expect(await raised()).toEqual([]);
  });

  it('but not under the limit, however unusual', async () => {
    const cheap = uuidv7();
    await parts.consumer.project([
      book.recorded(book.transaction({ minor: '10.00', categoryId: cheap, date: addDays(now, -3) })),
      book.recorded(book.transaction({ minor: '1999.00', categoryId: cheap, date: now })),
    ]);
    expect(await raised()).toEqual([]);
  });

  it('but not while everything is replayed', async () => {
    const message = book.recorded(book.transaction(large));
    await parts.consumer.project([message]);
    const database = store.database('reporting');
    for (const table of ['inbox', 'watermark', 'transaction_fact', 'line_fact', 'day_total', 'insight']) {
      await database.query(`delete from ${table}`);
    }
    await parts.consumer.project([message]);
    expect(await raised()).toHaveLength(1);
  });
});
