import { describe, expect, it } from 'vitest';
import { EndedSessions } from './ended-sessions';

/** What other processes say, and what they were asked. */
function others() {
  const state = { names: new Set<string>(), isAway: false, asked: [] as number[] };
  return {
    state,
    add: async (names: readonly string[]) => {
      for (const name of names) if (!state.isAway) state.names.add(name);
    },
    within: async (milliseconds: number) => {
      state.asked.push(milliseconds);
      return state.isAway ? undefined : [...state.names];
    },
  };
}

describe('the sessions that ended lately', () => {
  it('are kept as long as a token could name them', () => {
    const ended = new EndedSessions(undefined, 1_000);
    ended.add('old', 0);
    ended.add('new', 900);
    expect([ended.has('old'), ended.has('new'), ended.has('other')]).toEqual([true, true, false]);
    ended.add('newer', 1_500);
    expect([ended.has('old'), ended.has('new'), ended.size]).toEqual([false, true, 2]);
  });

  it('are told to the others, and heard from them', async () => {
    const redis = others();
    const [here, there] = [new EndedSessions(redis), new EndedSessions(redis)];
    here.end(['one', 'two']);
    expect(here.has('one')).toBe(true);
    expect(there.has('one')).toBe(false);
    await there.refresh(0);
    expect([there.has('one'), there.has('two')]).toEqual([true, true]);
  });

  it('are asked for a few times a second, and nobody waits while they are fresh', async () => {
    const redis = others();
    const ended = new EndedSessions(redis);
    await Promise.all([ended.refresh(0), ended.refresh(0)]);
    expect(ended.refresh(50)).toBeUndefined();
    expect(redis.state.asked).toHaveLength(1);
    expect(ended.refresh(150)).toBeUndefined();
    await Promise.resolve();
    expect(redis.state.asked).toHaveLength(2);
    expect(ended.refresh(1_000)).toBeInstanceOf(Promise);
  });

  it('are asked for over all the time in which nobody could tell', async () => {
    const redis = others();
    const ended = new EndedSessions(redis);
    await ended.refresh(0);
    redis.state.isAway = true;
    for (const now of [1_000, 2_000, 30_000]) await ended.refresh(now);
    redis.state.isAway = false;
    redis.state.names.add('meanwhile');
    await ended.refresh(40_000);
    expect(redis.state.asked.at(-1)).toBeGreaterThanOrEqual(40_000);
    expect(ended.has('meanwhile')).toBe(true);
    await ended.refresh(41_000);
    expect(redis.state.asked.at(-1)).toBeLessThan(5_000);
  });
});
