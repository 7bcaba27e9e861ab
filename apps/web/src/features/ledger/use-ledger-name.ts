import type { ParseKeys } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const ROOTS: Readonly<Record<string, ParseKeys>> = {
  Assets: 'ledger.assets',
  Liabilities: 'ledger.liabilities',
  Equity: 'ledger.equity',
  Income: 'ledger.income',
  Expenses: 'ledger.expenses',
};

/** Accounts that are the ledger's own, so that no person has named them. */
const OWN: Readonly<Record<string, ParseKeys>> = {
  'equity:opening': 'ledger.opening',
  'equity:conversion': 'ledger.conversion',
  'uncategorised:expense': 'categories.none',
  'uncategorised:income': 'categories.none',
};

/** A ledger account's path as this person reads it: the ledger's own words in their language, their names as given. */
export function useLedgerName(): (known: { account: string; name: string }) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ account, name }) => {
      const [first = '', ...rest] = name.split(':');
      const root = ROOTS[first];
      const own = OWN[account];
      return [root ? t(root) : first, own ? t(own) : rest.join(':')].join(':');
    },
    [t],
  );
}
