import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from '@hisaab/kernel';
import { independentJudge } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { FORMATS } from '../export/export-journal.use-case';
import { BillingBook, transaction } from './billing-envelopes';
import { ledgerFixture, type LedgerFixture } from './ledger.fixture';

let ledger: LedgerFixture;
let folder: string;
const book = new BillingBook();

beforeAll(async () => {
  ledger = await ledgerFixture();
  folder = await mkdtemp(path.join(tmpdir(), 'hisaab-export-'));
  await fill();
});
afterAll(async () => {
  await ledger.store.drop();
  await rm(folder, { recursive: true });
});

async function exported(format: 'hledger' | 'beancount', bookId = book.bookId): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of ledger.exportJournal.execute(bookId, FORMATS[format])) pieces.push(piece);
  return pieces.join('');
}

async function saved(format: 'hledger' | 'beancount', bookId = book.bookId): Promise<string> {
  const file = path.join(folder, `${bookId}.${FORMATS[format].extension}`);
  await writeFile(file, await exported(format, bookId));
  return file;
}

describe('the export for hledger', () => {
  it('is sorted and balanced in the eyes of hledger, and its balances are ours', async () => {
    const file = await saved('hledger');
    await independentJudge('hledger', [
      '-f',
      file,
      'check',
      'ordereddates',
      'balancednoautoconversion',
      'accounts',
      'commodities',
    ]);
    const judged = await independentJudge('hledger', [
      '-f',
      file,
      'balance',
      '--flat',
      '--empty',
      '-O',
      'json',
    ]);
    if (!judged) return;
    const [rows] = JSON.parse(judged.stdout) as [
      [
        string,
        string,
        number,
        { acommodity: string; aquantity: { decimalMantissa: number; decimalPlaces: number } }[],
      ][],
    ];
    const theirs = rows.flatMap(([name, , , amounts]) =>
      amounts
        .filter(({ aquantity }) => aquantity.decimalMantissa !== 0)
        .map(
          ({ acommodity, aquantity }) =>
            `${name} ${(aquantity.decimalMantissa / 10 ** aquantity.decimalPlaces).toFixed(2)} ${acommodity}`,
        ),
    );
    const ours = (await ledger.chart.accountsWithBalances(book.bookId))
      .filter(({ balance }) => Number(balance.amount) !== 0)
      .map(
        ({ name, balance }) => `${escaped(name)} ${Number(balance.amount).toFixed(2)} ${balance.currency}`,
      );
    expect(theirs.sort()).toEqual(ours.sort());
  });

  it('writes dates in order although they were posted in another', async () => {
    const dates = (await exported('hledger')).match(/^\d{4}-\d\d-\d\d(?= \*)/gm) ?? [];
    expect(dates.length).toBeGreaterThan(1_000);
    expect(dates).toEqual(dates.toSorted());
  });

  it('lets no name end a field', async () => {
    const text = await exported('hledger');
    expect(text).toContain('Expenses:Home:water (jar /tanker)');
    expect(text).toContain('(odd) Payee, not a comment / x');
    expect(text).toContain('Assets:Cash- in, hand');
  });

  it('of an empty book is an empty journal', async () => {
    await independentJudge('hledger', ['-f', await saved('hledger', uuidv7()), 'check', 'ordereddates']);
  });
});

describe('the export for beancount', () => {
  it('passes bean-check', async () => {
    const judged = await independentJudge('bean-check', [await saved('beancount')]);
    expect(judged ? judged.stdout + judged.stderr : '').toBe('');
  });

  it('of an empty book passes too', async () => {
    await independentJudge('bean-check', [await saved('beancount', uuidv7())]);
  });
});

function escaped(name: string): string {
  return name.replace('Cash: in;  hand', 'Cash- in, hand');
}

/** Names that would end a field, names of several scripts, two currencies, changes, deletions, many pages. */
async function fill(): Promise<void> {
  const [cash, yen, home, water, hindi, swiggy, odd] = Array.from({ length: 7 }, () => uuidv7());
  if (!cash || !yen || !home || !water || !hindi || !swiggy || !odd) throw new Error('seven ids');
  const rupees = (amount: string) => ({ amount, currency: 'INR' });
  await ledger.post(
    book.account({ id: cash, openingBalance: rupees('1000.00'), openingDate: '2026-03-01' }),
    book.account({
      id: yen,
      currency: 'JPY',
      kind: 'card',
      openingBalance: { amount: '-500', currency: 'JPY' },
    }),
    book.category({ id: home }),
    book.category({ id: water, parentId: home }),
    book.category({ id: hindi, kind: 'income' }),
  );
  await ledger.keepNames(
    book.named('account', cash, 'Cash: in;  hand'),
    book.named('account', yen, 'yen card'),
    book.named('category', home, 'Home'),
    book.named('category', water, 'water (jar /tanker)'),
    book.named('category', hindi, 'वेतन और ब्याज'),
    book.named('payee', swiggy, 'Swiggy "fast" \\ food'),
    book.named('payee', odd, '(odd) Payee; not a\ncomment | x'),
  );
  const spent = transaction({
    accountId: cash,
    payeeId: swiggy,
    lines: [{ categoryId: water, amount: rupees('249.50') }],
  });
  const facts = [
    book.recorded(spent),
    book.changed({ ...spent, version: 2, date: '2026-01-31' }),
    book.recorded(transaction({ accountId: cash, payeeId: odd })),
    book.recorded(
      transaction({
        type: 'income',
        accountId: cash,
        lines: [{ categoryId: hindi, amount: rupees('249.50') }],
      }),
    ),
    book.recorded(
      transaction({ accountId: cash, lines: [{ categoryId: uuidv7(), amount: rupees('249.50') }] }),
    ),
    book.recorded(
      transaction({
        type: 'transfer',
        accountId: cash,
        toAccountId: yen,
        toAmount: { amount: '430', currency: 'JPY' },
        lines: [],
      }),
    ),
  ];
  await ledger.post(...facts);
  await ledger.post(book.deleted({ ...spent, version: 3, date: '2026-01-31' }), book.merged(odd, odd));
  const many = Array.from({ length: 1_100 }, (_, at) =>
    book.recorded(
      transaction({ accountId: cash, date: `2026-0${(at % 9) + 1}-1${at % 10}`, payeeId: swiggy }),
    ),
  );
  await ledger.post(...many);
}
