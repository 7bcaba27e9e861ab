import { eventually } from '@hisaab/testing';
import { expect } from 'vitest';
import type { NaiveBook } from './naive-book';
import { decimal } from './plans';
import type { Player } from './player';

interface Money {
  readonly amount: string;
  readonly currency: string;
}
interface Listed {
  readonly id: string;
  readonly version: number;
  readonly type: string;
  readonly amount: Money;
  readonly date: string;
  readonly accountId: string;
  readonly toAccountId: string | null;
  readonly toAmount: Money | null;
  readonly categoryId: string | null;
  readonly splits: readonly { readonly categoryId: string; readonly amount: Money }[];
  readonly tags: readonly string[];
}
interface Page {
  readonly items: readonly Listed[];
  readonly nextCursor: string | null;
}
interface Report {
  readonly asOf: { readonly sequence: number };
  readonly totals: { readonly expense: Money; readonly income: Money };
  readonly byCategory: readonly { categoryId: string | null; kind: string; own: Money }[];
}
interface Worth {
  readonly asOf: { readonly sequence: number };
  readonly points: readonly { readonly net: Money }[];
  readonly accounts: readonly { readonly accountId: string; readonly balance: Money }[];
}
interface LedgerAccount {
  readonly account: string;
  readonly currency: string;
  readonly balance: Money;
  readonly accountId: string | null;
  readonly categoryId: string | null;
}

const MONTHS = ['2026-01', '2026-02', '2026-03'];

/** Billing's rows and balances, the reports of every month and the ledger say what the naive book says. */
export async function compare(player: Player): Promise<void> {
  await compareRows(player);
  await compareBalances(player);
  for (const month of MONTHS) await compareMonth(player, 'INR', month);
  await compareMonth(player, 'USD', MONTHS[player.sequence % MONTHS.length] ?? '2026-01');
  await compareWorth(player);
  await eventually(() => compareLedger(player));
}

async function compareRows({ person, book }: Player): Promise<void> {
  const listed: Listed[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page = (await person.get<Page>(`/v1/transactions?limit=200${cursor}`)).body;
    listed.push(...page.items);
    cursor = page.nextCursor === null ? null : `&cursor=${page.nextCursor}`;
  }
  const told = listed.map((row) => ({
    id: row.id,
    version: row.version,
    type: row.type,
    amount: row.amount.amount,
    date: row.date,
    account: row.accountId,
    toAccount: row.toAccountId,
    toAmount: row.toAmount?.amount ?? null,
    category: row.categoryId,
    splits: row.splits.map((line) => `${line.categoryId} ${line.amount.amount}`),
    isTagged: row.tags.length > 0,
  }));
  const known = book.live().map((row) => ({
    id: row.id,
    version: row.version,
    type: row.type,
    amount: decimal(row.minor),
    date: row.date,
    account: row.account,
    toAccount: row.toAccount,
    toAmount: row.toMinor === null ? null : decimal(row.toMinor),
    category: row.category,
    splits: row.splits.map((line) => `${line.category} ${decimal(line.minor)}`),
    isTagged: row.isTagged,
  }));
  expect(told.sort(byId)).toEqual(known.sort(byId));
}

async function compareBalances({ person, book }: Player): Promise<void> {
  const { body } = await person.get<{ items: { id: string; balance: Money }[] }>('/v1/accounts');
  const told = Object.fromEntries(body.items.map(({ id, balance }) => [id, balance.amount]));
  expect(told).toEqual(decimals(book.balances(), true));
}

async function compareMonth(player: Player, currency: string, month: string): Promise<void> {
  const { person, book, sequence } = player;
  const path = `/v1/reports/monthly?date=${month}-11&currency=${currency}&atLeast=${sequence}`;
  const report = await eventually(async () => {
    const { body, status, text } = await person.get<Report>(path);
    expect(status, text).toBe(200);
    expect(body.asOf.sequence).toBeGreaterThanOrEqual(sequence);
    return body;
  });
  const expected = { expense: decimal(total('expense')), income: decimal(total('income')) };
  const { expense, income } = report.totals;
  expect({ expense: expense.amount, income: income.amount }, path).toEqual(expected);
  const told = report.byCategory.map(({ categoryId, kind, own }): [string, string] => [
    categoryId ?? `none:${kind}`,
    own.amount,
  ]);
  expect(Object.fromEntries(told.filter(([, own]) => own !== '0.00')), path).toEqual(
    decimals(book.byCategory(currency, month)),
  );

  function total(type: 'expense' | 'income'): number {
    return book.total(type, currency, month);
  }
}

/** Reporting's balances, at a day after all others, are billing's; and net worth is their sum. */
async function compareWorth({ person, book, sequence }: Player): Promise<void> {
  const told: Record<string, string> = {};
  for (const currency of ['INR', 'USD']) {
    const path = `/v1/reports/net-worth?from=2199-12-31&to=2199-12-31&currency=${currency}&atLeast=${sequence}`;
    const { accounts, points } = await eventually(async () => {
      const { body, status, text } = await person.get<Worth>(path);
      expect(status, text).toBe(200);
      expect(body.asOf.sequence).toBeGreaterThanOrEqual(sequence);
      return body;
    });
    const cents = accounts.map(({ balance }) => Math.round(Number(balance.amount) * 100));
    expect(points.map(({ net }) => net.amount)).toEqual([decimal(cents.reduce((sum, one) => sum + one, 0))]);
    for (const { accountId, balance } of accounts) told[accountId] = balance.amount;
  }
  expect(told).toEqual(decimals(book.balances(), true));
}

async function compareLedger({ person, book }: Player): Promise<void> {
  const { body } = await person.get<{ items: LedgerAccount[] }>('/v1/ledger/accounts');
  const told = Object.fromEntries(
    body.items
      .filter(({ accountId }) => accountId !== null)
      .map(({ accountId, balance }) => [accountId, balance.amount]),
  );
  expect(told).toEqual(decimals(book.balances(), true));
  for (const currency of ['INR', 'USD']) expect(spent(body.items, currency)).toEqual(sums(book, currency));
}

/** Without signs: what is earned stands on the other side. */
function spent(items: readonly LedgerAccount[], currency: string): Record<string, string> {
  const rows = items
    .filter((item) => item.currency === currency && item.balance.amount !== '0.00')
    .filter(({ account, categoryId }) => categoryId !== null || account.startsWith('uncategorised:'))
    .map((item): [string, string] => [
      item.categoryId ?? item.account.replace('uncategorised:', 'none:'),
      item.balance.amount.replace('-', ''),
    ]);
  return Object.fromEntries(rows);
}

function sums(book: NaiveBook, currency: string): Record<string, string> {
  return decimals(book.byCategory(currency));
}

function decimals(minors: ReadonlyMap<string, number>, keepZeros = false): Record<string, string> {
  const rows = [...minors].filter(([, minor]) => keepZeros || minor !== 0);
  return Object.fromEntries(rows.map(([key, minor]) => [key, decimal(minor)]));
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
