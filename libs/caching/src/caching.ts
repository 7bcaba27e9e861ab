import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Bounds, Cache } from './cache';

export interface CacheOptions {
  readonly bounds: Bounds;
}

/** How many within how long. */
export interface Allowance {
  readonly points: number;
  readonly seconds: number;
}

/** Things that were named lately, by whichever process. */
export interface RecentNames {
  add(names: readonly string[]): Promise<void>;
  /** What was added within this time; undefined when nobody can tell. */
  within(milliseconds: number): Promise<readonly string[] | undefined>;
}

/** One thing that the health of a process shows. */
export interface CachePart {
  readonly name: 'cache';
  readonly state: 'up' | 'late';
  readonly detail?: string;
}

/** What was asked of the caches so far, by their names. */
export interface CacheCounts {
  readonly cache: string;
  readonly outcome: 'hit' | 'miss' | 'unreachable';
  readonly count: number;
}

/** What a process has to remember things for a while: alone in its memory, or together with others in Redis. */
export abstract class Caching {
  /** Whether other processes see the same. */
  abstract readonly isShared: boolean;
  abstract cache(name: string, options: CacheOptions): Cache;
  abstract limiter(name: string, allowance: Allowance): RateLimiterAbstract;
  /** @param keepMs how long a name is kept */
  abstract recent(name: string, keepMs: number): RecentNames;
  /** Nothing, where there is nothing beside the process that could fail. */
  abstract parts(): CachePart[];
  abstract counts(): CacheCounts[];
  abstract close(): Promise<void>;
}
