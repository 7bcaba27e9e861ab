import { Redis } from 'ioredis';

/** All that Hisaab remembers in this Redis: after the database was set back, it may be of what is no more. */
export function forgetAll(url: string): Promise<number> {
  return withRedis(url, async (redis) => {
    let count = 0;
    for await (const keys of redis.scanStream({ match: 'hisaab:*', count: 500 }) as AsyncIterable<string[]>) {
      if (keys.length > 0) count += await redis.unlink(...keys);
    }
    return count;
  });
}

/** Throws where it does not answer. */
export async function reachRedis(url: string): Promise<void> {
  await withRedis(url, (redis) => redis.ping());
}

async function withRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, retryStrategy: () => null });
  // Whoever waits for an answer is told as well.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}
