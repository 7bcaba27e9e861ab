import type { Caching } from './caching';
import { MemoryCaching } from './memory.caching';
import type { LinkEvents } from './redis/redis.link';

/** Redis where there is a URL. Who has none does not even load its client. */
export async function openCaching(url: string | undefined, events: LinkEvents = {}): Promise<Caching> {
  if (url === undefined) return new MemoryCaching();
  const { RedisCaching } = await import('./redis/redis.caching');
  return RedisCaching.open(url, events);
}
