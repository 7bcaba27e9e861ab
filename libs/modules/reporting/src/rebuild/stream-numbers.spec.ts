import { describe, expect, it } from 'vitest';

import { StreamNumbers } from './stream-numbers';

const fact = (sequence: number, bookid = 'a', source = '/billing') => ({ source, bookid, sequence });

describe('the numbers of a stream', () => {
  it('tell what came before from what is new, by source and book', () => {
    const numbers = new StreamNumbers('/billing');
    const told = [fact(1), fact(2), fact(1), fact(2), fact(3), fact(1, 'b'), fact(1, 'a', '/user')];
    expect(told.map((one) => numbers.isNew(one))).toEqual([true, true, false, false, true, true, true]);
    expect([numbers.reached('a'), numbers.reached('b'), numbers.reached('c')]).toEqual([3, 1, 0]);
    expect(numbers.isTorn('a')).toBe(false);
  });

  it('let everything pass that has none', () => {
    const numbers = new StreamNumbers('/billing');
    const name = { source: '/billing', bookid: 'a' };
    expect([numbers.isNew(name), numbers.isNew(name), numbers.isNew({ source: '/auth' })]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('notice a gap where every number is wanted, and only there', () => {
    const numbers = new StreamNumbers('/billing');
    for (const one of [fact(1), fact(3), fact(1, 'b'), fact(4, 'b', '/user')]) numbers.isNew(one);
    expect([numbers.isTorn('a'), numbers.isTorn('b')]).toEqual([true, false]);
  });
});
