import { negate, type Money } from '@hisaab/kernel';

import type { NamedAccount } from '../chart/account-names';

export interface AccountSum {
  readonly about: NamedAccount;
  readonly sum: Money;
}

export interface TrialBalanceRow {
  readonly about: NamedAccount;
  readonly debit: Money;
  readonly credit: Money;
}

export interface CurrencyTotals {
  readonly currency: string;
  readonly debit: Money;
  readonly credit: Money;
}

/** A sum above zero is a debit, one below a credit; what is settled is left out. */
export function trialBalanceOf(sums: readonly AccountSum[]): {
  rows: TrialBalanceRow[];
  totals: CurrencyTotals[];
  isBalanced: boolean;
} {
  const rows = sums
    .filter(({ sum }) => sum.minor !== 0n)
    .map(({ about, sum }) => {
      const zero = { minor: 0n, currency: sum.currency };
      return sum.minor > 0n
        ? { about, debit: sum, credit: zero }
        : { about, debit: zero, credit: negate(sum) };
    });
  const currencies = [...new Set(rows.map(({ debit }) => debit.currency))].sort();
  const totals = currencies.map((currency) => {
    const own = rows.filter(({ debit }) => debit.currency === currency);
    const total = (of: (row: TrialBalanceRow) => Money): Money => ({
      minor: own.reduce((all, row) => all + of(row).minor, 0n),
      currency,
    });
    return { currency, debit: total(({ debit }) => debit), credit: total(({ credit }) => credit) };
  });
  return { rows, totals, isBalanced: totals.every(({ debit, credit }) => debit.minor === credit.minor) };
}
