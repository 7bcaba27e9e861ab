import { describe, expect, it } from 'vitest';
import { addressOf, completing, found, isOfSamePeriod } from './answers';
import type { Transaction } from './waiting';

const asked = (words: Record<string, string>) => new URLSearchParams(words);

describe('the copy answers', () => {
  const payees = [
    { name: 'Metro', count: 5 },
    { name: 'Zomato', count: 9 },
    { name: 'Metro Cash', count: 7 },
    { name: 'Hometown', count: 30 },
  ];

  it('names that go on with what was typed first, then by use', () => {
    expect(completing(payees, asked({ q: 'met' })).map(({ name }) => name)).toEqual([
      'Metro Cash',
      'Metro',
      'Hometown',
    ]);
    expect(completing(payees, asked({ q: 'OME', limit: '1' })).map(({ name }) => name)).toEqual(['Hometown']);
    expect(completing(payees, asked({ limit: '2' })).map(({ name }) => name)).toEqual(['Hometown', 'Zomato']);
  });

  it('the filters that it knows, and says nothing to those that it does not', () => {
    const row = (part: object) =>
      ({
        type: 'expense',
        tags: [],
        payee: null,
        note: null,
        date: '2026-11-22',
        ...part,
      }) as unknown as Transaction;
    const rows = [
      row({ payee: 'Chai', date: '2026-11-22' }),
      row({ note: 'chai again', date: '2026-11-01' }),
    ];
    expect(found(rows, asked({ q: 'CHAI', limit: '100' }))).toHaveLength(2);
    expect(found(rows, asked({ from: '2026-11-02' }))).toHaveLength(1);
    expect(found(rows, asked({ type: 'income' }))).toEqual([]);
    expect(found(rows, asked({ minAmount: '5' }))).toBeNull();
    expect(found(rows, asked({ cursor: 'x' }))).toBeNull();
  });

  it('with the report of a period by whichever of its days it was asked, and of no other', () => {
    const asking = (path: string) => `https://hisaab.example/v1/reports/${path}`;
    const kept = {
      address: addressOf(asking('monthly?date=2026-11-20&atLeast=7')),
      body: { period: { from: '2026-11-01', to: '2026-11-30' } },
    };
    expect(kept.address).toBe('/v1/reports/monthly?date=2026-11-20');
    expect(isOfSamePeriod(kept, asking('monthly?date=2026-11-23&atLeast=9'))).toBe(true);
    expect(isOfSamePeriod(kept, asking('monthly?date=2026-12-01&atLeast=9'))).toBe(false);
    expect(isOfSamePeriod(kept, asking('weekly?date=2026-11-20'))).toBe(false);
    expect(isOfSamePeriod(kept, asking('monthly?currency=USD&date=2026-11-20'))).toBe(false);
  });
});
