import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@hisaab/testing';
import { describe, expect, it } from 'vitest';
import type { Cache } from '../cache';

let keys = 0;
const newKey = (): string => `key ${(keys += 1)} {"with": "anything"}`;

/** Counts how often it was asked, and answers when it is let. */
export function slowly(value: string) {
  const work = { asked: 0, compute: async () => '', let: (): void => undefined };
  const allowed = new Promise<void>((resolve) => (work.let = resolve));
  work.compute = async () => {
    work.asked += 1;
    await allowed;
    return value;
  };
  return work;
}

/** What every driver has to do. `caches` are two handles on one cache, as two parts of a program have them. */
export function cacheContract(driver: string, caches: () => [Cache, Cache]): void {
  describe(`a cache, ${driver}`, () => {
    it('gives back what was put in, until it is taken out or its time is over', async () => {
      const [one, other] = caches();
      const key = newKey();
      expect(await one.get(key)).toBeUndefined();
      await one.set(key, 'रोटी\nand a line', 60_000);
      expect(await other.get(key)).toBe('रोटी\nand a line');
      await other.set(key, '', 60_000);
      expect(await one.get(key)).toBe('');
      await other.delete(key);
      await other.delete(key);
      expect(await one.get(key)).toBeUndefined();
      await one.set(key, 'short', 30);
      await eventually(async () => expect(await other.get(key)).toBeUndefined());
    });

    it('computes a cold key once for all who ask, and then finds it', async () => {
      const [one, other] = caches();
      const [key, work] = [newKey(), slowly('dear')];
      const asking = Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? one : other).once(key, { ttlMs: 60_000 }, work.compute),
      );
      await eventually(() => expect(work.asked).toBeGreaterThan(0));
      work.let();
      expect(new Set(await Promise.all(asking))).toEqual(new Set(['dear']));
      expect(await other.once(key, { ttlMs: 60_000 }, work.compute)).toBe('dear');
      expect(work.asked).toBe(1);
      expect(await other.get(key)).toBe('dear');
    });

    it('computes again when its time is over', async () => {
      const [one, other] = caches();
      const key = newKey();
      expect(await one.once(key, { ttlMs: 20 }, async () => 'first')).toBe('first');
      await pause(40);
      expect(await other.once(key, { ttlMs: 20 }, async () => 'second')).toBe('second');
    });

    it('never gives an answer of another version, in whatever order they come', async () => {
      const [one, other] = caches();
      const key = newKey();
      const of = (cache: Cache, version: string) =>
        cache.once(key, { ttlMs: 60_000, version }, async () => `made for ${version}`);
      for (const version of ['1', '12', '2', '12', '1', '']) {
        expect(await of(one, version)).toBe(`made for ${version}`);
        expect(await of(other, version)).toBe(`made for ${version}`);
        expect(await other.get(key)).toBe(`made for ${version}`);
      }
      const work = slowly('old');
      const old = one.once(key, { ttlMs: 60_000, version: '3' }, work.compute);
      await eventually(() => expect(work.asked).toBe(1));
      expect(await of(other, '4')).toBe('made for 4');
      work.let();
      expect(await old).toBe('old');
      let asked = 0;
      const again = async (): Promise<string> => `asked ${(asked += 1)}`;
      expect(await one.once(key, { ttlMs: 60_000, version: '4' }, again)).toBe('made for 4');
    });

    it('tells a failure to those who wait and keeps nothing of it', async () => {
      const [one] = caches();
      const key = newKey();
      const fails = () => Promise.reject(new Error('no figures'));
      await expect(one.once(key, { ttlMs: 60_000 }, fails)).rejects.toThrow('no figures');
      expect(await one.get(key)).toBeUndefined();
      expect(await one.once(key, { ttlMs: 60_000 }, async () => 'figures')).toBe('figures');
    });

    it('does not keep what was deleted or replaced while it was computed', async () => {
      const [one, other] = caches();
      for (const meanwhile of ['delete', 'set'] as const) {
        const [key, work] = [newKey(), slowly('outdated')];
        const asked = one.once(key, { ttlMs: 60_000 }, work.compute);
        await eventually(() => expect(work.asked).toBe(1));
        await (meanwhile === 'delete' ? other.delete(key) : other.set(key, 'new', 60_000));
        work.let();
        expect(await asked).toBe('outdated');
        const expected = meanwhile === 'delete' ? undefined : 'new';
        expect(await one.get(key)).toBe(expected);
        expect(await other.get(key)).toBe(expected);
      }
    });
  });
}
