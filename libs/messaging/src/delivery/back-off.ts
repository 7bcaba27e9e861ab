export interface RetryPolicy {
  /** After so many failed deliveries a message is dead. */
  readonly attempts: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

export const DEFAULT_RETRIES: RetryPolicy = { attempts: 10, firstMs: 1_000, longestMs: 5 * 60_000 };

/** Doubles with every attempt; a random half spreads what failed together. */
export function pauseBefore(attempt: number, policy: RetryPolicy, random: number): number {
  const full = Math.min(policy.longestMs, policy.firstMs * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random);
}
