import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { HeadWitness, type WitnessedHead } from '../verification/head-witness';
import { BillingBook, transaction } from './billing-envelopes';
import { ledgerFixture, type LedgerFixture } from './ledger.fixture';

class Witness extends HeadWitness {
  head: WitnessedHead | null = null;
  failure: Error | null = null;
  override headOf(): Promise<WitnessedHead | null> {
    return this.failure ? Promise.reject(this.failure) : Promise.resolve(this.head);
  }
}

let ledger: LedgerFixture;
let book: BillingBook;
let witness: Witness;
beforeAll(async () => {
  ledger = await ledgerFixture();
});
afterAll(() => ledger.store.drop());

beforeEach(async () => {
  book = new BillingBook();
  witness = new Witness();
  await ledger.post(...Array.from({ length: 8 }, () => book.recorded(transaction())));
  witness.head = await lastHead();
});

async function lastHead(): Promise<WitnessedHead> {
  const { items } = await ledger.entries.page(book.bookId, { limit: 1 });
  const [last] = items;
  if (!last) throw new Error('the book has entries');
  return { entrySequence: last.sequence, hash: last.hash };
}

const verify = () => ledger.verifier(witness).execute(book.bookId);
const row = (sequence: number) => `book_id = '${book.bookId}' and sequence = ${sequence}`;
const leg = (sequence: number) => `book_id = '${book.bookId}' and entry_sequence = ${sequence}`;

describe('verify', () => {
  it('is content with what was posted', async () => {
    const head = await lastHead();
    expect(await verify()).toEqual({ ok: true, entries: 8, headHash: head.hash, witness: 'checked' });
  });

  it('says when the witness is behind or cannot be asked', async () => {
    await ledger.post(book.recorded(transaction()));
    expect(await verify()).toMatchObject({ ok: true, entries: 9, witness: 'behind' });
    witness.failure = new Error('down');
    expect(await verify()).toMatchObject({ ok: true, witness: 'unavailable' });
  });

  it('knows an empty book', async () => {
    witness.head = null;
    expect(await ledger.verifier(witness).execute(new BillingBook().bookId)).toEqual({
      ok: true,
      entries: 0,
      headHash: null,
      witness: 'checked',
    });
  });

  it.each([
    ['an amount', () => [`update posting set minor = minor * 2 where ${leg(3)}`]],
    ['an account', () => [`update posting set account = 'equity:opening' where ${leg(3)} and position = 1`]],
    [
      'a posting’s date',
      () => [`update posting set entry_date = '2020-01-01' where ${leg(3)} and position = 1`],
    ],
    ['a date', () => [`update journal_entry set entry_date = '2020-01-01' where ${row(3)}`]],
    ['a transaction', () => [`update journal_entry set transaction_id = gen_random_uuid() where ${row(3)}`]],
    ['the time of posting', () => [`update journal_entry set posted_at = now() + '1 day' where ${row(3)}`]],
    ['a hash', () => [`update journal_entry set hash = sha256('') where ${row(3)}`]],
  ])('names the row of which %s was changed', async (_, statements) => {
    await ledger.tamper(...statements());
    expect(await verify()).toMatchObject({
      ok: false,
      firstBroken: { sequence: 3, reason: 'content-changed' },
    });
  });

  it('names the row after one that was changed together with its hash', async () => {
    await ledger.tamper(
      `update posting set minor = minor * 2 where ${leg(3)}`,
      `update journal_entry set hash = (${rehash(3)}) where ${row(3)}`,
    );
    expect(await verify()).toMatchObject({ ok: false, firstBroken: { sequence: 4, reason: 'link-broken' } });
  });

  it('names a row that was deleted, with its postings or without', async () => {
    await ledger.tamper(`delete from journal_entry where ${row(4)}`);
    expect((await verify()).firstBroken).toEqual({ sequence: 4, reason: 'entry-missing' });
    await ledger.tamper(`delete from posting where ${leg(4)}`);
    expect((await verify()).firstBroken).toEqual({ sequence: 4, reason: 'entry-missing' });
  });

  it('names a row whose postings were deleted, or one of them', async () => {
    await ledger.tamper(`delete from posting where ${leg(5)} and position = 1`);
    expect((await verify()).firstBroken).toEqual({ sequence: 5, reason: 'content-changed' });
    await ledger.tamper(`delete from posting where ${leg(5)}`);
    expect((await verify()).firstBroken).toEqual({ sequence: 5, reason: 'postings-missing' });
  });

  it('names the first of two rows that were swapped', async () => {
    await ledger.tamper(
      `update journal_entry set sequence = 1000 where ${row(2)}`,
      `update journal_entry set sequence = 2 where ${row(6)}`,
      `update journal_entry set sequence = 6 where ${row(1000)}`,
    );
    expect((await verify()).firstBroken?.sequence).toBe(2);
  });

  it('names the first of two entries whose postings were swapped', async () => {
    await ledger.post(book.recorded(transaction({ date: '2026-11-22' })));
    await ledger.tamper(
      `update posting set entry_sequence = 1000 where ${leg(2)}`,
      `update posting set entry_sequence = 2 where ${leg(6)}`,
      `update posting set entry_sequence = 6 where ${leg(1000)}`,
    );
    expect((await verify()).firstBroken).toEqual({ sequence: 2, reason: 'content-changed' });
  });

  it('sees a tail that was cut by the head that the book kept', async () => {
    await ledger.tamper(...cutFrom(7));
    expect((await verify()).firstBroken).toEqual({ sequence: 7, reason: 'entry-missing' });
  });

  it('sees a tail that was cut together with the head, by the witness', async () => {
    await ledger.tamper(
      ...cutFrom(7),
      `update book_head set entry_sequence = 6,
         hash = (select hash from journal_entry where ${row(6)}) where book_id = '${book.bookId}'`,
      `delete from balance where book_id = '${book.bookId}'`,
      `insert into balance select book_id, account, currency, sum(minor), count(*) from posting
         where book_id = '${book.bookId}' group by 1, 2, 3`,
    );
    expect((await verify()).firstBroken).toEqual({ sequence: 7, reason: 'entry-missing' });
    witness.failure = new Error('down');
    expect(await verify()).toMatchObject({ ok: true, witness: 'unavailable' });
  });

  it('sees a chain that was made anew, by the witness', async () => {
    await ledger.tamper(
      `update journal_entry set transaction_id = gen_random_uuid() where ${row(8)}`,
      `update journal_entry set hash = (${rehash(8)}) where ${row(8)}`,
      `update book_head set hash = (select hash from journal_entry where ${row(8)}) where book_id = '${book.bookId}'`,
    );
    expect((await verify()).firstBroken).toEqual({ sequence: 8, reason: 'witness-differs' });
  });

  it('sees a balance that is not the sum of its postings', async () => {
    await ledger.tamper(`update balance set minor = minor + 1 where book_id = '${book.bookId}'`);
    expect((await verify()).firstBroken).toEqual({ sequence: 8, reason: 'balance-differs' });
  });
});

function rehash(sequence: number): string {
  return `select sha256(previous_hash || canonical_entry(algorithm, entry.book_id, sequence, id, entry_date,
      transaction_id, opening_account_id, reversal_of, source_sequence, posted_at, postings, bytes))
    from journal_entry as entry, (select count(*) as postings,
      string_agg(canonical_posting(account, currency, minor), ''::bytea order by position) as bytes
      from posting where ${leg(sequence)}) as legs where ${row(sequence)}`;
}

function cutFrom(sequence: number): string[] {
  return [
    `delete from posting where book_id = '${book.bookId}' and entry_sequence >= ${sequence}`,
    `delete from journal_entry where book_id = '${book.bookId}' and sequence >= ${sequence}`,
  ];
}
