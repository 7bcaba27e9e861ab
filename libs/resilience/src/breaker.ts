import { setTimeout as sleep } from 'node:timers/promises';
import CircuitBreaker from 'opossum';
import { isPeerRefusal, peerUnavailable } from './peer-error';
import type { BreakerState, BreakerWatch, Call, Outcome, ResilienceOptions } from './resilience.options';
import { pauseBeforeRetry, RetryBudget } from './retry-budget';

const DEFAULT_BULKHEAD = 32;
const DEFAULT_RESET_MS = 3_000;
const DEFAULT_VOLUME = 4;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;
/** The signal aborts the attempt; opossum's own time-out only catches what does not listen to it. */
const DEAF_MS = 250;

/** One kind of call that may fail, with all that keeps its failing from spreading. */
export class Breaker<Arguments extends unknown[], Result> {
  private readonly circuit: CircuitBreaker<Arguments, Result>;
  private readonly budget = new RetryBudget();
  private readonly isRefusal: (error: unknown) => boolean;
  private underWay = 0;
  private lastError: unknown;

  constructor(
    readonly name: string,
    call: Call<Arguments, Result>,
    private readonly options: ResilienceOptions<Arguments, Result>,
    private readonly watch: BreakerWatch,
  ) {
    this.isRefusal = (error) => isPeerRefusal(error) || options.isRefusal?.(error) === true;
    this.circuit = new CircuitBreaker<Arguments, Result>(
      (...args) => call(AbortSignal.timeout(options.timeoutMs), ...args),
      {
        name,
        timeout: options.timeoutMs + DEAF_MS,
        resetTimeout: options.resetMs ?? DEFAULT_RESET_MS,
        volumeThreshold: options.volume ?? DEFAULT_VOLUME,
        errorThresholdPercentage: 49,
        rollingPercentilesEnabled: false,
        enableSnapshots: false,
        errorFilter: this.isRefusal,
      },
    );
    const changed = (): void => watch.changed(name, this.state, this.lastError);
    this.circuit.on('open', changed).on('halfOpen', changed).on('close', changed);
  }

  get state(): BreakerState {
    if (this.circuit.opened) return 'open';
    return this.circuit.halfOpen ? 'half-open' : 'closed';
  }

  /** The answer, or that of the fallback where there is one. */
  async run(...args: Arguments): Promise<Result> {
    try {
      return await this.within(args);
    } catch (error) {
      if (this.isRefusal(error) || !this.options.fallback) throw error;
      this.watch.fellBack(this.name);
      return this.options.fallback(error, ...args);
    }
  }

  /** No more calls, no timers. */
  stop(): void {
    this.circuit.shutdown();
  }

  private async within(args: Arguments): Promise<Result> {
    if (this.underWay >= (this.options.bulkhead ?? DEFAULT_BULKHEAD)) {
      this.watch.ended(this.name, 'full');
      throw peerUnavailable(`${this.name}: too many calls are under way`);
    }
    this.underWay += 1;
    try {
      return await this.tried(args);
    } finally {
      this.underWay -= 1;
    }
  }

  private async tried(args: Arguments): Promise<Result> {
    this.budget.earn();
    for (let retry = 1; ; retry += 1) {
      try {
        const result = await this.circuit.fire(...args);
        this.watch.ended(this.name, 'answered');
        return result;
      } catch (error) {
        const outcome = this.outcomeOf(error);
        this.watch.ended(this.name, outcome);
        if (outcome === 'refused') throw error;
        if (outcome !== 'rejected') this.lastError = error;
        const isOver = outcome === 'rejected' || retry > (this.options.retries ?? 0) || !this.budget.take();
        if (isOver) throw outcome === 'rejected' ? this.unavailable() : error;
        this.watch.retried(this.name);
        await sleep(pauseBeforeRetry(retry, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, Math.random()));
      }
    }
  }

  private unavailable(): Error {
    return peerUnavailable(`${this.name} failed lately and is not asked for a moment`, this.lastError);
  }

  private outcomeOf(error: unknown): Outcome {
    if (this.isRefusal(error)) return 'refused';
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EOPENBREAKER' || code === 'ESHUTDOWN') return 'rejected';
    return isTimeout(error) ? 'timeout' : 'failed';
  }
}

function isTimeout(error: unknown): boolean {
  for (let reason = error; reason instanceof Error; reason = reason.cause) {
    if (reason.name === 'TimeoutError' || ('code' in reason && reason.code === 'ETIMEDOUT')) return true;
  }
  return false;
}
