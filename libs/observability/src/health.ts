import { setTimeout as pause } from 'node:timers/promises';

export type PartState = 'up' | 'late' | 'down';

/** One thing that can be up, late or down: a database, a consumer, a breaker. */
export interface PartReport {
  readonly name: string;
  readonly state: PartState;
  readonly secondsLate?: number;
  readonly detail?: string;
}

/** A part with the moment (RFC 3339) from which it has been in its state, as far as this process saw. */
export type KnownPart = PartReport & { readonly since: string };

export type Probe = () => Promise<PartReport[]>;

/** What says nothing for so long is not waited for: whoever asks gives up sooner than a statement does. */
const PATIENCE_MS = 2_000;

/** Collects the probes of a process and remembers since when each part is as it is. */
export class Health {
  private readonly probes: Probe[] = [];
  private readonly seen = new Map<string, { state: PartState; since: string }>();
  private draining = false;

  register(probe: Probe): void {
    this.probes.push(probe);
  }

  /** From now on not ready: the process is about to stop taking traffic. */
  drain(): void {
    this.draining = true;
  }

  isDraining(): boolean {
    return this.draining;
  }

  async report(now: Date): Promise<KnownPart[]> {
    const parts = (await Promise.all(this.probes.map(inTime))).flat();
    return parts.map((part) => {
      const known = this.seen.get(part.name);
      const since = known?.state === part.state ? known.since : now.toISOString();
      this.seen.set(part.name, { state: part.state, since });
      return { ...part, since };
    });
  }
}

async function inTime(probe: Probe): Promise<PartReport[]> {
  return Promise.race([probe(), pause<PartReport[]>(PATIENCE_MS, [], { ref: false })]);
}
