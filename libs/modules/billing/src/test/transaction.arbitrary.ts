import fc from 'fast-check';
import type { Line, Transaction } from '../transactions/transaction';

const BOOK = '00000000-0000-7000-8000-000000000001';
const accounts = ['a1', 'a2', 'a3'];
const at = new Date('2026-11-22T10:00:00.000Z');

const line = fc.record({
  categoryId: fc.constantFrom('c1', 'c2', null),
  minor: fc.bigInt({ min: 1n, max: 10n ** 17n }),
  note: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
}) satisfies fc.Arbitrary<Line>;

/** Any valid transaction of one book. */
export const anyTransaction: fc.Arbitrary<Transaction> = fc
  .record({
    type: fc.constantFrom('expense' as const, 'income' as const, 'transfer' as const),
    splits: fc.array(line, { maxLength: 5 }),
    minor: fc.bigInt({ min: 1n, max: 10n ** 17n }),
    from: fc.nat(2),
    step: fc.integer({ min: 1, max: 2 }),
    toAmount: fc.option(fc.bigInt({ min: 1n, max: 10n ** 12n })),
    payeeId: fc.option(fc.constantFrom('p1', 'p2')),
    categoryId: fc.option(fc.constantFrom('c1', 'c2')),
    time: fc.option(fc.constantFrom('09:00', '23:59:30')),
    tagIds: fc.uniqueArray(fc.constantFrom('t1', 't2', 't3')),
    note: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
    deleted: fc.boolean(),
    version: fc.integer({ min: 1, max: 5 }),
  })
  .map((given): Transaction => {
    const isTransfer = given.type === 'transfer';
    const splits = isTransfer ? [] : given.splits;
    const minor = splits.length > 0 ? splits.reduce((sum, one) => sum + one.minor, 0n) : given.minor;
    return {
      bookId: BOOK,
      id: 'x',
      version: given.version,
      type: given.type,
      date: '2026-11-22',
      time: given.time,
      amount: { minor, currency: 'INR' },
      accountId: accounts[given.from] ?? 'a1',
      toAccountId: isTransfer ? (accounts[(given.from + given.step) % 3] ?? 'a2') : null,
      toAmount: isTransfer && given.toAmount !== null ? { minor: given.toAmount, currency: 'USD' } : null,
      payeeId: given.payeeId,
      categoryId: isTransfer || splits.length > 0 ? null : given.categoryId,
      categorySource: 'none',
      splits,
      tagIds: given.tagIds,
      note: given.note,
      source: 'manual',
      state: given.deleted ? 'deleted' : 'live',
      deletedAt: given.deleted ? at : null,
      changeSetId: 's0',
      bodyHash: null,
      createdAt: at,
      updatedAt: at,
    };
  });
