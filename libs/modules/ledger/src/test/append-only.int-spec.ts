import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BillingBook, transaction } from './billing-envelopes';
import { ledgerFixture, type LedgerFixture } from './ledger.fixture';

let ledger: LedgerFixture;
const book = new BillingBook();
beforeAll(async () => {
  ledger = await ledgerFixture();
  await ledger.post(book.recorded(transaction()));
});
afterAll(() => ledger.store.drop());

const rewritings = ['journal_entry', 'posting', 'audit'].flatMap((table) => [
  [`update ${table} set book_id = book_id`],
  [`delete from ${table}`],
  [`truncate ${table} cascade`],
]);

describe('the journal is append-only', () => {
  it.each(rewritings)('for the service: %s', async (statement) => {
    await expect(ledger.database.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(rewritings)('for the administrator: %s', async (statement) => {
    const admin = await ledger.store.admin.connect();
    try {
      await admin.query('set search_path = ledger');
      await expect(admin.query(statement)).rejects.toThrow('append-only');
    } finally {
      admin.release(true);
    }
  });

  it('and keeps what it had', async () => {
    const { items } = await ledger.entries.page(book.bookId, { limit: 10 });
    expect(items).toHaveLength(1);
  });
});

describe('an entry that does not sum to zero', () => {
  const entry = `insert into journal_entry (book_id, sequence, id, entry_date, transaction_id, source_sequence,
      posted_at, algorithm, previous_hash, hash)
    values ($1, 2, gen_random_uuid(), '2026-01-01', gen_random_uuid(), 2, now(), 1, sha256(''), sha256(''))`;
  const leg = `insert into posting (book_id, entry_sequence, position, account, currency, minor, entry_date)
    values ($1, 2, $2, 'equity:opening', $3, $4, '2026-01-01')`;

  it.each([
    ['is refused', [[0, 'INR', 5]]],
    [
      'is refused when only currencies together make zero',
      [
        [0, 'INR', 5],
        [1, 'USD', -5],
      ],
    ],
    ['is refused without any posting', []],
  ])('%s', async (_, legs) => {
    await expect(
      ledger.database.transaction(async (tx) => {
        await tx.query(entry, [book.bookId]);
        for (const values of legs) await tx.query(leg, [book.bookId, ...values]);
      }),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('cannot be made of one that stands, by adding to it', async () => {
    await expect(
      ledger.database.query(leg.replace('$1, 2,', '$1, 1,'), [book.bookId, 9, 'INR', 5]),
    ).rejects.toMatchObject({ code: '23514' });
  });
});
