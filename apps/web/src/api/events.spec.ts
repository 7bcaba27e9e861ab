import { describe, expect, it } from 'vitest';
import { parseEvent, waitBefore } from './events';

describe('the stream of events', () => {
  it('reads what the server says', () => {
    expect(parseEvent('id: 7.m1\nevent: change\ndata: {"sequence":7}')).toEqual({
      id: '7.m1',
      event: 'change',
      data: { sequence: 7 },
    });
  });

  it('passes over heartbeats and what is no event', () => {
    expect(parseEvent(':')).toBeNull();
    expect(parseEvent('event: change')).toBeNull();
    expect(parseEvent('data: {"half')).toBeNull();
  });

  it('comes back later each time, never all at once, and within a minute', () => {
    expect([0, 1, 2, 3].map((attempt) => waitBefore(attempt, 1))).toEqual([1000, 2000, 4000, 8000]);
    expect(waitBefore(3, 0)).toBe(4000);
    expect(waitBefore(50, 1)).toBe(60_000);
  });
});
