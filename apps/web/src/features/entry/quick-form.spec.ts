import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { chipsOf, fillFrom, without } from './quick-form';

const TODAY = '2026-11-22';

const answer: Schemas['QuickAnswer'] = {
  draft: {
    type: 'expense',
    amount: { amount: '350.00', currency: 'INR' as Schemas['Currency'] },
    date: '2026-11-21',
    accountId: null,
    toAccountId: null,
    categoryId: 'c',
    payee: 'Auto',
    note: null,
    tags: ['office'],
  },
  understood: [
    { field: 'tags', text: '#office' },
    { field: 'tags', text: '#team' },
    { field: 'category', text: 'auto' },
    { field: 'amount', text: '350' },
    { field: 'something new', text: 'x' },
  ],
  missing: [],
};

describe('a line that was understood', () => {
  it('has a chip for each field that its words gave', () => {
    expect(chipsOf(answer)).toEqual(['amount', 'categoryId', 'tags']);
  });

  it('fills the form', () => {
    expect(fillFrom(answer, TODAY, new Set())).toEqual({
      type: 'expense',
      amount: '350.00',
      date: '2026-11-21',
      accountId: null,
      toAccountId: null,
      categoryId: 'c',
      payee: 'Auto',
      note: '',
      tags: ['office'],
    });
  });

  it('leaves alone what was set by hand or taken off', () => {
    const filled = fillFrom(answer, TODAY, new Set(['date', 'tags'] as const));
    expect(filled).not.toHaveProperty('date');
    expect(filled).not.toHaveProperty('tags');
    expect(filled.amount).toBe('350.00');
    expect(without('date', TODAY)).toEqual({ date: TODAY });
  });
});
