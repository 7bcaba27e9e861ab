import { setImmediate } from 'node:timers/promises';
import { eventually, hasRedis, redisServer, type RedisServer } from '@hisaab/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Cache } from '../cache';
import { cacheContract, slowly } from '../test/cache.contract';
import { LOCK_MS } from './redis.cache';
import { RedisCaching } from './redis.caching';
import { CALL_MS, type LinkEvents } from './redis.link';

const options = { bounds: { entries: 100, characters: 100_000 } };
const hour = { ttlMs: 3_600_000 };

describe.runIf(hasRedis())('with a real Redis', () => {
  let server: RedisServer;
  let opened: RedisCaching[] = [];
  beforeAll(async () => {
    server = await redisServer();
  });
  afterAll(() => server.stop());

  /** What another process would have: a connection and a memory of its own. */
  const process = async (events: LinkEvents = {}): Promise<RedisCaching> => {
    const caching = await RedisCaching.open(server.url, events);
    opened.push(caching);
    return caching;
  };
  const closeAll = async (): Promise<void> => {
    for (const caching of opened) await caching.close();
    opened = [];
  };
  const isUp = (caching: RedisCaching) => expect(caching.parts()).toEqual([{ name: 'cache', state: 'up' }]);

  describe('the contract', () => {
    let pair: [Cache, Cache];
    beforeAll(async () => {
      pair = [(await process()).cache('contract', options), (await process()).cache('contract', options)];
    });
    afterAll(closeAll);
    cacheContract('in Redis, seen by two processes', () => pair);
  });

  describe('several processes', () => {
    afterEach(closeAll);

    it('do not wait longer than the lock holds for one that died computing', async () => {
      const [dying, living] = [await process(), await process()];
      const lost = slowly('never told');
      void dying.cache('deaths', options).once('key', hour, lost.compute);
      await eventually(() => expect(lost.asked).toBe(1));
      await dying.close();
      const from = performance.now();
      expect(await living.cache('deaths', options).once('key', hour, async () => 'mine')).toBe('mine');
      expect(performance.now() - from).toBeLessThan(LOCK_MS + 500);
      lost.let();
    });

    it('wait for one that lives, however long its lock is', async () => {
      const [first, second] = [await process(), await process()];
      const work = slowly('worth it');
      const asked = first.cache('lives', options).once('key', hour, work.compute);
      await eventually(() => expect(work.asked).toBe(1));
      setTimeout(work.let, LOCK_MS * 1.7);
      expect(await second.cache('lives', options).once('key', hour, async () => 'too early')).toBe(
        'worth it',
      );
      expect(await asked).toBe('worth it');
    });

    it('count together, and give back together', async () => {
      const allowance = { points: 4, seconds: 60 };
      const one = (await process()).limiter('together', allowance);
      const other = (await process()).limiter('together', allowance);
      const taken = await Promise.allSettled(
        Array.from({ length: 10 }, (_, n) => (n % 2 ? one : other).consume('somebody')),
      );
      expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
      await expect(one.consume('somebody else')).resolves.toMatchObject({ remainingPoints: 3 });
      await other.reward('somebody else');
      await expect(one.consume('somebody else')).resolves.toMatchObject({ remainingPoints: 3 });
    });

    it('hear of names that any of them added, for as long as they are kept', async () => {
      const [one, other] = [await process(), await process()];
      const [mine, theirs] = [one.recent('names', 60_000), other.recent('names', 60_000)];
      await mine.add([]);
      expect(await theirs.within(60_000)).toEqual([]);
      await mine.add(['a', 'b']);
      await theirs.add(['c']);
      expect((await theirs.within(60_000))?.toSorted()).toEqual(['a', 'b', 'c']);
      await eventually(async () => expect(await mine.within(5)).toEqual([]));
      const short = one.recent('short names', 20);
      await short.add(['old']);
      await eventually(async () => expect(await short.within(60_000)).toEqual([]));
    });
  });

  describe('when it goes away', () => {
    afterEach(async () => {
      await closeAll();
      server.resume();
      await server.kill();
      await server.start();
    });

    it('killed under load: nobody fails, everybody is served, and it is used again when it is back', async () => {
      const told: string[] = [];
      const events = { lost: () => void told.push('lost'), found: () => void told.push('found') };
      const [one, other] = [await process(events), await process()];
      const caches = [one.cache('kill', options), other.cache('kill', options)];
      const limiter = one.limiter('kill', { points: 1_000_000, seconds: 60 });
      const names = other.recent('kill names', 60_000);
      let stop = false;
      let served = 0;
      let slowest = 0;
      const reader = async (n: number): Promise<void> => {
        for (let round = 0; !stop; round += 1) {
          const from = performance.now();
          const version = String(round);
          const answer = await caches[n % 2]?.once(`key ${n % 5}`, { ...hour, version }, async () => version);
          expect(answer).toBe(version);
          await caches[n % 2]?.set(`plain ${n}`, 'x', 1_000);
          expect([undefined, 'x']).toContain(await caches[n % 2]?.get(`plain ${n}`));
          await limiter.consume(`person ${n}`);
          await names.add([`name ${n}`]);
          slowest = Math.max(slowest, performance.now() - from);
          served += 1;
          // Without Redis nothing else would let anybody else have a turn.
          await setImmediate();
        }
      };
      const readers = Array.from({ length: 10 }, (_, n) => reader(n));
      const gained = async (): Promise<void> => {
        const before = served;
        await eventually(() => expect(served).toBeGreaterThan(before + 100));
      };
      await gained();
      for (let time = 0; time < 2; time += 1) {
        await server.kill();
        await gained();
        expect(one.parts()).toMatchObject([{ state: 'late' }]);
        await server.start();
        await eventually(() => isUp(one), { timeout: 5_000 });
        await eventually(() => isUp(other), { timeout: 5_000 });
        await gained();
      }
      stop = true;
      await Promise.all(readers);
      expect(told.slice(0, 4)).toEqual(['lost', 'found', 'lost', 'found']);
      // One wait for a lock that went with the server at most; no call hangs.
      expect(slowest).toBeLessThan(LOCK_MS + 1_000);
      await caches[0]?.set('again', 'shared', 60_000);
      expect(await caches[1]?.get('again')).toBe('shared');
    });

    it('frozen: costs one time-out, then nothing; and is found again', async () => {
      const caching = await process();
      const cache = caching.cache('frozen', options);
      await cache.set('key', 'kept', 60_000);
      server.pause();
      const timed = async (work: () => Promise<unknown>): Promise<number> => {
        const from = performance.now();
        await work();
        return performance.now() - from;
      };
      const all = await Promise.all(Array.from({ length: 50 }, () => timed(() => cache.get('key'))));
      expect(Math.max(...all)).toBeLessThan(CALL_MS * 2);
      expect(Math.min(...all)).toBeGreaterThan(CALL_MS / 2);
      const later = [];
      for (let n = 0; n < 100; n += 1)
        later.push(await timed(() => cache.once(`${n}`, hour, async () => '')));
      // A hundred in less than two time-outs: the breaker lets none of them wait.
      expect(later.reduce((sum, one) => sum + one)).toBeLessThan(CALL_MS * 2);
      // Long enough for the connection to be given up and made anew, to a server that only the kernel answers for.
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      expect(await timed(() => cache.get('key'))).toBeLessThan(CALL_MS * 2);
      server.resume();
      await eventually(() => isUp(caching), { timeout: 10_000 });
      await eventually(async () => expect(await cache.get('key')).toBe('kept'));
    });

    it('not there at the start: the start goes on, and it is found when it comes', async () => {
      await server.kill();
      const caching = await process();
      const cache = caching.cache('start', options);
      expect(caching.parts()).toMatchObject([{ name: 'cache', state: 'late' }]);
      expect(await cache.once('key', hour, async () => 'without')).toBe('without');
      await caching.limiter('start', { points: 1, seconds: 60 }).consume('me');
      expect(await caching.recent('start', 60_000).within(1_000)).toBeUndefined();
      await server.start();
      await eventually(() => isUp(caching), { timeout: 5_000 });
      await cache.set('key', 'with', 60_000);
      expect(await cache.get('key')).toBe('with');
    });

    it('full: it refuses to keep, says so, and what is there is still read', async () => {
      await server.stop();
      server = await redisServer(['--maxmemory', '3mb']);
      const refusals: string[] = [];
      const caching = await process({ refused: (reason) => void refusals.push(reason) });
      const cache = caching.cache('full', options);
      await cache.set('key', 'kept', 60_000);
      for (let n = 0; n < 40; n += 1) await cache.set(`filler ${n}`, 'x'.repeat(100_000), 60_000);
      expect(refusals.join()).toMatch(/OOM/);
      expect(await cache.once('new', hour, async () => 'computed')).toBe('computed');
      expect(await cache.get('key')).toBe('kept');
      await caching.limiter('full', { points: 1, seconds: 60 }).consume('me');
      isUp(caching);
    });
  });
});
