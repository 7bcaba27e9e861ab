import { describe, expect, it } from 'vitest';
import { looksLikeEntry, matching, meantBy } from './palette-choices';

const labels = (typed: string) =>
  matching(
    ['Home', 'Transactions', 'Search transactions', 'रिपोर्ट', 'Café Paris'].map((label) => ({ label })),
    typed,
  ).map(({ label }) => label);

describe('what the palette finds', () => {
  it('holds every word, in any case, what begins with it first', () => {
    expect(labels('TRANS')).toEqual(['Transactions', 'Search transactions']);
    expect(labels('paris ca')).toEqual(['Café Paris']);
    expect(labels('रिपो')).toEqual(['रिपोर्ट']);
    expect(labels('zzz')).toEqual([]);
    expect(labels(' ')).toHaveLength(5);
  });

  it('puts the name itself before what begins so, and that before what holds it', () => {
    const names = ['Baby Food', 'Food & Dining', 'Food & Dining / Seafood', 'Pets / Food', 'Food'];
    expect(
      matching(
        names.map((label) => ({ label })),
        'food',
      ).map(({ label }) => label),
    ).toEqual(['Food', 'Pets / Food', 'Food & Dining', 'Food & Dining / Seafood', 'Baby Food']);
  });

  it('answers for what is called just so, be it a payee', () => {
    const categories = ['Food & Dining', 'Food'].map((label) => ({ id: label, label }));
    const payees = [{ id: 'p', label: 'Dining' }];
    expect(meantBy('food', categories, payees)).toMatchObject({ id: 'Food', filter: 'categoryId' });
    expect(meantBy('foo', categories, payees)).toMatchObject({ id: 'Food & Dining' });
    expect(meantBy('dining', categories, payees)).toMatchObject({ id: 'p', filter: 'payeeId' });
    expect(meantBy('dinin', categories, payees)).toMatchObject({ id: 'Food & Dining' });
    expect(meantBy('', categories, payees)).toBeNull();
    expect(meantBy('rent', [], [])).toBeNull();
  });

  it('takes a line with a number for an entry', () => {
    expect(looksLikeEntry('350 auto')).toBe(true);
    expect(looksLikeEntry('३५० चाय')).toBe(true);
    expect(looksLikeEntry('auto')).toBe(false);
    expect(looksLikeEntry('3')).toBe(false);
  });
});
