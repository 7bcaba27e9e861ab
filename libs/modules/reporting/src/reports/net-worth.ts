import { addDays, type CivilDate, type MoneyText, type PeriodSettings } from '@hisaab/kernel';
import { startsWithin } from './summary';
import { writer, type Write } from './totals';

export type Step = 'day' | 'week' | 'month';

export interface Span {
  from: CivilDate;
  to: CivilDate;
}

/** What came to an account in a span (numbered from 1), or before all of them (0). */
export interface AccountFlow {
  accountId: string;
  at: number;
  amount: bigint;
}

export interface KnownAccount {
  accountId: string;
  name: string | null;
  kind: string | null;
  archived: boolean;
}

interface Worth {
  assets: MoneyText;
  debts: MoneyText;
  net: MoneyText;
}

export interface Worths {
  before: Worth & { date: CivilDate };
  points: (Worth & Span)[];
  accounts: (KnownAccount & { before: MoneyText; balance: MoneyText })[];
}

/** The periods that the range touches, as far as they are in it. */
export function spansWithin(step: Step, from: CivilDate, to: CivilDate, settings: PeriodSettings): Span[] {
  const starts = startsWithin(step, from, to, settings);
  return starts.map((start, index) => {
    const next = starts[index + 1];
    return { from: index === 0 ? from : start, to: next === undefined ? to : addDays(next, -1) };
  });
}

export function netWorth(
  spans: readonly Span[],
  from: CivilDate,
  accounts: readonly KnownAccount[],
  flows: readonly AccountFlow[],
  currency: string,
): Worths {
  const write = writer(currency);
  const balances = new Map(accounts.map(({ accountId }) => [accountId, 0n]));
  const bySpan = new Map<number, AccountFlow[]>();
  for (const flow of flows) bySpan.set(flow.at, [...(bySpan.get(flow.at) ?? []), flow]);
  const move = (span: number): Worth => {
    for (const { accountId, amount } of bySpan.get(span) ?? []) {
      balances.set(accountId, (balances.get(accountId) ?? 0n) + amount);
    }
    return worth(balances.values(), write);
  };
  const before = { date: addDays(from, -1), ...move(0) };
  const first = new Map(balances);
  const points = spans.map((span, index) => ({ ...span, ...move(index + 1) }));
  const known = new Map(accounts.map((account) => [account.accountId, account]));
  const rows = [...balances].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1));
  return {
    before,
    points,
    accounts: rows.map(([accountId, balance]) => ({
      ...(known.get(accountId) ?? { accountId, name: null, kind: null, archived: false }),
      before: write(first.get(accountId) ?? 0n),
      balance: write(balance),
    })),
  };
}

function worth(balances: Iterable<bigint>, write: Write): Worth {
  let [assets, debts] = [0n, 0n];
  for (const balance of balances) {
    if (balance > 0n) assets += balance;
    else debts -= balance;
  }
  return { assets: write(assets), debts: write(debts), net: write(assets - debts) };
}
