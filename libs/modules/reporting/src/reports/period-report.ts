import {
  daysBetween,
  monthsOf,
  startOf,
  type CivilDate,
  type MoneyText,
  type Period,
  type PeriodSettings,
} from '@hisaab/kernel';
import { categoryTotals, type Category, type CategorySum, type CategoryTotal } from './category-totals';
import { daysWithin } from './range';
import { addTo, divide, noSums, totalsOf, writer, type Sums, type Totals, type Write } from './totals';

/** What the store knows of a period and the one before, in one currency. */
export interface PeriodFigures {
  categories: readonly CategorySum[];
  days: readonly { date: CivilDate; type: string; amount: bigint; transactions: number }[];
  accounts: readonly {
    accountId: string;
    name: string | null;
    type: string;
    amount: bigint;
    transactions: number;
  }[];
  payees: readonly { payeeId: string; name: string | null; amount: bigint; transactions: number }[];
  median: bigint | null;
  largest: { transactionId: string; amount: bigint } | null;
  otherCurrencies: readonly string[];
  catalogue: readonly Category[];
}

export interface PeriodQuestion {
  bookId: string;
  period: Period;
  previous: Period;
  settings: PeriodSettings;
  currency: string;
  today: CivilDate;
}

interface DayTotal {
  expense: MoneyText;
  income: MoneyText;
}

export interface PeriodReport {
  bookId: string;
  period: Period;
  currency: string;
  totals: Totals;
  byCategory: CategoryTotal[];
  byDay?: (DayTotal & { date: CivilDate })[];
  byMonth?: (DayTotal & { month: CivilDate })[];
  byAccount: (DayTotal & { accountId: string; name: string | null; net: MoneyText; count: number })[];
  topPayees: { payeeId: string; name: string | null; total: MoneyText; count: number }[];
  statistics: {
    count: number;
    averagePerDay: MoneyText | null;
    median: MoneyText | null;
    largest: MoneyText | null;
    largestTransactionId: string | null;
    noSpendDays: number;
  };
  previous: { from: CivilDate; to: CivilDate; totals: Totals };
  otherCurrencies: string[];
}

export function periodReport(question: PeriodQuestion, figures: PeriodFigures): PeriodReport {
  const { bookId, period, previous, currency } = question;
  const write = writer(currency);
  const current = noSums();
  const before = noSums();
  for (const { isCurrent, type, amount } of figures.categories)
    addTo(isCurrent ? current : before, type, amount);
  return {
    bookId,
    period,
    currency,
    totals: totalsOf(current, write),
    byCategory: categoryTotals(figures.categories, figures.catalogue, current, write),
    ...byTime(question, figures, write),
    byAccount: byAccount(figures, write),
    topPayees: figures.payees.map(({ payeeId, name, amount, transactions }) => ({
      payeeId,
      name,
      total: write(amount),
      count: transactions,
    })),
    statistics: statistics(question, figures, write),
    previous: { from: previous.from, to: previous.to, totals: totalsOf(before, write) },
    otherCurrencies: [...figures.otherCurrencies].sort(),
  };
}

function byTime(
  { period, settings }: PeriodQuestion,
  { days }: PeriodFigures,
  write: Write,
): Pick<PeriodReport, 'byDay' | 'byMonth'> {
  const isYear = period.kind === 'yearly';
  const starts = isYear
    ? monthsOf(period, settings).map(({ from }) => from)
    : daysWithin(period.from, period.to);
  const sums = new Map(starts.map((start) => [start, noSums()]));
  for (const { date, type, amount } of days) {
    const at = sums.get(isYear ? startOf('monthly', date, settings) : date);
    if (at) addTo(at, type, amount);
  }
  const total = ({ expense, income }: Sums): DayTotal => ({ expense: write(expense), income: write(income) });
  if (isYear) return { byMonth: [...sums].map(([month, sum]) => ({ month, ...total(sum) })) };
  return { byDay: [...sums].map(([date, sum]) => ({ date, ...total(sum) })) };
}

function byAccount({ accounts }: PeriodFigures, write: Write): PeriodReport['byAccount'] {
  const rows = new Map<string, { name: string | null; sums: Sums; count: number }>();
  for (const { accountId, name, type, amount, transactions } of accounts) {
    const row = rows.get(accountId) ?? { name, sums: noSums(), count: 0 };
    addTo(row.sums, type, amount);
    row.count += transactions;
    rows.set(accountId, row);
  }
  return [...rows]
    .sort(([, a], [, b]) =>
      a.sums.expense === b.sums.expense ? 0 : a.sums.expense > b.sums.expense ? -1 : 1,
    )
    .map(([accountId, { name, sums, count }]) => ({
      accountId,
      name,
      expense: write(sums.expense),
      income: write(sums.income),
      net: write(sums.income - sums.expense),
      count,
    }));
}

/** Averages and days without spending look at the days that have passed, today included. */
function statistics({ period, today }: PeriodQuestion, figures: PeriodFigures, write: Write) {
  const last = today < period.to ? today : period.to;
  const elapsed = Math.max(0, daysBetween(period.from, last) + 1);
  const spent = figures.days.filter(({ type, date }) => type === 'expense' && date <= last);
  const sum = spent.reduce((total, { amount }) => total + amount, 0n);
  const spendDays = new Set(spent.filter(({ transactions }) => transactions > 0).map(({ date }) => date))
    .size;
  return {
    count: figures.days.reduce((total, { transactions }) => total + transactions, 0),
    averagePerDay: elapsed === 0 ? null : write(divide(sum, elapsed)),
    median: figures.median === null ? null : write(figures.median),
    largest: figures.largest && write(figures.largest.amount),
    largestTransactionId: figures.largest?.transactionId ?? null,
    noSpendDays: elapsed - spendDays,
  };
}
