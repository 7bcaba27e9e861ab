import { deliverThroughFaults, serviceFingerprint, type Fault } from '@hisaab/testing';
import { uuidv7 } from '@hisaab/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BillingBook, transaction } from './billing-envelopes';
import { expectBalanced, ledgerFixture, type LedgerFixture } from './ledger.fixture';

let ledger: LedgerFixture;
beforeAll(async () => {
  ledger = await ledgerFixture();
});
afterAll(() => ledger?.store.drop());

const state = () => serviceFingerprint(ledger.store.admin, 'ledger');
const rupees = (amount: string) => ({ amount, currency: 'INR' });

describe.each(['refused', 'lost'] as const)('a delivery with a statement that is %s', (fault: Fault) => {
  it('posts entries whole and once', async () => {
    const book = new BillingBook();
    const row = transaction({ amount: rupees('10.00') });
    const first = [book.account({ openingBalance: rupees('500.00') }), book.category(), book.recorded(row)];
    expect(await deliverThroughFaults(() => ledger.post(...first), state, fault)).toBeGreaterThan(4);
    const other = { ...row, version: 2, date: '2026-11-19' };
    const then = [
      book.changed(other),
      book.deleted({ ...other, version: 3 }),
      book.merged(uuidv7(), uuidv7()),
    ];
    expect(await deliverThroughFaults(() => ledger.post(...then), state, fault)).toBeGreaterThan(4);
    await expectBalanced(ledger.database);
    const { items } = await ledger.entries.page(book.bookId, { limit: 200 });
    expect(items.map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2, 1]);
    const { rows } = await ledger.store.admin.query('select 1 from ledger.outbox where book_id = $1', [
      book.bookId,
    ]);
    expect(rows).toHaveLength(2);
  });

  it('keeps names whole and once', async () => {
    const book = new BillingBook();
    const names = [
      book.named('account', uuidv7(), 'Bank'),
      book.named('category', uuidv7(), 'Rent'),
      book.named('payee', uuidv7(), 'Chai Point'),
    ];
    expect(await deliverThroughFaults(() => ledger.keepNames(...names), state, fault)).toBeGreaterThan(2);
  });
});
