import { describe, expect, it } from 'vitest';
import { MemoryCache } from './memory.cache';
import { cacheContract } from './test/cache.contract';

const whole = new MemoryCache({ entries: 1_000, characters: 1_000_000 });
cacheContract('in memory', () => [whole, whole]);

describe('the memory of a cache', () => {
  it('is bounded by entries and by characters', async () => {
    const few = new MemoryCache({ entries: 2, characters: 1_000 });
    for (const key of ['a', 'b', 'c']) await few.set(key, key, 60_000);
    expect(await Promise.all(['a', 'b', 'c'].map((key) => few.get(key)))).toEqual([undefined, 'b', 'c']);
    await few.set('d', 'x'.repeat(998), 60_000);
    expect(await few.get('c')).toBeUndefined();
    await few.set('e', 'x'.repeat(2_000), 60_000);
    expect(await few.get('e')).toBeUndefined();
  });
});
