import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Cache } from './cache';
import { Caching, type Allowance, type CacheOptions, type RecentNames } from './caching';
import { MemoryCache } from './memory.cache';

/** Nobody else is there to name anything: whoever adds a name here knows it already. */
const NOBODY_ELSE: RecentNames = { add: async () => undefined, within: async () => [] };

export class MemoryCaching extends Caching {
  readonly isShared = false;

  cache(_name: string, { bounds }: CacheOptions): Cache {
    return new MemoryCache(bounds);
  }

  limiter(name: string, { points, seconds }: Allowance): RateLimiterMemory {
    return new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  }

  recent(): RecentNames {
    return NOBODY_ELSE;
  }

  parts(): [] {
    return [];
  }

  counts(): [] {
    return [];
  }

  async close(): Promise<void> {}
}
