import { describe, expect, it } from 'vitest';
import { fieldOf, isYearFirst, withColumn } from './mapping-words';
import type { Mapping } from './use-imports';

const mapping = { columns: { date: 0, amount: 2, note: 1 } } as unknown as Mapping;

describe('what a column means', () => {
  it('is found by its position', () => {
    expect(fieldOf(mapping, 2)).toBe('amount');
    expect(fieldOf(mapping, 9)).toBeNull();
  });

  it('moves with the field, and a column means one thing', () => {
    expect(withColumn(mapping, 1, 'amount').columns).toEqual({ date: 0, amount: 1 });
    expect(withColumn(mapping, 1, null).columns).toEqual({ date: 0, amount: 2 });
    expect(withColumn(mapping, 5, 'payee').columns).toEqual({ date: 0, note: 1, amount: 2, payee: 5 });
  });
});

describe('dates that begin with the year', () => {
  it('need no order of day and month', () => {
    expect(isYearFirst(['2026-11-23', '', 'last week', '2026/11/22'])).toBe(true);
  });

  it('are all of them or none', () => {
    expect(isYearFirst(['2026-11-23', '03/04/2026'])).toBe(false);
    expect(isYearFirst(['23 Nov 2026'])).toBe(false);
    expect(isYearFirst(['20261123'])).toBe(false);
    expect(isYearFirst([])).toBe(false);
  });
});
