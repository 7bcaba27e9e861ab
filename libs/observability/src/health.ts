export type PartState = 'up' | 'late' | 'down';

/** One thing that can be up, late or down: a database, a consumer, a breaker. */
export interface PartReport {
  readonly name: string;
  readonly state: PartState;
  /** When it entered this state (RFC 3339), if it is not up. */
  readonly since?: string;
  readonly detail?: string;
}

export type Probe = () => Promise<PartReport[]>;

/** Collects the probes of a process and remembers since when a part is not up. */
export class Health {
  private readonly probes: Probe[] = [];
  private readonly notUpSince = new Map<string, { state: PartState; since: string }>();
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

  async report(now: Date): Promise<PartReport[]> {
    const parts = (await Promise.all(this.probes.map((probe) => probe()))).flat();
    return parts.map((part) => this.withSince(part, now));
  }

  private withSince(part: PartReport, now: Date): PartReport {
    if (part.state === 'up') {
      this.notUpSince.delete(part.name);
      return part;
    }
    const known = this.notUpSince.get(part.name);
    const since = known?.state === part.state ? known.since : now.toISOString();
    this.notUpSince.set(part.name, { state: part.state, since });
    return { ...part, since };
  }
}
