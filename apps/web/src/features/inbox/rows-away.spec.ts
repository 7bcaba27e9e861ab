import { describe, expect, it } from 'vitest';
import { type Away, countAway, isAway } from './rows-away';

const row = (key: string, group: string, count: number, doneAt: number | null = null) =>
  [key, { key, group, count, doneAt }] as const;

describe('rows that are being written', () => {
  it('are away until what is loaded after the write says what is there', () => {
    const away: Away = new Map([row('uber', 'uber', 3), row('ola', 'ola', 2, 100)]);
    expect(isAway(away, 'uber', 999)).toBe(true);
    expect(isAway(away, 'ola', 100)).toBe(true);
    expect(isAway(away, 'ola', 101)).toBe(false);
    expect(isAway(away, 'zomato', 0)).toBe(false);
    expect([countAway(away, 100), countAway(away, 101)]).toEqual([5, 3]);
  });

  it('are counted once, with the group that they are in', () => {
    const one = row('entry', 'uber', 1);
    expect(countAway(new Map([one]), 1, 'uber')).toBe(1);
    expect(countAway(new Map([one]), 1, 'ola')).toBe(0);
    expect(countAway(new Map([one, row('uber', 'uber', 3)]), 1)).toBe(3);
  });
});
