import { Redis } from 'ioredis';
import CircuitBreaker from 'opossum';
import { inTime } from './in-time';
import { SCRIPTS } from './redis.scripts';

/** What one call may cost. On one machine or network Redis answers within one. */
export const CALL_MS = 75;
/** How soon Redis is asked again whether it is there. */
const PROBE_MS = 500;
/** A connection that owes an answer for so long is dead, whatever the network says. */
const DEAD_MS = 2_000;
const FIRST_CONNECTION_MS = 1_000;
const SLOWEST_RETRY_MS = 1_000;

type Call = (redis: Redis) => Promise<unknown>;

export interface LinkEvents {
  readonly lost?: (reason: string) => void;
  readonly found?: () => void;
  /** Redis is there and refuses a command, for instance because its memory is full. */
  readonly refused?: (reason: string) => void;
}

/**
 * The one connection of a process. Each call has a time-out; the first failure opens the breaker, so that one
 * request waits once at most and the next ones not at all, until Redis answers a probe.
 */
export class RedisLink {
  readonly #redis: Redis;
  readonly #breaker: CircuitBreaker<[Call], unknown>;
  #isFound = true;
  #reason = 'it has not answered yet';

  private constructor(
    url: string,
    private readonly events: LinkEvents,
  ) {
    this.#redis = new Redis(url, {
      lazyConnect: true,
      connectTimeout: DEAD_MS,
      socketTimeout: DEAD_MS,
      // A call that cannot be made now is not made later.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (times) => Math.min(50 * 2 ** times, SLOWEST_RETRY_MS),
      scripts: SCRIPTS,
    });
    this.#breaker = new CircuitBreaker<[Call], unknown>((call) => inTime(CALL_MS, call(this.#redis)), {
      name: 'redis',
      // inTime() knows better.
      timeout: false,
      errorThresholdPercentage: 0,
      errorFilter: isRefusal,
      resetTimeout: PROBE_MS,
      rollingCountTimeout: 1_000,
      rollingCountBuckets: 1,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
    });
    this.#breaker.on('failure', (error: Error) => (this.#reason = error.message));
    this.#breaker.on('open', () => this.#turn(false));
    this.#breaker.on('close', () => this.#turn(true));
    // The probe is ours, so that no request pays for it.
    this.#breaker.on('halfOpen', () => void this.ask((redis) => redis.ping(), undefined));
    this.#redis.on('error', (error: Error) => (this.#reason = error.message));
    this.#redis.on('close', () => this.#breaker.open());
    this.#redis.on('ready', () => this.#breaker.close());
  }

  /** Waits a moment for the first connection; a Redis that is not there yet is found later. */
  static async open(url: string, events: LinkEvents = {}): Promise<RedisLink> {
    const link = new RedisLink(url, events);
    const connected = link.#redis.connect().catch((error: Error) => void (link.#reason = error.message));
    await inTime(FIRST_CONNECTION_MS, connected).catch(() => undefined);
    if (link.#redis.status !== 'ready') link.#breaker.open();
    return link;
  }

  get isUp(): boolean {
    return this.#breaker.closed;
  }

  /** What Redis says; fails at once while it is away, and after the time-out when it goes. */
  call<Result>(call: (redis: Redis) => Promise<Result>): Promise<Result> {
    return this.#breaker.fire(call) as Promise<Result>;
  }

  /** What Redis says, or what is said without it. */
  async ask<Result, Otherwise>(
    call: (redis: Redis) => Promise<Result>,
    otherwise: Otherwise,
  ): Promise<Result | Otherwise> {
    try {
      return await this.call(call);
    } catch (error) {
      if (isRefusal(error)) this.events.refused?.(error.message);
      return otherwise;
    }
  }

  define(name: string, definition: { lua: string; numberOfKeys: number }): void {
    this.#redis.defineCommand(name, definition);
  }

  close(): void {
    this.#breaker.shutdown();
    this.#redis.disconnect();
  }

  /** Each probe that fails opens the breaker again; that is no news. */
  #turn(isFound: boolean): void {
    if (isFound === this.#isFound) return;
    this.#isFound = isFound;
    if (isFound) this.events.found?.();
    else this.events.lost?.(this.#reason);
  }
}

const isRefusal = (error: unknown): error is Error => error instanceof Error && error.name === 'ReplyError';
