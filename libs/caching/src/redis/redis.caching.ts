import type { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Cache } from '../cache';
import {
  Caching,
  type Allowance,
  type CacheCounts,
  type CacheOptions,
  type CachePart,
  type RecentNames,
} from '../caching';
import { RedisCache } from './redis.cache';
import { redisLimiter } from './redis.limiter';
import { RedisLink, type LinkEvents } from './redis.link';

const PREFIX = 'hisaab';

export class RedisCaching extends Caching {
  readonly isShared = true;
  readonly #caches = new Map<string, RedisCache>();

  private constructor(private readonly link: RedisLink) {
    super();
  }

  static async open(url: string, events: LinkEvents = {}): Promise<RedisCaching> {
    return new RedisCaching(await RedisLink.open(url, events));
  }

  cache(name: string, { bounds }: CacheOptions): Cache {
    const cache = new RedisCache(this.link, `${PREFIX}:${name}`, bounds);
    this.#caches.set(name, cache);
    return cache;
  }

  limiter(name: string, allowance: Allowance): RateLimiterRedis {
    return redisLimiter(this.link, `${PREFIX}:limit:${name}`, allowance);
  }

  recent(name: string, keepMs: number): RecentNames {
    const set = `${PREFIX}:${name}`;
    return {
      add: async (names) => {
        if (names.length > 0)
          await this.link.ask((redis) => redis.hisaabName(set, keepMs, ...names), undefined);
      },
      within: (milliseconds) =>
        this.link.ask((redis) => redis.hisaabNamed(set, Math.ceil(milliseconds)), undefined),
    };
  }

  parts(): CachePart[] {
    if (this.link.isUp) return [{ name: 'cache', state: 'up' }];
    return [{ name: 'cache', state: 'late', detail: 'Redis does not answer; everything goes on without it' }];
  }

  counts(): CacheCounts[] {
    return [...this.#caches].flatMap(([cache, { outcomes }]) =>
      (['hit', 'miss', 'unreachable'] as const).map((outcome) => ({
        cache,
        outcome,
        count: outcomes[outcome],
      })),
    );
  }

  async close(): Promise<void> {
    this.link.close();
  }
}
