import { hasRedis, redisServer, type RedisServer } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway';
import { renderedFile, signingPair, startGateway, targetsOf, Upstream } from './stage';

/** Two stand-ins on one Redis: as a real Kong 3.9.1 did, 429 beyond the limit, and open when Redis is gone. */
describe.runIf(hasRedis())('the limits of the stand-in for Kong in Redis', () => {
  const service = new Upstream('service');
  let redis: RedisServer;
  let gateways: (Gateway & { url: string })[];

  beforeAll(async () => {
    redis = await redisServer();
    await service.start();
    const limit = { minute: 6 };
    const yaml = renderedFile({
      keys: [(await signingPair()).jwk],
      targets: targetsOf(service.target),
      redis: new URL(redis.url).host,
      limits: { address: { minute: 1_000 }, doors: limit, messages: limit, uploads: limit },
    });
    gateways = [await startGateway(yaml), await startGateway(yaml)];
  });

  afterAll(async () => {
    await Promise.all(gateways.map(({ app }) => app.close()));
    await service.stop();
    await redis.stop();
  });

  const knock = async (at: number): Promise<number> => {
    const answer = await fetch(`${gateways[at % 2]?.url}/v1/auth/login`, { method: 'POST', body: '{}' });
    await answer.text();
    return answer.status;
  };

  it('count for all of them together, and let everything through without it', async () => {
    const statuses = [];
    for (let time = 0; time < 8; time += 1) statuses.push(await knock(time));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);

    await redis.kill();
    for (let time = 0; time < 8; time += 1) expect(await knock(time)).toBe(200);

    await redis.start();
    redis.pause();
    const started = Date.now();
    expect(await knock(0)).toBe(200);
    // It waits for Redis as long as the file says, and no longer.
    expect(Date.now() - started).toBeLessThan(2_000);
    redis.resume();
  });
});
