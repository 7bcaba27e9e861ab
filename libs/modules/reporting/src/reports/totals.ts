import { formatMoney, ratio, type MoneyText } from '@hisaab/kernel';

/** Signed sums in minor units; transfers are in neither. */
export interface Sums {
  expense: bigint;
  income: bigint;
}

export interface Totals {
  expense: MoneyText;
  income: MoneyText;
  net: MoneyText;
  savingsRate: number | null;
}

export const noSums = (): Sums => ({ expense: 0n, income: 0n });

export function addTo(sums: Sums, type: string, amount: bigint): void {
  if (type === 'expense') sums.expense += amount;
  else if (type === 'income') sums.income += amount;
}

/** Writes amounts of one currency. */
export type Write = (minor: bigint) => MoneyText;

export function writer(currency: string): Write {
  return (minor) => formatMoney({ minor, currency });
}

export function totalsOf({ expense, income }: Sums, write: Write): Totals {
  const net = income - expense;
  return { expense: write(expense), income: write(income), net: write(net), savingsRate: ratio(net, income) };
}

/** Half a unit is rounded away from zero. */
export function divide(amount: bigint, by: number): bigint {
  const magnitude = amount < 0n ? -amount : amount;
  const rounded = (magnitude * 2n + BigInt(by)) / (BigInt(by) * 2n);
  return amount < 0n ? -rounded : rounded;
}
