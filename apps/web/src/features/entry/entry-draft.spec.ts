import { describe, expect, it } from 'vitest';
import { isBlank, readDraft } from './entry-draft';
import { emptyForm } from './entry-form';

const TODAY = '2026-11-22';

describe('what was typed and not saved', () => {
  it('comes back as it was', () => {
    const form = {
      ...emptyForm(TODAY),
      amount: '120+80',
      payee: 'Chai',
      tags: ['team'],
      splits: [{ key: '0', categoryId: 'c', amount: '5', percent: '', note: null }],
      splitBy: 'percent' as const,
    };
    expect(readDraft(JSON.stringify(form), TODAY)).toEqual(form);
  });

  it('comes back as far as it can be read, whatever wrote it', () => {
    const kept = JSON.stringify({ amount: 5, payee: 'Chai', tags: 'no', splits: [null, {}], type: 'gift' });
    expect(readDraft(kept, TODAY)).toMatchObject({
      amount: '',
      payee: 'Chai',
      tags: [],
      type: 'expense',
      date: TODAY,
      splits: [{ categoryId: null, amount: '' }],
    });
    expect(readDraft('{', TODAY)).toBeNull();
    expect(readDraft('7', TODAY)).toBeNull();
  });

  it('is not kept while nothing is typed', () => {
    expect(isBlank({ ...emptyForm(TODAY), payee: ' ' })).toBe(true);
    expect(isBlank({ ...emptyForm(TODAY), line: '350 auto' })).toBe(false);
  });
});
