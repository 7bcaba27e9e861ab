import { describe, expect, it } from 'vitest';
import { pairwise } from './pairwise';

const FACTORS = {
  page: Array.from({ length: 30 }, (_, at) => `page ${at}`),
  width: ['768', '1440'],
  theme: ['light', 'dark'],
  language: ['en', 'hi'],
  book: ['full', 'empty'],
} as const;

describe('pairwise', () => {
  it('lets every two values meet, in hardly more combinations than the two longest lists need', () => {
    const chosen = pairwise(FACTORS);
    const names = Object.keys(FACTORS) as (keyof typeof FACTORS)[];
    for (const a of names) {
      for (const b of names.filter((name) => name !== a)) {
        for (const one of FACTORS[a]) {
          for (const other of FACTORS[b]) {
            expect(chosen.some((choice) => choice[a] === one && choice[b] === other)).toBe(true);
          }
        }
      }
    }
    expect(chosen.length).toBeGreaterThanOrEqual(60);
    expect(chosen.length).toBeLessThan(70);
  });

  it('chooses the same again', () => {
    expect(pairwise(FACTORS)).toEqual(pairwise(FACTORS));
  });
});
