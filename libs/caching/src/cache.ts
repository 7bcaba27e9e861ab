/** How long an answer is good for, and what it was made from. */
export interface Keeping {
  readonly ttlMs: number;
  /** What is kept under another version is as good as nothing, and gives way. No line breaks in it. */
  readonly version?: string;
}

/**
 * What may be forgotten at any moment. No call fails for the cache's sake: what cannot be read is not there, what
 * cannot be kept is not kept.
 */
export interface Cache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** Also makes whoever is computing this key now keep their result to themselves. */
  delete(key: string): Promise<void>;
  /** The kept value, or a computed one: by one caller for all who ask meanwhile. A failure is kept for nobody. */
  once(key: string, keeping: Keeping, compute: () => Promise<string>): Promise<string>;
}

/** How much of a cache a process holds in its own memory. */
export interface Bounds {
  readonly entries: number;
  readonly characters: number;
}
