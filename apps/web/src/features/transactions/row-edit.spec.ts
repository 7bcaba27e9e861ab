import { describe, expect, it } from 'vitest';
import { fieldOfKey, nextField, patched, rowFormOf, rowPatch, wrongField } from './row-edit';
import type { Transaction } from './use-transactions';

const row = (part: Partial<Transaction> = {}): Transaction => ({
  id: 'i',
  bookId: 'b',
  version: 3,
  type: 'expense',
  amount: { amount: '90.00', currency: 'INR' },
  date: '2026-11-20',
  time: null,
  accountId: 'cash',
  toAccountId: null,
  toAmount: null,
  categoryId: 'food',
  categorySource: 'learned',
  payeeId: 'p',
  payee: 'Chai',
  note: null,
  tags: ['team'],
  splits: [],
  source: 'manual',
  state: 'live',
  deletedAt: null,
  changeSetId: 's',
  createdAt: '2026-11-20T00:00:00Z',
  updatedAt: '2026-11-20T00:00:00Z',
  ...part,
});

describe('a row that is edited in its place', () => {
  it('sends only what was changed', () => {
    expect(rowPatch(rowFormOf(row()), row())).toBeNull();
    expect(rowPatch({ ...rowFormOf(row()), amount: '90' }, row())).toBeNull();
    expect(rowPatch({ ...rowFormOf(row()), amount: '45*3', payee: ' ', tags: [] }, row())).toEqual({
      amount: { amount: '135.00', currency: 'INR' },
      payee: null,
      tags: [],
    });
  });

  it('is shown as it will be, but in its place', () => {
    const patch = {
      categoryId: null,
      date: '2026-11-01',
      amount: { amount: '5.00', currency: 'INR' as const },
    };
    expect(patched(row(), patch)).toMatchObject({
      categoryId: null,
      date: '2026-11-20',
      amount: { amount: '5.00' },
      payee: 'Chai',
    });
  });

  it('goes from field to field, past those that it does not have', () => {
    expect(fieldOfKey('a')).toBe('amount');
    expect(fieldOfKey('q')).toBeNull();
    expect(nextField('payee', 1, row())).toBe('categoryId');
    expect(nextField('payee', 1, row({ type: 'transfer', categoryId: null }))).toBe('tags');
    expect(nextField('amount', 1, row())).toBeNull();
    expect(nextField('date', -1, row())).toBeNull();
    const parts = [{ categoryId: 'food', amount: { amount: '90.00', currency: 'INR' }, note: null }];
    expect(nextField('note', 1, row({ splits: parts }))).toBeNull();
  });

  it('is not sent without an amount or a day', () => {
    expect(wrongField({ ...rowFormOf(row()), amount: '0' }, row())).toBe('amount');
    expect(wrongField({ ...rowFormOf(row()), date: '' }, row())).toBe('date');
    expect(wrongField(rowFormOf(row()), row())).toBeNull();
  });
});
