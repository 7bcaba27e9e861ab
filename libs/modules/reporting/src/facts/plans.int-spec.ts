import { addDays, uuidv7 } from '@hisaab/kernel';
import type { Database } from '@hisaab/database';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPeriod } from '../reports/period-report.repository';
import { readNetWorth } from '../reports/net-worth.repository';
import { recurringStatement } from '../reports/recurring.repository';
import { summaryStatement } from '../reports/summary.query';
import { findLarge } from '../insights/large-expense.detector';
import { reportingParts } from '../test/reporting-parts';
import { ToldBook } from '../test/told-book';

let store: TestDatabase;
let database: Database;
const book = new ToldBook();
const categories = Array.from({ length: 10 }, () => uuidv7());
const settings = { firstWeekday: 1, monthStartDay: 25 };
const filters = { from: '2026-03-01', to: '2026-03-31' };

beforeAll(async () => {
  store = await testDatabase();
  database = store.database('reporting');
  const parts = reportingParts(database);
  const strangers = [new ToldBook(), new ToldBook(), new ToldBook()];
  for (const one of [book, ...strangers]) {
    const messages = Array.from({ length: 3_000 }, (_, index) => {
      const categoryId = categories[index % 10] ?? null;
      return one.recorded(one.transaction({ categoryId, date: addDays('2024-01-01', index % 1_000) }));
    });
    await parts.consumer.project(messages);
  }
  await database.query('analyze');
});
afterAll(() => store.drop());

async function plan(text: string, values: readonly unknown[]): Promise<string> {
  const rows = await database.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('the plans of hot statements', () => {
  it('a summary reads the days of its book by the index of the aggregates', async () => {
    const { statement, values } = summaryStatement(
      book.bookId,
      'INR',
      ['month', 'category'],
      filters,
      settings,
    );
    if (typeof statement === 'string') throw new Error('the plain summary is a prepared statement');
    const found = await plan(statement.text, values);
    expect(found).toMatch(/Index.* on day_total/);
    expect(found).not.toContain('Seq Scan on day_total');
    expect(found).not.toContain('_fact');
  });

  it('a summary of payees reads the facts of its period by index', async () => {
    const { statement, values } = summaryStatement(book.bookId, 'INR', ['payee'], filters, settings);
    const found = await plan(typeof statement === 'string' ? statement : statement.text, values);
    expect(found).toContain('transaction_fact_period');
    expect(found).not.toContain('line_fact');
  });

  it('a period report reads aggregates and facts by index', async () => {
    const values = [book.bookId, 'INR', '2026-02-01', '2026-03-01', '2026-03-31'];
    const found = await plan(readPeriod.text, values);
    expect(found).toMatch(/Index.* on day_total/);
    expect(found).toContain('transaction_fact_period');
    expect(found).not.toMatch(/Seq Scan on (day_total|transaction_fact)/);
  });

  it('the calendar reads the days of its book by the index of the aggregates', async () => {
    const { statement, values } = summaryStatement(book.bookId, 'INR', ['day'], filters, settings);
    const found = await plan(typeof statement === 'string' ? statement : statement.text, values);
    expect(found).toMatch(/Index.* on day_total/);
    expect(found).not.toContain('_fact');
  });

  it('net worth reads aggregates and transfers by index, and no other fact', async () => {
    const values = [book.bookId, 'INR', '2024-03-31', ['2024-03-01', '2024-03-15'], null];
    const found = await plan(readNetWorth.text, values);
    expect(found).toMatch(/Index.* on day_total/);
    expect(found).toContain('transaction_fact_transfer');
    expect(found).not.toMatch(/Seq Scan on (day_total|transaction_fact)|transaction_fact_period|line_fact/);
  });

  it('what recurs reads the facts of its years by index', async () => {
    const { text, values } = recurringStatement(book.bookId, 'INR', '2024-01-01', filters, ['2026-03-01']);
    const found = await plan(text, values);
    expect(found).toMatch(/Index.* on transaction_fact/);
    expect(found).not.toMatch(/Seq Scan on transaction_fact/);
  });

  it('the detector reads a category’s last days by index', async () => {
    const [first] = await database.query(
      'select book_id, transaction_id from line_fact where book_id = $1 limit 1',
      [book.bookId],
    );
    const least = JSON.stringify([{ currency: 'INR', minimum: '1' }]);
    const found = await plan(findLarge, [JSON.stringify([first]), least, 3]);
    expect(found).toContain('line_fact_category');
  });
});
