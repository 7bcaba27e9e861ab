export interface ResilienceOptions<Arguments extends unknown[], Result> {
  /** How long one attempt may take; then it is aborted by its signal and counts as failed. */
  readonly timeoutMs: number;
  /** Calls under way at once; one more fails without asking, so that a slow part holds up no others. */
  readonly bulkhead?: number;
  /** How often it is tried again. Only where the call may be made twice. */
  readonly retries?: number;
  /** What the caller gets where the call fails or is not even tried. Never for a refusal, which is an answer. */
  readonly fallback?: (error: unknown, ...args: Arguments) => Result | Promise<Result>;
  /** Whether an error is the other side's answer and no sign of trouble. Those of peers are known. */
  readonly isRefusal?: (error: unknown) => boolean;
  /** For how long an open breaker asks nobody. */
  readonly resetMs?: number;
  /** So many calls within ten seconds must have been made before half of them failing opens the breaker. */
  readonly volume?: number;
}

export type Call<Arguments extends unknown[], Result> = (
  signal: AbortSignal,
  ...args: Arguments
) => Promise<Result>;

export type BreakerState = 'closed' | 'half-open' | 'open';

/** How a call ended. `rejected`: the breaker was open; `full`: too many were under way. */
export type Outcome = 'answered' | 'refused' | 'failed' | 'timeout' | 'rejected' | 'full';

/** Whoever counts and writes down what breakers do. */
export interface BreakerWatch {
  ended(name: string, outcome: Outcome): void;
  retried(name: string): void;
  fellBack(name: string): void;
  changed(name: string, state: BreakerState, reason: unknown): void;
}
