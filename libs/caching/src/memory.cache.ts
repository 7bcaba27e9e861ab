import type { Bounds, Cache, Keeping } from './cache';
import { Flights } from './flights';
import { KeptEntries } from './kept-entries';

/** The cache of one process. */
export class MemoryCache implements Cache {
  readonly #kept: KeptEntries;
  readonly #flights = new Flights();

  constructor(bounds: Bounds) {
    this.#kept = new KeptEntries(bounds);
  }

  async get(key: string): Promise<string | undefined> {
    return this.#kept.get(key);
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    this.#flights.forget(key);
    this.#kept.set(key, value, { ttlMs });
  }

  async delete(key: string): Promise<void> {
    this.#flights.forget(key);
    this.#kept.delete(key);
  }

  async once(key: string, keeping: Keeping, compute: () => Promise<string>): Promise<string> {
    const version = keeping.version ?? '';
    const known = this.#kept.get(key, version);
    if (known !== undefined) return known;
    return this.#flights.join(key, version, async (isWanted) => {
      const value = await compute();
      if (isWanted()) this.#kept.set(key, value, keeping);
      return value;
    });
  }
}
