export type { Bounds, Cache, Keeping } from './cache';
export {
  Caching,
  type Allowance,
  type CacheCounts,
  type CacheOptions,
  type CachePart,
  type RecentNames,
} from './caching';
export { MemoryCaching } from './memory.caching';
export { openCaching } from './open-caching';
export type { LinkEvents } from './redis/redis.link';
export { forgetAll, reachRedis } from './redis/forget-all';
