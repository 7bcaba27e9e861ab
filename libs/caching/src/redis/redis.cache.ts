import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bounds, Cache, Keeping } from '../cache';
import { Flights, type IsWanted } from '../flights';
import { KeptEntries } from '../kept-entries';
import type { RedisLink } from './redis.link';

/** Who computes renews its lock; who died does not, and holds nobody up longer than this. */
export const LOCK_MS = 1_500;
/** Who is computing still after so long is not waited for any more. */
const PATIENCE_MS = 10_000;
const FIRST_LOOK_MS = 4;
const SLOWEST_LOOK_MS = 40;
/** What is larger is not worth the way. */
const MOST_CHARACTERS = 1_000_000;

const COMPUTE = 1;

interface Names {
  readonly entry: string;
  readonly lock: string;
}

export interface Outcomes {
  hit: number;
  miss: number;
  unreachable: number;
}

/** Shared by all processes; versioned answers are kept near as well, since they never change. */
export class RedisCache implements Cache {
  readonly #flights = new Flights();
  readonly #near: KeptEntries;
  readonly outcomes: Outcomes = { hit: 0, miss: 0, unreachable: 0 };

  constructor(
    private readonly link: RedisLink,
    private readonly prefix: string,
    bounds: Bounds,
  ) {
    this.#near = new KeptEntries(bounds);
  }

  async get(key: string): Promise<string | undefined> {
    const entry = await this.link.ask((redis) => redis.get(this.#names(key).entry), undefined);
    this.outcomes[entry === undefined ? 'unreachable' : entry === null ? 'miss' : 'hit'] += 1;
    return entry?.slice(entry.indexOf('\n') + 1);
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    if (value.length > MOST_CHARACTERS) return this.delete(key);
    this.#forget(key);
    const { entry, lock } = this.#names(key);
    await this.link.ask((redis) => redis.hisaabSet(entry, lock, `\n${value}`, ttlMs), undefined);
  }

  async delete(key: string): Promise<void> {
    this.#forget(key);
    const { entry, lock } = this.#names(key);
    await this.link.ask((redis) => redis.del(entry, lock), undefined);
  }

  async once(key: string, keeping: Keeping, compute: () => Promise<string>): Promise<string> {
    const { version = '' } = keeping;
    const near = keeping.version === undefined ? undefined : this.#near.get(key, version);
    if (near !== undefined) return near;
    return this.#flights.join(key, version, (isWanted) =>
      this.#together(this.#names(key), keeping, compute, isWanted).then((value) => {
        if (keeping.version !== undefined && isWanted()) this.#near.set(key, value, keeping);
        return value;
      }),
    );
  }

  /** Finds it, computes it, or waits for whoever does; without Redis everybody computes. */
  async #together(
    names: Names,
    keeping: Keeping,
    compute: () => Promise<string>,
    isWanted: IsWanted,
  ): Promise<string> {
    const version = `${keeping.version ?? ''}\n`;
    const token = randomUUID();
    const until = performance.now() + PATIENCE_MS;
    for (let wait = FIRST_LOOK_MS; performance.now() < until; wait = Math.min(wait * 1.5, SLOWEST_LOOK_MS)) {
      const found = await this.link.ask(
        (redis) => redis.hisaabFind(names.entry, names.lock, version, token, LOCK_MS),
        undefined,
      );
      if (found === undefined) {
        this.outcomes.unreachable += 1;
        return compute();
      }
      if (typeof found === 'string') {
        this.outcomes.hit += 1;
        return found.slice(version.length);
      }
      if (found === COMPUTE) {
        this.outcomes.miss += 1;
        return this.#holding(names, version, token, keeping.ttlMs, compute, isWanted);
      }
      await pause(wait * (0.75 + Math.random() / 2));
    }
    return compute();
  }

  async #holding(
    { entry, lock }: Names,
    version: string,
    token: string,
    ttlMs: number,
    compute: () => Promise<string>,
    isWanted: IsWanted,
  ): Promise<string> {
    const holder = version + token;
    const renewing = setInterval(
      () => void this.link.ask((redis) => redis.hisaabRenew(lock, holder, LOCK_MS), undefined),
      LOCK_MS / 3,
    );
    let kept: [] | [string, number] = [];
    try {
      const value = await compute();
      if (isWanted() && value.length <= MOST_CHARACTERS) kept = [version + value, ttlMs];
      return value;
    } finally {
      clearInterval(renewing);
      // Nobody waits for the keeping: whoever asks next asks over the same connection, or looks again.
      void this.link.ask((redis) => redis.hisaabLand(entry, lock, holder, ...kept), undefined);
    }
  }

  #forget(key: string): void {
    this.#flights.forget(key);
    this.#near.delete(key);
  }

  #names(key: string): Names {
    const entry = `${this.prefix}:${key}`;
    return { entry, lock: `${entry}:lock` };
  }
}
