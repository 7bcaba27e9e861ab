import { describe, expect, it } from 'vitest';
import { rolledUp } from '../category-tree';
import { beside, slicesOf, sumsOf } from './where-series';

const inr = (minor: bigint) => ({ minor, currency: 'INR' });

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

  it.each([
    [1120n, [900n, 1000n, 1400n], { kind: 'more', share: 0.12 }],
    [880n, [1000n], { kind: 'less', share: 0.12 }],
    [1005n, [1000n, 1000n], { kind: 'same', share: 0 }],
    // Of an even number the lower middle, as the server's medians.
    [1000n, [500n, 2000n], { kind: 'more', share: 1 }],
    [1000n, [0n, 0n, 3000n], null],
    [1000n, [], null],
  ] as const)('%s beside %s', (total, before, change) => {
    expect(beside(inr(total), before.map(inr))).toEqual(change);
  });
});
