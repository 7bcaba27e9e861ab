import { describe, expect, it } from 'vitest';
import { dateByKey, emptyForm, type EntryForm, toBody, toPatch } from './entry-form';
import { emptyLine } from './split-shares';

const rupees = { from: 'INR', to: null };
const form = (part: Partial<EntryForm>): EntryForm => ({ ...emptyForm('2026-11-22'), ...part });

describe('the entry as a request', () => {
  it('needs an amount above zero', () => {
    expect(toBody(form({ amount: '' }), rupees)).toBeNull();
    expect(toBody(form({ amount: '0.00' }), rupees)).toBeNull();
    expect(toBody(form({ amount: '120+80' }), rupees)?.amount).toEqual({ amount: '200.00', currency: 'INR' });
  });

  it('leaves the category to what is known of the payee when none was chosen', () => {
    const body = toBody(form({ amount: '5', payee: ' Swiggy ' }), rupees);
    expect(body).not.toHaveProperty('categoryId');
    expect(body).not.toHaveProperty('accountId');
  });

  it('names both ends of a transfer, and what arrives only across currencies', () => {
    const transfer = form({
      type: 'transfer',
      amount: '100',
      accountId: 'a',
      toAccountId: 'b',
      toAmount: '1.2',
    });
    expect(toBody(transfer, { from: 'INR', to: 'INR' })).toMatchObject({ toAccountId: 'b', toAmount: null });
    expect(toBody(transfer, { from: 'INR', to: 'USD' })?.toAmount).toEqual({
      amount: '1.20',
      currency: 'USD',
    });
  });

  it('sends the parts of a split in place of a category', () => {
    const parts = ['c', 'd'].map((categoryId) => ({
      ...emptyLine(categoryId, categoryId),
      amount: '50',
    }));
    const body = toBody(form({ amount: '100', categoryId: 'x', splits: parts }), rupees);
    expect(body?.splits?.map(({ amount }) => amount.amount)).toEqual(['50.00', '50.00']);
    expect(body).not.toHaveProperty('categoryId');
  });

  it('takes away by a patch what the form does not have', () => {
    expect(toPatch(form({ amount: '5' }), rupees)).toMatchObject({
      categoryId: null,
      splits: null,
      payee: null,
      note: null,
      tags: [],
    });
  });
});

describe('keys in the date', () => {
  it('go by days', () => {
    expect(dateByKey('y', '2026-01-01', '2026-11-22')).toBe('2026-11-21');
    expect(dateByKey('t', '2026-01-01', '2026-11-22')).toBe('2026-11-22');
    expect(dateByKey('-', '2024-03-01', '2026-11-22')).toBe('2024-02-29');
    expect(dateByKey('+', '2026-12-31', '2026-11-22')).toBe('2027-01-01');
    expect(dateByKey('ArrowDown', '2024-03-01', '2026-11-22')).toBe('2024-02-29');
    expect(dateByKey('ArrowUp', '2026-12-31', '2026-11-22')).toBe('2027-01-01');
    expect(dateByKey('ArrowUp', '', '2026-11-22')).toBeNull();
    expect(dateByKey('5', '2026-12-31', '2026-11-22')).toBeNull();
  });
});
