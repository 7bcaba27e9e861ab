import { describe, expect, it } from 'vitest';
import { decalOf } from './decals';

describe('the pattern of a category', () => {
  it('is the same always, and of others mostly another one', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    expect(decalOf('a')).toBe(decalOf('a'));
    expect(new Set(ids.map(decalOf)).size).toBe(8);
  });
});
