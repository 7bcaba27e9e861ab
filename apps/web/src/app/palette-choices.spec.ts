import { describe, expect, it } from 'vitest';
import { looksLikeEntry, matching } from './palette-choices';

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

  it('takes a line with a number for an entry', () => {
    expect(looksLikeEntry('350 auto')).toBe(true);
    expect(looksLikeEntry('३५० चाय')).toBe(true);
    expect(looksLikeEntry('auto')).toBe(false);
    expect(looksLikeEntry('3')).toBe(false);
  });
});
