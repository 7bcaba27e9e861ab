import { describe, expect, it } from 'vitest';
import { emptyForm, type EntryForm } from '../entry/entry-form';
import { emptyLine } from '../entry/split-shares';
import { templateOf } from './template-form';

const rupees = { from: 'INR', to: null };
const form = (part: Partial<EntryForm>): EntryForm => ({ ...emptyForm('2026-11-22'), ...part });

describe('an entry as a template', () => {
  it('keeps all but the day', () => {
    const kept = templateOf(
      form({ amount: '100+20', payee: 'Auto', categoryId: 'c', tags: ['office'] }),
      rupees,
      'Auto',
    );
    expect(kept).toEqual({
      name: 'Auto',
      type: 'expense',
      amount: { amount: '120.00', currency: 'INR' },
      accountId: null,
      toAccountId: null,
      categoryId: 'c',
      payee: 'Auto',
      note: '',
      tags: ['office'],
      splits: null,
    });
  });

  it('without an amount has none, and no parts', () => {
    const lines = [emptyLine('1', 'c'), emptyLine('2', 'd')];
    expect(templateOf(form({ splits: lines }), rupees, 'A')).toMatchObject({ amount: null, splits: null });
    const split = templateOf(form({ amount: '10', splits: lines, splitBy: 'even' }), rupees, 'A');
    expect(split.splits?.map(({ amount }) => amount.amount)).toEqual(['5.00', '5.00']);
    expect(split.categoryId).toBeNull();
    // A part that says nothing of where it goes cannot be kept.
    const open = [emptyLine('1', 'c'), emptyLine('2')];
    expect(templateOf(form({ amount: '10', splits: open, splitBy: 'even' }), rupees, 'A').splits).toBeNull();
  });
});
