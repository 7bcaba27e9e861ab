import type { KongUpstream } from '../kong/rules/entities';

type Outcome = { status: number } | 'refused' | 'timed-out';

/** Writes a line of the log. */
export type Say = (line: string) => void;

interface Counters {
  successes: number;
  statuses: number;
  refusals: number;
  timeouts: number;
}

const none = (): Counters => ({ successes: 0, statuses: 0, refusals: 0, timeouts: 0 });

export interface Target {
  readonly address: string;
  readonly weight: number;
  healthy: boolean;
  counters: Counters;
}

interface Rules {
  readonly healthy: { readonly http_statuses: readonly number[]; readonly successes: number };
  readonly unhealthy: {
    readonly http_statuses: readonly number[];
    readonly tcp_failures: number;
    readonly timeouts: number;
    readonly http_failures: number;
  };
}

/** The targets of one upstream, in turn by their weights; those that fail are left out until they answer again. */
export class Balancer {
  readonly targets: readonly Target[];
  readonly #turns: readonly Target[];
  #turn = 0;
  #timers: NodeJS.Timeout[] = [];
  readonly isLookedAfter: boolean;

  constructor(
    readonly upstream: KongUpstream,
    private readonly say: Say,
    before?: Balancer,
  ) {
    this.targets = upstream.targets.map(({ target, weight }) => {
      const known = before?.targets.find(({ address }) => address === target);
      return { address: target, weight, healthy: known?.healthy ?? true, counters: none() };
    });
    const { active, passive } = upstream.healthchecks;
    const { tcp_failures, timeouts, http_failures } = passive.unhealthy;
    this.isLookedAfter = active.healthy.interval + tcp_failures + timeouts + http_failures > 0;
    const unit = greatestDivisor(this.targets.map(({ weight }) => weight));
    const rounds = Math.max(...this.targets.map(({ weight }) => weight / unit));
    this.#turns = Array.from({ length: rounds }, (_, round) =>
      this.targets.filter(({ weight }) => weight / unit > round),
    ).flat();
  }

  /**
   * The next one that is well and was not tried yet; nothing when none is left. Where nobody is looked after, a target
   * may be many behind one address, and Kong asks it again.
   */
  next(tried: ReadonlySet<Target>): Target | undefined {
    for (let step = 0; step < this.#turns.length; step += 1) {
      const target = this.#turns[(this.#turn + step) % this.#turns.length];
      if (!target?.healthy || (this.isLookedAfter && tried.has(target))) continue;
      this.#turn = (this.#turn + step + 1) % this.#turns.length;
      return target;
    }
    return undefined;
  }

  /**
   * What a request that went through saw.
   * @param why in a few words, for the log
   */
  saw(target: Target, outcome: Outcome, why: string): void {
    this.#count(target, outcome, this.upstream.healthchecks.passive, `a request: ${why}`);
  }

  /** Asks the targets by itself: the well ones at one pace, the others at another. */
  startChecks(): void {
    const { active } = this.upstream.healthchecks;
    const every = (seconds: number, isHealthy: boolean): void => {
      if (seconds <= 0) return;
      const timer = setInterval(() => {
        for (const target of this.targets) if (target.healthy === isHealthy) void this.#ask(target);
      }, seconds * 1_000);
      timer.unref();
      this.#timers.push(timer);
    };
    every(active.healthy.interval, true);
    every(active.unhealthy.interval, false);
  }

  stopChecks(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
  }

  async #ask(target: Target): Promise<void> {
    const { active } = this.upstream.healthchecks;
    const signal = AbortSignal.timeout(active.timeout * 1_000);
    const outcome = await fetch(`http://${target.address}${active.http_path}`, {
      signal,
      redirect: 'manual',
    }).then(
      async (answer): Promise<Outcome> => {
        await answer.body?.cancel();
        return { status: answer.status };
      },
      (error: unknown): Outcome =>
        error instanceof Error && error.name === 'TimeoutError' ? 'timed-out' : 'refused',
    );
    this.#count(target, outcome, active, 'its own question');
  }

  #count(target: Target, outcome: Outcome, { healthy, unhealthy }: Rules, why: string): void {
    const { counters } = target;
    const reached = (count: number, limit: number): boolean => limit > 0 && count >= limit;
    const isSuccess = typeof outcome === 'object' && healthy.http_statuses.includes(outcome.status);
    if (isSuccess) {
      target.counters = { ...none(), successes: counters.successes + 1 };
      if (!target.healthy && reached(target.counters.successes, healthy.successes))
        this.#turnTo(target, true, why);
      return;
    }
    if (typeof outcome === 'object' && !unhealthy.http_statuses.includes(outcome.status)) return;
    counters.successes = 0;
    if (outcome === 'refused') counters.refusals += 1;
    else if (outcome === 'timed-out') counters.timeouts += 1;
    else counters.statuses += 1;
    const isOut =
      reached(counters.refusals, unhealthy.tcp_failures) ||
      reached(counters.timeouts, unhealthy.timeouts) ||
      reached(counters.statuses, unhealthy.http_failures);
    const seen = typeof outcome === 'object' ? String(outcome.status) : outcome;
    if (target.healthy && isOut) this.#turnTo(target, false, `${seen}, ${why}`);
  }

  #turnTo(target: Target, healthy: boolean, why: string): void {
    this.say(
      `${new Date().toISOString()} ${this.upstream.name} ${target.address} ${healthy ? 'is asked again' : 'is left out'} (${why})`,
    );
    target.healthy = healthy;
    target.counters = none();
  }
}

function greatestDivisor(numbers: readonly number[]): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  return Math.max(1, numbers.reduce(divisor, 0));
}
