import { LRUCache } from 'lru-cache';
import type { Bounds, Keeping } from './cache';

interface Entry {
  readonly version: string;
  readonly value: string;
  readonly until: number;
}

/** The part of a cache that is in the memory of the process. */
export class KeptEntries {
  readonly #entries: LRUCache<string, Entry>;

  constructor({ entries, characters }: Bounds) {
    this.#entries = new LRUCache({
      max: entries,
      maxSize: characters,
      sizeCalculation: ({ value, version }, key) => value.length + version.length + key.length,
    });
  }

  /** Without a version: whichever is there. */
  get(key: string, version?: string): string | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || (version !== undefined && entry.version !== version)) return undefined;
    if (entry.until > Date.now()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, value: string, { ttlMs, version = '' }: Keeping): void {
    this.#entries.set(key, { value, version, until: Date.now() + ttlMs });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
