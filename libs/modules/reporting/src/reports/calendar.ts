import type { CivilDate, MoneyText } from '@hisaab/kernel';
import { daysWithin } from './range';
import { addTo, noSums, totalsOf, writer, type Sums, type Totals } from './totals';

export interface DaySum {
  date: CivilDate;
  type: string;
  amount: bigint;
  count: number;
}

interface SpendDay {
  date: CivilDate;
  expense: MoneyText;
}

export interface Days {
  totals: Totals;
  days: { date: CivilDate; expense: MoneyText; income: MoneyText; count: number }[];
  spendDays: number;
  largest: SpendDay | null;
  median: SpendDay | null;
}

export function calendarDays(
  from: CivilDate,
  to: CivilDate,
  sums: readonly DaySum[],
  currency: string,
): Days {
  const write = writer(currency);
  const totals = noSums();
  const days = new Map(daysWithin(from, to).map((date) => [date, { ...noSums(), count: 0 }]));
  for (const { date, type, amount, count } of sums) {
    const day = days.get(date);
    if (!day) continue;
    addTo(day, type, amount);
    addTo(totals, type, amount);
    day.count += count;
  }
  const spent = [...days].filter(([, { expense }]) => expense !== 0n).sort(bySpent);
  const described = (day: [CivilDate, Sums] | undefined): SpendDay | null =>
    day ? { date: day[0], expense: write(day[1].expense) } : null;
  return {
    totals: totalsOf(totals, write),
    days: [...days].map(([date, { expense, income, count }]) => ({
      date,
      expense: write(expense),
      income: write(income),
      count,
    })),
    spendDays: spent.length,
    largest: described(spent[0]),
    median: described(spent[Math.floor(spent.length / 2)]),
  };
}

/** The most first, of equals the earlier; so the lower of two in the middle is the one after the half. */
function bySpent([a, x]: [CivilDate, Sums], [b, y]: [CivilDate, Sums]): number {
  if (x.expense !== y.expense) return x.expense > y.expense ? -1 : 1;
  return a < b ? -1 : 1;
}
