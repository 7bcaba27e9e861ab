import { uuidv7 } from '@hisaab/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BillingBook, transaction } from './billing-envelopes';
import { ledgerFixture, type LedgerFixture } from './ledger.fixture';

let ledger: LedgerFixture;
const book = new BillingBook();
const cash = uuidv7();
const bank = uuidv7();
const rupees = (amount: string) => ({ amount, currency: 'INR' });

beforeAll(async () => {
  ledger = await ledgerFixture();
  await ledger.post(
    book.account({ id: cash, openingBalance: rupees('100.00'), openingDate: '2026-01-01' }),
    ...Array.from({ length: 25 }, (_, at) =>
      book.recorded(
        transaction({ accountId: at % 2 ? cash : bank, date: `2026-02-${String(at + 1).padStart(2, '0')}` }),
      ),
    ),
    book.recorded(
      transaction({ type: 'transfer', accountId: cash, toAccountId: bank, lines: [], date: '2026-03-01' }),
    ),
  );
});
afterAll(() => ledger.store.drop());

describe('the journal', () => {
  it.each([[undefined], [`account:${cash}`], ['uncategorised:expense']])(
    'comes in pages, newest first, of %s',
    async (account) => {
      const whole = await ledger.entries.page(book.bookId, { limit: 200, account });
      expect(whole.nextCursor).toBeNull();
      const found: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await ledger.entries.page(book.bookId, { limit: 4, account, cursor });
        found.push(...page.items.map(({ sequence }) => sequence));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(found).toEqual(whole.items.map(({ sequence }) => sequence));
      expect(found).toEqual(found.toSorted((a, b) => b - a));
      if (account) {
        expect(
          whole.items.every(({ postings }) => postings.some((posting) => posting.account === account)),
        ).toBe(true);
      } else expect(found).toHaveLength(27);
    },
  );

  it('is filtered by dates', async () => {
    const { items } = await ledger.entries.page(book.bookId, {
      limit: 50,
      from: '2026-02-03',
      to: '2026-02-05',
    });
    expect(items.map(({ date }) => date)).toEqual(['2026-02-05', '2026-02-04', '2026-02-03']);
  });

  it('refuses cursors of other filters, of other books, and of nobody', async () => {
    const { nextCursor } = await ledger.entries.page(book.bookId, { limit: 1 });
    const cursor = nextCursor ?? '';
    await expect(ledger.entries.page(book.bookId, { limit: 1, cursor, to: '2026-02-05' })).rejects.toThrow(
      'cursor',
    );
    await expect(ledger.entries.page(uuidv7(), { limit: 1, cursor })).rejects.toThrow('cursor');
    await expect(ledger.entries.page(book.bookId, { limit: 1, cursor: 'AAAA' })).rejects.toThrow('cursor');
    await expect(
      ledger.entries.page(book.bookId, { limit: 1, from: '2026-02-05', to: '2026-02-04' }),
    ).rejects.toMatchObject({ code: 'reversed-range' });
  });

  it('shows nothing of another book', async () => {
    expect(await ledger.entries.page(uuidv7(), { limit: 10 })).toEqual({ items: [], nextCursor: null });
  });
});

describe('the trial balance', () => {
  it('has equal sides on every day', async () => {
    const early = await ledger.trialBalance.asOf(book.bookId, '2026-02-01');
    expect(early).toMatchObject({
      isBalanced: true,
      totals: [{ currency: 'INR', debit: rupees('349.50'), credit: rupees('349.50') }],
    });
    const late = await ledger.trialBalance.asOf(book.bookId, '2026-12-31');
    expect(late.isBalanced).toBe(true);
    expect(await ledger.trialBalance.lastDate(book.bookId)).toBe('2026-03-01');
    const balances = await ledger.chart.accountsWithBalances(book.bookId);
    const net = (account: string) => {
      const row = late.rows.find((candidate) => candidate.account === account);
      return Number(row?.debit.amount) - Number(row?.credit.amount);
    };
    for (const { account, balance } of balances) expect(net(account)).toBeCloseTo(Number(balance.amount), 2);
  });
});

describe('hot queries walk an index', () => {
  it.each([
    [
      'posting_account',
      `select from posting where book_id = $1 and account = 'x' order by entry_sequence desc limit 9`,
    ],
    [
      'journal_entry_date',
      `select from journal_entry where book_id = $1 and (entry_date, sequence) > ('2026-01-01', 1) order by entry_date, sequence limit 9`,
    ],
    [
      'journal_entry_pkey',
      'select from journal_entry where book_id = $1 and sequence < 9 order by sequence desc limit 9',
    ],
    ['audit_subject', 'select from audit where book_id = $1 and subject_id = $1 order by sequence'],
  ])('%s', async (index, query) => {
    await ledger.database.transaction(async (tx) => {
      await tx.query('set local enable_seqscan = off');
      const plan = await tx.query(`explain ${query}`, [book.bookId]);
      expect(JSON.stringify(plan)).toContain(index);
    });
  });
});
