import { Logger } from '@nestjs/common';
import type { Health, Metrics, PartReport } from '@hisaab/observability';
import { Breaker } from './breaker';
import type { BreakerState, BreakerWatch, Call, Outcome, ResilienceOptions } from './resilience.options';

const LEVEL: Record<BreakerState, number> = { closed: 0, 'half-open': 1, open: 2 };

/** Every breaker of a process: their states are in its health, its metrics and its log. */
export class Resilience implements BreakerWatch {
  private readonly breakers = new Map<string, { readonly state: BreakerState; stop(): void }>();
  private readonly logger = new Logger('resilience');
  private readonly calls: Count;
  private readonly retries: Count;
  private readonly fallbacks: Count;

  constructor(health: Health, metrics: Metrics) {
    health.register(() => Promise.resolve(this.parts()));
    metrics.gauge('resilience_breaker_state', '0 closed, 1 half-open, 2 open', ['call'], (gauge) => {
      for (const [call, { state }] of this.breakers) gauge.set({ call }, LEVEL[state]);
    });
    this.calls = metrics.counter('resilience_calls_total', 'Attempts by how they ended', ['call', 'outcome']);
    this.retries = metrics.counter('resilience_retries_total', 'Attempts that were repeats', ['call']);
    this.fallbacks = metrics.counter('resilience_fallbacks_total', 'Calls that got the fallback', ['call']);
  }

  /**
   * Wraps a call that leaves the process. `name` says what is asked of whom, as it stands in the table of fallbacks
   * (docs/operations/faults.md). The call must end when its signal does.
   */
  resilient<Arguments extends unknown[], Result>(
    name: string,
    call: Call<Arguments, Result>,
    options: ResilienceOptions<Arguments, Result>,
  ): Breaker<Arguments, Result> {
    if (this.breakers.has(name)) throw new Error(`There are two calls named ${name}`);
    const breaker = new Breaker(name, call, options, this);
    this.breakers.set(name, breaker);
    return breaker;
  }

  stop(): void {
    for (const breaker of this.breakers.values()) breaker.stop();
  }

  ended(call: string, outcome: Outcome): void {
    this.calls({ call, outcome });
  }

  retried(call: string): void {
    this.retries({ call });
  }

  fellBack(call: string): void {
    this.fallbacks({ call });
  }

  changed(call: string, state: BreakerState, reason: unknown): void {
    const line = { event: 'breaker', call, state };
    if (state === 'open') this.logger.warn({ ...line, reason: reasonOf(reason) });
    else this.logger.log(line);
  }

  /** Late and never down: whatever is asked has a fallback, so the process itself serves. */
  private parts(): PartReport[] {
    return [...this.breakers].map(([call, { state }]) => ({
      name: `call:${call}`,
      state: state === 'closed' ? 'up' : 'late',
      ...(state === 'closed' ? {} : { detail: `the breaker is ${state}` }),
    }));
  }
}

type Count = (labels: Record<string, string>) => void;

/** The innermost reason says which address did not answer, and how. */
function reasonOf(error: unknown): string {
  const words: string[] = [];
  for (let reason = error; reason instanceof Error; reason = reason.cause) words.push(reason.message);
  return words.length > 0 ? words.join(': ') : String(error);
}
