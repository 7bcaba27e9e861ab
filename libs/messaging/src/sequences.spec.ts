import { describe, expect, it } from 'vitest';

import { follow, type Fact } from './sequences';

const fact = (lane: string, sequence: number): Fact => ({ id: `${lane}${sequence}`, lane, sequence });

describe('following the numbers of a book', () => {
  it('goes on from where each stood', () => {
    const { last, old, gap } = follow([fact('a', 3), fact('b', 1), fact('a', 4)], new Map([['a', 2]]), true);
    expect(Object.fromEntries(last)).toEqual({ a: 4, b: 1 });
    expect([...old]).toEqual([]);
    expect(gap).toBeNull();
  });

  it('tells what was passed already', () => {
    const { last, old, gap } = follow([fact('a', 2), fact('a', 3)], new Map([['a', 2]]), true);
    expect([...old]).toEqual(['a2']);
    expect(last.get('a')).toBe(3);
    expect(gap).toBeNull();
  });

  it('stops at a gap when every number matters', () => {
    expect(follow([fact('a', 2)], new Map(), true).gap).toMatchObject({ expected: 1, sequence: 2 });
    expect(follow([fact('a', 1), fact('a', 3)], new Map(), true).gap).toMatchObject({ expected: 2 });
  });

  it('passes a gap when it does not', () => {
    const { last, gap } = follow([fact('a', 5), fact('a', 9)], new Map(), false);
    expect(gap).toBeNull();
    expect(last.get('a')).toBe(9);
  });
});
