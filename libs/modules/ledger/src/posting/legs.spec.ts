import { describe, expect, it } from 'vitest';
import { uuidv7 } from '@hisaab/kernel';

import { standingOfOpening, standingOfTransaction, type BookedTransaction, type Standing } from './legs';

const account = uuidv7();
const other = uuidv7();
const food = uuidv7();
const rupees = (amount: string) => ({ amount, currency: 'INR' });

function booked(change: Partial<BookedTransaction> = {}): BookedTransaction {
  const amount = change.amount ?? rupees('249.50');
  return {
    type: 'expense',
    date: '2026-11-20',
    amount,
    accountId: account,
    toAccountId: null,
    toAmount: null,
    lines: [{ categoryId: food, amount }],
    state: 'live',
    ...change,
  };
}

function shown(standing: Standing | null): string[] | undefined {
  return standing?.legs.map(
    ({ account: code, amount }) =>
      `${code.replace(/[0-9a-f-]{36}/, (id) => names[id] ?? '?')} ${amount.minor} ${amount.currency}`,
  );
}
const names: Record<string, string> = { [account]: 'bank', [other]: 'wallet', [food]: 'food' };

describe('the legs of a transaction', () => {
  it('an expense leaves the account for its category', () => {
    expect(shown(standingOfTransaction(booked()))).toEqual([
      'account:bank -24950 INR',
      'category:food 24950 INR',
    ]);
  });

  it('an income comes from its category', () => {
    expect(shown(standingOfTransaction(booked({ type: 'income' })))).toEqual([
      'account:bank 24950 INR',
      'category:food -24950 INR',
    ]);
  });

  it('without a category goes to the uncategorised of its type', () => {
    const lines = [{ categoryId: null, amount: rupees('249.50') }];
    expect(shown(standingOfTransaction(booked({ lines })))?.[1]).toBe('uncategorised:expense 24950 INR');
    expect(shown(standingOfTransaction(booked({ type: 'income', lines })))?.[1]).toBe(
      'uncategorised:income -24950 INR',
    );
  });

  it('has a leg for each split', () => {
    const lines = [
      { categoryId: food, amount: rupees('200.00') },
      { categoryId: null, amount: rupees('49.50') },
    ];
    expect(shown(standingOfTransaction(booked({ lines })))).toEqual([
      'account:bank -24950 INR',
      'category:food 20000 INR',
      'uncategorised:expense 4950 INR',
    ]);
  });

  it('a transfer touches two accounts', () => {
    const transfer = booked({ type: 'transfer', toAccountId: other, lines: [] });
    expect(shown(standingOfTransaction(transfer))).toEqual([
      'account:bank -24950 INR',
      'account:wallet 24950 INR',
    ]);
  });

  it('a transfer across currencies balances in each over the conversion account', () => {
    const toAmount = { amount: '3', currency: 'JPY' };
    const transfer = booked({ type: 'transfer', toAccountId: other, toAmount, lines: [] });
    expect(shown(standingOfTransaction(transfer))).toEqual([
      'account:bank -24950 INR',
      'equity:conversion 24950 INR',
      'equity:conversion -3 JPY',
      'account:wallet 3 JPY',
    ]);
  });

  it('nothing stands for a deleted one', () => {
    expect(standingOfTransaction(booked({ state: 'deleted' }))).toBeNull();
  });

  it('refuses what cannot be posted, rather than posting half of it', () => {
    const short = [{ categoryId: food, amount: rupees('200.00') }];
    expect(() => standingOfTransaction(booked({ lines: short }))).toThrow('leave -4950');
    expect(() => standingOfTransaction(booked({ type: 'refund' }))).toThrow('refund');
    expect(() => standingOfTransaction(booked({ type: 'transfer', lines: [] }))).toThrow('no account');
  });
});

describe('an opening balance', () => {
  const opened = { id: account, openingDate: '2026-01-01', state: 'live' as const };

  it('stands against equity, signed', () => {
    expect(shown(standingOfOpening({ ...opened, openingBalance: rupees('-1200.00') }))).toEqual([
      'account:bank -120000 INR',
      'equity:opening 120000 INR',
    ]);
  });

  it('of zero, or of a deleted account, does not stand', () => {
    expect(standingOfOpening({ ...opened, openingBalance: rupees('0.00') })).toBeNull();
    expect(standingOfOpening({ ...opened, openingBalance: rupees('5.00'), state: 'deleted' })).toBeNull();
  });
});
