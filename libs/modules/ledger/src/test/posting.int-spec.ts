import { GapError } from '@hisaab/messaging';
import { uuidv7 } from '@hisaab/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Envelope, TransactionFact } from '@hisaab/contracts';

import { BillingBook, transaction } from './billing-envelopes';
import { expectBalanced, ledgerFixture, type LedgerFixture } from './ledger.fixture';

const rupees = (amount: string) => ({ amount, currency: 'INR' });
const everything = { limit: 200 };

let ledger: LedgerFixture;
beforeAll(async () => {
  ledger = await ledgerFixture();
});
afterAll(async () => {
  await expectBalanced(ledger.database);
  await ledger.store.drop();
});

async function journal(bookId: string) {
  const { items } = await ledger.entries.page(bookId, everything);
  return items.toReversed();
}

describe('posting', () => {
  it('posts once, however often a message comes', async () => {
    const book = new BillingBook();
    const fact = book.recorded(transaction());
    await ledger.post(fact);
    await ledger.post(fact, fact);
    expect(await journal(book.bookId)).toMatchObject([
      { sequence: 1, date: '2026-11-20', previousHash: null, reversalOf: null },
    ]);
  });

  it('reverses and re-posts within a batch and over batches', async () => {
    const book = new BillingBook();
    const first = transaction({ amount: rupees('10.00') });
    const second = { ...first, version: 2, ...amounts('12.00') };
    const third = { ...second, version: 3, date: '2026-11-21' };
    await ledger.post(book.recorded(first), book.changed(second));
    await ledger.post(book.changed(third), book.changed({ ...third, version: 4, payeeId: uuidv7() }));
    await ledger.post(book.deleted({ ...third, version: 5 }));
    await ledger.post(book.restored({ ...third, version: 6 }));
    const entries = await journal(book.bookId);
    const at = (id: string | null) => entries.findIndex((entry) => entry.id === id) + 1;
    expect(
      entries.map((entry) => [
        entry.sequence,
        entry.date,
        entry.postings[0]?.amount.amount,
        at(entry.reversalOf),
      ]),
    ).toEqual([
      [1, '2026-11-20', '-10.00', 0],
      [2, '2026-11-20', '10.00', 1],
      [3, '2026-11-20', '-12.00', 0],
      [4, '2026-11-20', '12.00', 3],
      [5, '2026-11-21', '-12.00', 0],
      [6, '2026-11-21', '12.00', 5],
      [7, '2026-11-21', '-12.00', 0],
    ]);
    expect(entries.slice(1).map(({ previousHash }) => previousHash)).toEqual(
      entries.slice(0, -1).map(({ hash }) => hash),
    );
  });

  it('posts an opening balance and again when it changes', async () => {
    const book = new BillingBook();
    const opened = book.account({ openingBalance: rupees('500.00'), kind: 'card' });
    const { account } = opened.data as { account: { id: string } };
    await ledger.post(opened);
    await ledger.post(
      book.account({
        id: account.id,
        version: 2,
        kind: 'card',
        openingBalance: rupees('500.00'),
        archived: true,
      }),
    );
    await ledger.post(
      book.account({ id: account.id, version: 3, kind: 'card', openingBalance: rupees('-20.00') }),
    );
    expect(
      (await journal(book.bookId)).map(({ postings, transactionId }) => [
        postings[0]?.amount.amount,
        transactionId,
      ]),
    ).toEqual([
      ['500.00', null],
      ['-500.00', null],
      ['-20.00', null],
    ]);
    await ledger.keepNames(book.named('account', account.id, 'Visa'));
    expect(await ledger.chart.accountsWithBalances(book.bookId)).toMatchObject([
      { name: 'Liabilities:Visa', type: 'liability', balance: rupees('-20.00'), accountId: account.id },
      { account: 'equity:opening', type: 'equity', balance: rupees('20.00') },
    ]);
  });

  it('parks a book at a gap and goes on when what was missing has come', async () => {
    const book = new BillingBook();
    const [one, two, three] = [book.recorded(transaction()), book.category(), book.recorded(transaction())];
    await ledger.post(one);
    await expect(ledger.post(three)).rejects.toThrow(GapError);
    expect(await journal(book.bookId)).toHaveLength(1);
    await ledger.post(two, three);
    expect(await journal(book.bookId)).toHaveLength(2);
  });

  it('leaves nothing of a batch that holds what it cannot post', async () => {
    const book = new BillingBook();
    const good = book.recorded(transaction());
    const bad = book.recorded(transaction({ type: 'barter' }));
    await expect(ledger.post(good, bad)).rejects.toThrow('barter');
    expect(await journal(book.bookId)).toEqual([]);
    expect(await ledger.database.query('select from audit where book_id = $1', [book.bookId])).toEqual([]);
  });

  it('tells each book of a batch its new head', async () => {
    const [a, b] = [new BillingBook(), new BillingBook()];
    await ledger.post(a.recorded(transaction()), b.recorded(transaction()), a.recorded(transaction()));
    for (const [book, entries] of [
      [a, 2],
      [b, 1],
    ] as const) {
      const events = await ledger.database.query<{ data: Record<string, unknown>; sequence: bigint }>(
        'select data, sequence from outbox where book_id = $1',
        [book.bookId],
      );
      const last = (await journal(book.bookId)).at(-1);
      expect(events).toMatchObject([
        { sequence: 1n, data: { head: { entrySequence: entries, hash: last?.hash } } },
      ]);
      expect(events[0]?.data['entries']).toHaveLength(entries);
    }
  });

  it('keeps who did what, before and after', async () => {
    const book = new BillingBook();
    const first = transaction(amounts('10.00'));
    await ledger.post(book.recorded(first), book.changed({ ...first, version: 2, ...amounts('12.00') }));
    await ledger.post(book.deleted({ ...first, version: 3, ...amounts('12.00') }));
    const records = await ledger.audit.ofTransaction(book.bookId, first.id);
    expect(records.map(({ action, version, actor }) => [action, version, actor])).toEqual([
      ['recorded', 1, book.actor],
      ['changed', 2, book.actor],
      ['deleted', 3, book.actor],
    ]);
    const amount = (image: (typeof records)[number]['after']) => image?.postings[0]?.amount.amount ?? null;
    expect(records.map(({ before, after }) => [amount(before), amount(after)])).toEqual([
      [null, '-10.00'],
      ['-10.00', '-12.00'],
      ['-12.00', null],
    ]);
    expect(await ledger.audit.ofTransaction(uuidv7(), first.id)).toEqual([]);
  });
});

describe('any history', () => {
  it('ends in the balances that its last states give', async () => {
    const step = fc.record({
      of: fc.integer({ min: 0, max: 4 }),
      minor: fc.integer({ min: 1, max: 99_999 }),
      deleted: fc.boolean(),
      split: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        async (steps, size) => {
          const book = new BillingBook();
          const account = uuidv7();
          const ids = Array.from({ length: 5 }, () => uuidv7());
          const last = new Map<string, TransactionFact>();
          const messages: Envelope[] = steps.map(({ of, minor, deleted, split }, at) => {
            const id = ids[of] ?? '';
            const fact = transaction({
              id,
              version: at + 1,
              accountId: account,
              ...amounts((minor / 100).toFixed(2), split),
            });
            last.set(id, { ...fact, state: deleted ? 'deleted' : 'live' });
            return deleted ? book.deleted(fact) : book.changed(fact);
          });
          for (let at = 0; at < messages.length; at += size)
            await ledger.post(...messages.slice(at, at + size));
          const expected = [...last.values()]
            .filter(({ state }) => state === 'live')
            .reduce((sum, { amount }) => sum - BigInt(amount.amount.replace('.', '')), 0n);
          const [row] = await ledger.database.query<{ minor: string }>(
            'select coalesce(sum(minor), 0)::text as minor from balance where book_id = $1 and account = $2',
            [book.bookId, `account:${account}`],
          );
          expect(row?.minor).toBe(expected.toString());
        },
      ),
      { numRuns: 60 },
    );
    await expectBalanced(ledger.database);
  });
});

function amounts(amount: string, split = false): Pick<TransactionFact, 'amount' | 'lines'> {
  const whole = rupees(amount);
  if (!split || Number(amount) < 0.02) return { amount: whole, lines: [{ categoryId: null, amount: whole }] };
  const minor = BigInt(amount.replace('.', ''));
  const text = (m: bigint) => `${m / 100n}.${(m % 100n).toString().padStart(2, '0')}`;
  return {
    amount: whole,
    lines: [
      { categoryId: uuidv7(), amount: rupees(text(minor / 2n)) },
      { categoryId: uuidv7(), amount: rupees(text(minor - minor / 2n)) },
    ],
  };
}
