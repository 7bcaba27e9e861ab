import type { Envelope, TransactionFact } from '@hisaab/contracts';
import { formatMoney, uuidv7 } from '@hisaab/kernel';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aggregatesCommand } from './aggregates.command';
import { reportingParts } from '../test/reporting-parts';
import { ToldBook } from '../test/told-book';

let store: TestDatabase;
let parts: ReturnType<typeof reportingParts>;

beforeAll(async () => {
  store = await testDatabase();
  parts = reportingParts(store.database('reporting'));
});
afterAll(() => store.drop());

const ids = Array.from({ length: 6 }, () => uuidv7());
const categoryId = fc.constantFrom(ids[0]!, ids[1]!, null);
const minor = fc.bigInt(1n, 10_000n);
const state = fc.record({
  type: fc.constantFrom('expense', 'income', 'transfer'),
  date: fc.constantFrom('2024-02-28', '2024-02-29', '2024-03-01'),
  currency: fc.constantFrom('INR', 'JPY', 'BHD'),
  accountId: fc.constantFrom(ids[2]!, ids[3]!),
  payeeId: fc.constantFrom(ids[4]!, null),
  lines: fc.array(fc.record({ categoryId, minor }), { minLength: 1, maxLength: 3 }),
});
type State = typeof state extends fc.Arbitrary<infer Value> ? Value : never;

/** What happens to one of a few transactions; `late` is an old version told again under a new number. */
const step = fc.record({
  at: fc.nat({ max: 4 }),
  verb: fc.constantFrom('record', 'change', 'change', 'delete', 'restore', 'repeat', 'late'),
  state,
});

function factOf(book: ToldBook, id: string, version: number, given: State, live: boolean): TransactionFact {
  const money = (units: bigint) => formatMoney({ minor: units, currency: given.currency });
  const isTransfer = given.type === 'transfer';
  return book.transaction({
    id,
    version,
    type: given.type,
    date: given.date,
    accountId: given.accountId,
    payeeId: given.payeeId,
    toAccountId: isTransfer ? uuidv7() : null,
    amount: money(given.lines.reduce((sum, line) => sum + line.minor, 0n)),
    lines: isTransfer
      ? []
      : given.lines.map((line) => ({ categoryId: line.categoryId, amount: money(line.minor) })),
    state: live ? 'live' : 'deleted',
  });
}

/** The envelopes of the steps, and what the book is at their end by the simplest reckoning. */
function told(book: ToldBook, steps: { at: number; verb: string; state: State }[]) {
  const now = new Map<number, TransactionFact>();
  const sent: Envelope[] = [];
  const history: TransactionFact[] = [];
  const things = Array.from({ length: 5 }, () => uuidv7());
  for (const { at, verb, state: given } of steps) {
    if (verb === 'repeat' && sent.length > 0) {
      sent.push(sent[at % sent.length]!);
    } else if (verb === 'late' && history.length > 0) {
      sent.push(book.changed(history[at % history.length]!));
    } else if (verb !== 'repeat' && verb !== 'late') {
      const version = (now.get(at)?.version ?? 0) + 1;
      const fact = factOf(book, things[at]!, version, given, verb !== 'delete');
      now.set(at, fact);
      history.push(fact);
      sent.push(book.changed(fact));
    }
  }
  return { sent, live: [...now.values()].filter((fact) => fact.state === 'live') };
}

function naive(live: readonly TransactionFact[]): string[] {
  const sums = new Map<string, { lines: number; transactions: number; minor: number }>();
  for (const { date, type, accountId, amount, lines } of live) {
    for (const [index, line] of lines.entries()) {
      const key = [date, amount.currency, type, line.categoryId, accountId].join(' ');
      const sum = sums.get(key) ?? { lines: 0, transactions: 0, minor: 0 };
      sum.lines += 1;
      sum.transactions += index === 0 ? 1 : 0;
      sum.minor += Number(line.amount.amount.replace('.', ''));
      sums.set(key, sum);
    }
  }
  return [...sums]
    .map(([key, { lines, transactions, minor: units }]) => `${key} ${lines} ${transactions} ${units}`)
    .sort();
}

async function stored(bookId: string): Promise<string[]> {
  const rows = await store.database('reporting').query<Record<string, unknown>>(
    `select date, currency, type, category_id, account_id, lines, transactions, amount from day_total
      where book_id = $1 and (lines, transactions, amount) <> (0, 0, 0)`,
    [bookId],
  );
  return rows
    .map((row) =>
      [
        row['date'],
        row['currency'],
        row['type'],
        row['category_id'],
        row['account_id'],
        row['lines'],
        row['transactions'],
        row['amount'],
      ].join(' '),
    )
    .sort();
}

describe('aggregates', () => {
  it('equal the facts and a naive reckoning after any sequence, in batches of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.integer({ min: 1, max: 12 }),
        async (steps, size) => {
          const book = new ToldBook();
          const { sent, live } = told(book, steps);
          for (let at = 0; at < sent.length; at += size)
            await parts.consumer.project(sent.slice(at, at + size));
          expect(await stored(book.bookId)).toEqual(naive(live));
          expect(await parts.aggregates.checkAggregates(book.bookId)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of many books in one batch', async () => {
    const books = Array.from({ length: 20 }, () => new ToldBook());
    const messages = books.flatMap((book) => [0, 1, 2].map(() => book.recorded(book.transaction())));
    await Promise.all([parts.consumer.project(messages), parts.consumer.project([...messages].reverse())]);
    for (const book of books) {
      expect((await stored(book.bookId)).map((row) => row.split(' ').slice(-3))).toEqual([
        ['3', '3', '30000'],
      ]);
    }
  });

  it('that were touched by hand are found', async () => {
    const book = new ToldBook();
    await parts.consumer.project([book.recorded(book.transaction())]);
    await store
      .database('reporting')
      .query('update day_total set amount = amount + 1 where book_id = $1', [book.bookId]);
    expect(await parts.aggregates.checkAggregates(book.bookId)).toEqual([
      {
        date: '2026-03-10',
        currency: 'INR',
        type: 'expense',
        categoryId: null,
        accountId: book.accountId,
        stored: { lines: 1, transactions: 1, minor: '10001' },
        right: { lines: 1, transactions: 1, minor: '10000' },
      },
    ]);
  });
});

describe('the command', () => {
  it('finds a book that drifted and mends it', async () => {
    const book = new ToldBook();
    await parts.consumer.project([book.recorded(book.transaction())]);
    const database = store.database('reporting');
    await database.query('delete from day_total where book_id = $1', [book.bookId]);
    const said: string[] = [];
    const command = (...words: string[]) =>
      aggregatesCommand({ database: () => database, say: (line) => said.push(line), arguments: words });
    expect(await command()).toBe(2);
    expect(await command('check')).toBe(1);
    expect(said.join('\n')).toContain(book.bookId);
    expect(await command('mend', '--book', book.bookId)).toBe(0);
    expect(await parts.aggregates.checkAggregates(book.bookId)).toEqual([]);
    expect(await command('check', '--book', book.bookId)).toBe(0);
  });
});

describe('the witness', () => {
  it('keeps the newest head of each book', async () => {
    const book = new ToldBook();
    const posted = (entrySequence: number) =>
      book.name(
        'ledger.entries.posted.v1',
        { entries: [], head: { entrySequence, hash: `hash-${entrySequence}` } },
        '/ledger',
      );
    expect(await parts.heads.headOf(book.bookId)).toBeNull();
    await parts.consumer.project([posted(4), posted(9), posted(7)]);
    await parts.consumer.project([posted(5)]);
    expect(await parts.heads.headOf(book.bookId)).toEqual({ entrySequence: 9, hash: 'hash-9' });
  });
});
