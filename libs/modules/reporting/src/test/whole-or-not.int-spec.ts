import { deliverThroughFaults, serviceFingerprint, testDatabase, type Fault } from '@hisaab/testing';
import { today, uuidv7 } from '@hisaab/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '@hisaab/testing';
import { reportingParts } from './reporting-parts';
import { ToldBook } from './told-book';

let store: TestDatabase;
let parts: ReturnType<typeof reportingParts>;
beforeAll(async () => {
  store = await testDatabase();
  parts = reportingParts(store.database('reporting'));
});
afterAll(() => store?.drop());

const state = () => serviceFingerprint(store.admin, 'reporting');

describe.each(['refused', 'lost'] as const)('a delivery with a statement that is %s', (fault: Fault) => {
  it('projects whole and once, with what it raises', async () => {
    const book = new ToldBook();
    const date = today('Asia/Kolkata', new Date());
    const food = book.category({});
    const usual = Array.from({ length: 12 }, () =>
      book.recorded(book.transaction({ minor: '100.00', categoryId: food.id, date })),
    );
    const row = book.transaction({ minor: '100.00', categoryId: food.id, date });
    const payee = uuidv7();
    const first = [
      book.settings({ monthStartDay: 25 }),
      ...food.messages,
      book.named('payee', payee, 'Shop'),
      book.fact('billing.payee.merged.v1', { payeeId: uuidv7(), intoPayeeId: payee }),
      ...usual,
      book.recorded(row),
    ];
    expect(await deliverThroughFaults(() => parts.consumer.project(first), state, fault)).toBeGreaterThan(6);
    const large = book.transaction({ minor: '90000.00', categoryId: food.id, date });
    const then = [book.changed({ ...row, version: 2, lines: [], state: 'deleted' }), book.recorded(large)];
    expect(await deliverThroughFaults(() => parts.consumer.project(then), state, fault)).toBeGreaterThan(4);

    const { rows } = await store.admin.query<{ lines: number; transactions: number }>(
      `select sum(lines)::int as lines, sum(transactions)::int as transactions
       from reporting.day_total where book_id = $1`,
      [book.bookId],
    );
    expect(rows).toEqual([{ lines: 13, transactions: 13 }]);
    const { rowCount } = await store.admin.query(
      `select 1 from reporting.outbox where type = 'reporting.insight.raised.v1' and book_id = $1`,
      [book.bookId],
    );
    expect(rowCount).toBe(1);
  });
});
