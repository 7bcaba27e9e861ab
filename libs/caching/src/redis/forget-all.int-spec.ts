import { hasRedis, redisServer } from '@hisaab/testing';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';

import { forgetAll, reachRedis } from './forget-all';

describe.runIf(hasRedis())('what processes remember together', () => {
  it('is forgotten, and what others keep in the same Redis is not', async () => {
    const server = await redisServer();
    const redis = new Redis(server.url);
    try {
      for (let n = 0; n < 1_200; n += 1) await redis.set(`hisaab:reports:${n}`, 'old');
      await redis.sadd('hisaab:ended-sessions', 'one');
      await redis.set('another', 'stays');
      await reachRedis(server.url);
      expect(await forgetAll(server.url)).toBe(1_201);
      expect(await redis.keys('*')).toEqual(['another']);
    } finally {
      redis.disconnect();
      await server.stop();
    }
    await expect(forgetAll(server.url)).rejects.toThrow();
    await expect(reachRedis(server.url)).rejects.toThrow();
  });
});
