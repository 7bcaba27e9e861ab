import { describe, expect, it } from 'vitest';

import { DEFAULT_RETRIES, pauseBefore } from './back-off';
import { laneOf, runs } from './lanes';

describe('lanes', () => {
  const message = { bookId: 'b', subject: 's', id: 'i' };

  it('are a book, a subject, or one message of work', () => {
    expect(laneOf({ ...message, channel: 'facts' })).toBe('book b');
    expect(laneOf({ ...message, channel: 'facts', bookId: null })).toBe('book s');
    expect(laneOf({ ...message, channel: 'names' })).toBe('name b/s');
    expect(laneOf({ ...message, channel: 'work' })).toBe('work i');
  });
});

describe('runs', () => {
  it('puts neighbours together up to the limit', () => {
    const same = (a: string, b: string): boolean => a[0] === b[0];
    expect(runs(['a1', 'a2', 'b1', 'a3', 'a4', 'a5'], same, () => 2)).toEqual([
      ['a1', 'a2'],
      ['b1'],
      ['a3', 'a4'],
      ['a5'],
    ]);
    expect(runs([], same, () => 2)).toEqual([]);
  });
});

describe('the pause before a retry', () => {
  it('grows, stays under its limit and is never the same for all', () => {
    const least = [1, 2, 3, 4].map((attempt) => pauseBefore(attempt, DEFAULT_RETRIES, 0));
    expect(least).toEqual([500, 1_000, 2_000, 4_000]);
    expect(pauseBefore(1, DEFAULT_RETRIES, 1)).toBe(1_000);
    expect(pauseBefore(50, DEFAULT_RETRIES, 1)).toBe(DEFAULT_RETRIES.longestMs);
  });
});
