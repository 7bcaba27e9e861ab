import { describe, expect, it } from 'vitest';
import { rolledUp } from '../category-tree';
import { slicesOf, sumsOf } from './where-series';

describe('where it went', () => {
  it('is at most seven slices and the rest of them', () => {
    const items = Array.from({ length: 10 }, (_, index) => ({
      category: { id: `c${index}`, name: `C${index}`, parentId: null },
      expense: { amount: `${10 - index}.00`, currency: 'INR' },
    }));
    const slices = slicesOf(rolledUp(sumsOf(items), 'INR', () => null));
    expect(slices.map(({ id, total }) => [id, total.minor])).toEqual([
      ...Array.from({ length: 7 }, (_, index) => [`c${index}`, BigInt(10 - index) * 100n]),
      [null, 600n],
    ]);
    expect(slices.map(({ isRest }) => isRest).lastIndexOf(true)).toBe(7);
    expect(slices.at(-1)?.share).toBeCloseTo(6 / 55, 3);
  });
});
