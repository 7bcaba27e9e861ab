import type { Result } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Allowance } from '../caching';
import type { RedisLink } from './redis.link';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    rlflxIncr(keyAndNumbers: string[]): Result<[number, number], Context>;
  }
}

/** The only command that taking and giving back need, through the link's time-out and breaker. */
function client(link: RedisLink): object {
  return {
    defineCommand: (name: string, definition: { lua: string; numberOfKeys: number }) =>
      link.define(name, definition),
    rlflxIncr: (keyAndNumbers: string[]) => link.call((redis) => redis.rlflxIncr(keyAndNumbers)),
  };
}

/** Counts of all processes together; while Redis is away each process counts for itself, to the same limit. */
export function redisLimiter(
  link: RedisLink,
  prefix: string,
  { points, seconds }: Allowance,
): RateLimiterRedis {
  return new RateLimiterRedis({
    storeClient: client(link),
    keyPrefix: prefix,
    points,
    duration: seconds,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: prefix, points, duration: seconds }),
  });
}
