import { describe, expect, it } from 'vitest';
import { beside } from './beside';
import { median } from './median';

describe('a sum beside another', () => {
  it.each([
    [1120n, 1000n, { kind: 'more', share: 0.12, by: 120n }],
    [880n, 1000n, { kind: 'less', share: 0.12, by: 120n }],
    [1005n, 1000n, { kind: 'same', share: 0.005, by: 5n }],
    [0n, 1000n, { kind: 'less', share: 1, by: 1000n }],
    [1000n, 0n, null],
    [1000n, null, null],
  ] as const)('%s beside %s', (sum, other, change) => {
    expect(beside(sum, other)).toEqual(change);
  });
});

describe('the median', () => {
  it('is the lower middle, as the server’s', () => {
    expect(median([5n, 1n, 3n])).toBe(3n);
    expect(median([5n, 1n, 3n, 4n])).toBe(3n);
    expect(median([])).toBeNull();
  });
});
