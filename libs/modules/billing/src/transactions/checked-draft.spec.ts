import { DomainError } from '@hisaab/kernel';
import { describe, expect, it } from 'vitest';
import { checkedDraft, type Surroundings, type TransactionInput } from './checked-draft';
import type { Transaction } from './transaction';

const inr = (amount: string) => ({ amount, currency: 'INR' });
const near: Surroundings = {
  account: { id: 'cash', currency: 'INR', archived: false },
  toAccount: null,
  categories: [
    { id: 'food', kind: 'expense', archived: false },
    { id: 'old', kind: 'expense', archived: true },
    { id: 'pay', kind: 'income', archived: false },
  ],
  payeeId: null,
  tagIds: [],
  learnedCategoryId: null,
};
const spent: TransactionInput = { type: 'expense', amount: inr('10'), date: '2026-11-22' };

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return error instanceof DomainError ? error.code : 'another error';
  }
}
const check = (input: Partial<TransactionInput>, more: Partial<Surroundings> = {}, current?: Transaction) =>
  codeOf(() => checkedDraft({ ...spent, ...input }, { ...near, ...more }, current));

describe('a draft', () => {
  it('says where its category is from', () => {
    const learned = { ...near, learnedCategoryId: 'food' };
    expect(checkedDraft(spent, near)).toMatchObject({ categoryId: null, categorySource: 'none' });
    expect(checkedDraft(spent, learned)).toMatchObject({ categoryId: 'food', categorySource: 'learned' });
    expect(checkedDraft({ ...spent, categoryId: 'food' }, learned)).toMatchObject({
      categorySource: 'given',
    });
    expect(checkedDraft({ ...spent, categoryId: null }, learned)).toMatchObject({
      categoryId: null,
      categorySource: 'none',
    });
    const splits = [{ categoryId: 'food', amount: inr('10') }];
    expect(checkedDraft({ ...spent, splits }, learned)).toMatchObject({
      categoryId: null,
      categorySource: 'given',
    });
  });

  it('takes more than a row can hold from nobody', () => {
    const huge = { amount: '999999999999999.9999', currency: 'CLF' };
    const account = { id: 'clf', currency: 'CLF', archived: false };
    expect(check({ amount: huge }, { account })).toBe('amount-too-large');
  });

  it('keeps an archived account or category on an edit, and takes none for a new row', () => {
    const account = { id: 'cash', currency: 'INR', archived: true };
    const current = {
      accountId: 'cash',
      toAccountId: null,
      categoryId: 'old',
      splits: [],
    } as unknown as Transaction;
    expect(check({}, { account })).toBe('account-archived');
    expect(check({}, { account }, current)).toBe('accepted');
    expect(check({ categoryId: 'old' })).toBe('category-archived');
    expect(check({ categoryId: 'old' }, {}, current)).toBe('accepted');
  });

  it.each<[string, Partial<TransactionInput>, Partial<Surroundings>]>([
    ['currency-mismatch', {}, { account: null }],
    ['account-not-found', { accountId: 'x' }, { account: null }],
    ['currency-mismatch', { amount: { amount: '1', currency: 'USD' } }, {}],
    ['amount-decimals', { amount: inr('1.001') }, {}],
    ['category-not-found', { categoryId: 'x' }, {}],
    ['category-kind', { categoryId: 'pay' }, {}],
    ['category-kind', { type: 'income', categoryId: 'food' }, {}],
    ['split-sum', { splits: [{ categoryId: 'food', amount: inr('9.99') }] }, {}],
    ['category-and-splits', { categoryId: 'food', splits: [{ categoryId: 'food', amount: inr('10') }] }, {}],
    ['not-a-transfer', { toAmount: inr('10') }, {}],
    ['transfer-target', { type: 'transfer' }, {}],
    ['account-not-found', { type: 'transfer', toAccountId: 'x' }, {}],
    ['same-account', { type: 'transfer', toAccountId: 'cash' }, { toAccount: near.account }],
  ])('is refused as %s', (code, input, more) => {
    expect(check(input, more)).toBe(code);
  });

  it('across currencies has both amounts, within one only one', () => {
    const transfer = { type: 'transfer' as const, toAccountId: 'b' };
    const same = { toAccount: { id: 'b', currency: 'INR', archived: false } };
    const other = { toAccount: { id: 'b', currency: 'USD', archived: false } };
    expect(check(transfer, same)).toBe('accepted');
    expect(check({ ...transfer, toAmount: inr('10') }, same)).toBe('to-amount');
    expect(check(transfer, other)).toBe('to-amount');
    expect(check({ ...transfer, toAmount: inr('10') }, other)).toBe('currency-mismatch');
    expect(check({ ...transfer, toAmount: { amount: '1', currency: 'USD' } }, other)).toBe('accepted');
    expect(check({ ...transfer, categoryId: 'food' }, same)).toBe('transfer-category');
  });
});
