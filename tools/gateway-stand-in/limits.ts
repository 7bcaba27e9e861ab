import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Redis } from 'ioredis';
import type { KongFile } from '../kong/rules/entities';
import { pluginPlaces } from '../kong/rules/check';
import { PERIODS, type Period, type PluginConfig } from '../kong/rules/plugins';

type Settings = PluginConfig<'rate-limiting'>;
type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

/** What the headers say, and whether the request is turned away. */
export interface Counted {
  readonly isOver: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

const SECONDS: Readonly<Record<Period, number>> = {
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  month: 2_592_000,
  year: 31_536_000,
};

/**
 * Counts requests with @fastify/rate-limit, in memory or in Redis. Kong's windows are those of the clock (this minute);
 * here a window begins with the first request: as many go through, the pause may end later.
 */
export class Limits {
  readonly #limiters = new Map<string, Limiter>();
  #local: FastifyInstance | undefined;
  #shared: FastifyInstance | undefined;
  #redis: Redis | undefined;

  /** One store in memory, one in Redis where the file names one; each beside the other. */
  async register(app: FastifyInstance, file: KongFile): Promise<void> {
    await app.register(async (child: FastifyInstance) => {
      await child.register(rateLimit, { global: false });
      this.#local = child;
    });
    const settings = redisOf(file);
    if (!settings?.host) return;
    const redis = new Redis({
      host: settings.host,
      port: settings.port,
      db: settings.database,
      ...(settings.username ? { username: settings.username } : {}),
      ...(settings.password ? { password: fromEnvironment(settings.password) } : {}),
      ...(settings.ssl
        ? {
            tls: {
              rejectUnauthorized: settings.ssl_verify,
              servername: settings.server_name ?? settings.host,
            },
          }
        : {}),
      lazyConnect: true,
      connectTimeout: settings.timeout,
      commandTimeout: settings.timeout,
      maxRetriesPerRequest: 0,
      enableOfflineQueue: false,
      retryStrategy: (attempt) => Math.min(100 * attempt, 2_000),
    });
    redis.on('error', () => undefined);
    // A Redis that is there counts from the first request on; one that is not holds nobody up.
    await redis.connect().catch(() => undefined);
    this.#redis = redis;
    await app.register(async (child: FastifyInstance) => {
      await child.register(rateLimit, { global: false, redis, nameSpace: 'gateway-stand-in-' });
      this.#shared = child;
    });
  }

  /** @param scope where the plugin is written: what is counted at a service counts for all its routes together */
  async count(request: FastifyRequest, scope: string, settings: Settings): Promise<Counted> {
    const counts = PERIODS.flatMap((period) => {
      const max = settings[period];
      return max === undefined ? [] : [this.#count(request, scope, settings, period, max)];
    });
    const told = await Promise.all(counts);
    const over = told.filter(({ remaining }) => remaining < 0);
    const tightest = told.toSorted((a, b) => a.remaining - b.remaining || b.reset - a.reset)[0];
    const headers: Record<string, string> = {};
    for (const { period, max, remaining } of settings.hide_client_headers ? [] : told) {
      const name = period[0]?.toUpperCase() + period.slice(1);
      headers[`x-ratelimit-limit-${name}`] = String(max);
      headers[`x-ratelimit-remaining-${name}`] = String(Math.max(0, remaining));
    }
    if (tightest && !settings.hide_client_headers) {
      headers['ratelimit-limit'] = String(tightest.max);
      headers['ratelimit-remaining'] = String(Math.max(0, tightest.remaining));
      headers['ratelimit-reset'] = String(tightest.reset);
    }
    if (over[0]) headers['retry-after'] = String(Math.max(1, ...over.map(({ reset }) => reset)));
    return { isOver: over.length > 0, headers };
  }

  async #count(request: FastifyRequest, scope: string, settings: Settings, period: Period, max: number) {
    const limiter = this.#limiterOf(scope, settings, period, max);
    const counted = await limiter(request);
    if (counted.isAllowed) return { period, max, remaining: max, reset: 0 };
    const remaining = counted.isExceeded ? -1 : counted.remaining;
    return { period, max, remaining, reset: counted.ttlInSeconds };
  }

  #limiterOf(scope: string, settings: Settings, period: Period, max: number): Limiter {
    const key = `${scope}|${period}|${max}|${settings.policy}|${settings.fault_tolerant}`;
    const known = this.#limiters.get(key);
    if (known) return known;
    const app = settings.policy === 'redis' ? this.#shared : this.#local;
    if (!app) throw new Error('There is no Redis: it was not in the file that the stand-in started with');
    const limiter = app.createRateLimit({
      max,
      timeWindow: SECONDS[period] * 1_000,
      skipOnError: settings.fault_tolerant,
      keyGenerator: (request) => `${scope}|${period}|${request.ip}`,
    });
    this.#limiters.set(key, limiter);
    return limiter;
  }

  close(): void {
    this.#redis?.disconnect();
  }
}

function redisOf(file: KongFile): Settings['redis'] | undefined {
  for (const [, plugins] of pluginPlaces(file)) {
    for (const plugin of plugins) {
      if (plugin.name === 'rate-limiting' && plugin.config.policy === 'redis') return plugin.config.redis;
    }
  }
  return undefined;
}

/** `{vault://env/redis-password}` is Kong's way to write $REDIS_PASSWORD. */
function fromEnvironment(text: string): string {
  const name = /^\{vault:\/\/env\/([a-z0-9-]+)\}$/.exec(text)?.[1];
  if (name === undefined) return text;
  const variable = name.toUpperCase().replaceAll('-', '_');
  // oxlint-disable-next-line node/no-process-env -- the file names the variable
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is missing, which ${text} stands for`);
  return value;
}
