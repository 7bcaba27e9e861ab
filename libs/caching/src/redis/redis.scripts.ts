import type { Result } from 'ioredis';

/**
 * What has to be one step. An entry is `<version>\n<value>`, a lock `<version>\n<token of its holder>`: what begins
 * with another version is as good as nothing. What is kept comes first, so that a full Redis refuses it: once a script has
 * written, it may go on.
 */
export const SCRIPTS = {
  // The entry (a text), 0: somebody is computing it, 1: you are, from now on.
  hisaabFind: {
    numberOfKeys: 2,
    lua: `local version = ARGV[1]
      local entry = redis.call('get', KEYS[1])
      if entry and string.sub(entry, 1, #version) == version then return entry end
      local lock = redis.call('get', KEYS[2])
      if lock and string.sub(lock, 1, #version) == version then return 0 end
      redis.call('set', KEYS[2], version .. ARGV[2], 'PX', ARGV[3])
      return 1`,
  },
  // Whoever computes meanwhile may not overwrite it.
  hisaabSet: {
    numberOfKeys: 2,
    lua: `redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
      return redis.call('del', KEYS[2])`,
  },
  hisaabRenew: {
    numberOfKeys: 1,
    lua: `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end
      return 0`,
  },
  // Only the holder of the lock may keep what it computed. Without an entry it only gives the lock back.
  hisaabLand: {
    numberOfKeys: 2,
    lua: `if redis.call('get', KEYS[2]) ~= ARGV[1] then return 0 end
      local kept = ARGV[2] and redis.pcall('set', KEYS[1], ARGV[2], 'PX', ARGV[3])
      redis.call('del', KEYS[2])
      if kept and kept.err then return kept end
      return 1`,
  },
  // By Redis's own clock, which is one for all processes.
  hisaabName: {
    numberOfKeys: 1,
    lua: `local time = redis.call('time')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      for i = 2, #ARGV do redis.call('zadd', KEYS[1], now, ARGV[i]) end
      redis.call('zremrangebyscore', KEYS[1], '-inf', now - ARGV[1])
      redis.call('pexpire', KEYS[1], ARGV[1])
      return #ARGV - 1`,
  },
  hisaabNamed: {
    numberOfKeys: 1,
    lua: `local time = redis.call('time')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      return redis.call('zrangebyscore', KEYS[1], now - ARGV[1], '+inf')`,
  },
} as const;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    hisaabFind(
      entry: string,
      lock: string,
      version: string,
      token: string,
      lockMs: number,
    ): Result<string | 0 | 1, Context>;
    hisaabSet(entry: string, lock: string, kept: string, ttlMs: number): Result<number, Context>;
    hisaabRenew(lock: string, holder: string, lockMs: number): Result<number, Context>;
    hisaabLand(
      entry: string,
      lock: string,
      holder: string,
      ...kept: [] | [entry: string, ttlMs: number]
    ): Result<number, Context>;
    hisaabName(set: string, keepMs: number, ...names: string[]): Result<number, Context>;
    hisaabNamed(set: string, withinMs: number): Result<string[], Context>;
  }
}
