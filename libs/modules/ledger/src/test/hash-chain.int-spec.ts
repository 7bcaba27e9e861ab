import { readFileSync } from 'node:fs';
import path from 'node:path';
import { uuidv7 } from '@hisaab/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BillingBook, transaction } from './billing-envelopes';
import { canonicalBytes, entryHash, GENESIS, type CanonicalEntry } from './canonical-bytes';
import { ledgerFixture, type LedgerFixture } from './ledger.fixture';

const vectors: CanonicalEntry[] = [
  {
    bookId: '019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
    sequence: 1n,
    id: '019aa1b2-7c3d-7e4f-8a5b-000000000001',
    date: '2026-01-01',
    transactionId: null,
    openingAccountId: '019aa1b2-7c3d-7e4f-8a5b-0000000000a1',
    reversalOf: null,
    sourceSequence: 1n,
    postedAt: new Date('2026-11-22T07:30:00.123Z'),
    postings: [
      { account: 'account:019aa1b2-7c3d-7e4f-8a5b-0000000000a1', currency: 'INR', minor: 100_000n },
      { account: 'equity:opening', currency: 'INR', minor: -100_000n },
    ],
  },
  {
    bookId: '019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
    sequence: 2n,
    id: '019aa1b2-7c3d-7e4f-8a5b-000000000002',
    date: '2026-11-22',
    transactionId: '019aa1b2-7c3d-7e4f-8a5b-0000000000b1',
    openingAccountId: null,
    reversalOf: null,
    sourceSequence: 2n,
    postedAt: new Date('2026-11-22T07:30:01.000Z'),
    postings: [
      { account: 'account:019aa1b2-7c3d-7e4f-8a5b-0000000000a1', currency: 'INR', minor: -24_950n },
      { account: 'uncategorised:expense', currency: 'INR', minor: 24_950n },
    ],
  },
];

const FORMULA = `select encode(sha256($1::bytea || canonical_entry(1::smallint, $2, $3, $4, $5, $6, $7, $8, $9, $10,
    (select count(*) from unnest($11::text[])),
    (select string_agg(canonical_posting(account, currency, minor), ''::bytea order by position)
     from unnest($11::text[], $12::text[], $13::bigint[]) with ordinality as leg (account, currency, minor, position))
  )), 'hex') as hash`;

let ledger: LedgerFixture;
beforeAll(async () => {
  ledger = await ledgerFixture();
});
afterAll(() => ledger.store.drop());

describe('the hash chain, recomputed from its description', () => {
  it('gives the test vectors of the ADR, in TypeScript and in SQL', async () => {
    const adr = readFileSync(
      path.resolve(import.meta.dirname, '../../../../../docs/adr/0014-hash-chain.md'),
      'utf8',
    );
    let previous: Buffer = GENESIS;
    for (const vector of vectors) {
      const hash = entryHash(previous, vector);
      const [row] = await ledger.database.query<{ hash: string }>(FORMULA, sqlValues(previous, vector));
      expect(row?.hash).toBe(hash.toString('hex'));
      expect(adr).toContain(`\`${hash.toString('hex')}\``);
      previous = hash;
    }
    expect(adr.replace(/\s/g, '')).toContain(
      vectors.map((vector) => canonicalBytes(vector).toString('hex'))[0],
    );
  });

  it('gives the hash of every entry of a book, over batches', async () => {
    const book = new BillingBook();
    const first = transaction();
    await ledger.post(
      book.account({ openingBalance: { amount: '-7.05', currency: 'INR' } }),
      book.recorded(first),
    );
    await ledger.post(book.changed({ ...first, version: 2, date: '2024-02-29' }));
    await ledger.post(
      book.recorded(
        transaction({
          type: 'transfer',
          toAccountId: uuidv7(),
          toAmount: { amount: '3', currency: 'JPY' },
          lines: [],
        }),
      ),
    );
    const stored = await storedEntries(book.bookId);
    expect(stored).toHaveLength(5);
    let previous: Buffer = GENESIS;
    for (const { entry, hash } of stored) {
      previous = entryHash(previous, entry);
      expect(previous.toString('hex')).toBe(hash);
    }
  });
});

function sqlValues(previous: Buffer, entry: CanonicalEntry): unknown[] {
  return [
    previous,
    entry.bookId,
    entry.sequence,
    entry.id,
    entry.date,
    entry.transactionId,
    entry.openingAccountId,
    entry.reversalOf,
    entry.sourceSequence,
    entry.postedAt,
    entry.postings.map(({ account }) => account),
    entry.postings.map(({ currency }) => currency),
    entry.postings.map(({ minor }) => minor),
  ];
}

interface StoredRow {
  sequence: bigint;
  id: string;
  entry_date: string;
  transaction_id: string | null;
  opening_account_id: string | null;
  reversal_of: string | null;
  source_sequence: bigint;
  posted_at: Date;
  hash: string;
}

async function storedEntries(bookId: string): Promise<{ entry: CanonicalEntry; hash: string }[]> {
  const rows = await ledger.database.query<StoredRow>(
    `select *, encode(hash, 'hex') as hash from journal_entry where book_id = $1 order by sequence`,
    [bookId],
  );
  const legs = await ledger.database.query<{
    entry_sequence: bigint;
    account: string;
    currency: string;
    minor: bigint;
  }>('select * from posting where book_id = $1 order by entry_sequence, position', [bookId]);
  return rows.map((row) => ({
    hash: row.hash,
    entry: {
      bookId,
      sequence: row.sequence,
      id: row.id,
      date: row.entry_date,
      transactionId: row.transaction_id,
      openingAccountId: row.opening_account_id,
      reversalOf: row.reversal_of,
      sourceSequence: row.source_sequence,
      postedAt: row.posted_at,
      postings: legs.filter((leg) => leg.entry_sequence === row.sequence),
    },
  }));
}
