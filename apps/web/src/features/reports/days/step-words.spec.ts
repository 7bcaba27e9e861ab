import { describe, expect, it } from 'vitest';
import { dayWords, stepWords } from './step-words';

const wide = { locale: 'en-IN', currency: 'INR', isNarrow: false };
const narrow = { ...wide, isNarrow: true };

describe('the steps of a legend', () => {
  it('are as short as they can be told apart', () => {
    expect(stepWords([120_000n, 240_000n], wide)).toEqual(['₹1.2K', '₹2.4K']);
    expect(stepWords([121_000n, 124_000n], wide)).toEqual(['₹1.21K', '₹1.24K']);
    expect(stepWords([121_010n, 121_020n], wide)).toEqual(['₹1,210.10', '₹1,210.20']);
    expect(stepWords([121_000n, 124_000n], narrow)).toEqual(['1.21K', '1.24K']);
    expect(stepWords([100_000n, 300_000n], narrow)).toEqual(['1K', '3K']);
  });

  it('are never less than what is in them, and no zeros', () => {
    expect(stepWords([144_400n], narrow)).toEqual(['1.5K']);
    expect(stepWords([2n], narrow)).toEqual(['0.1']);
    expect(stepWords([], narrow)).toEqual([]);
  });
});

describe('the sums on the days', () => {
  it('have more digits where two of different shades would read the same', () => {
    const days = [
      { spent: 370_000n, level: 3 },
      { spent: 430_000n, level: 4 },
    ];
    expect(days.map(({ spent }) => dayWords(days, narrow)(spent))).toEqual(['3.7K', '4.3K']);
    const same = days.map(({ spent }) => ({ spent, level: 3 }));
    expect(same.map(({ spent }) => dayWords(same, narrow)(spent))).toEqual(['4K', '4K']);
  });
});
