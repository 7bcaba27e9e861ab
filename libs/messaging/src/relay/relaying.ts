import type { Service } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';

import type { ConsumerLoop } from '../delivery/consumer-loop';
import { onWake } from '../wake';
import { Housekeeping } from './housekeeping';
import { Leadership, type Candidate } from './leadership';
import { Nudge } from './nudge';
import { Relay, type RelayPace } from './relay';

export interface RelayingOptions {
  /** Each service whose events are relayed here, as its own Database (all on one server). */
  readonly sources: readonly Database[];
  readonly pace?: Partial<RelayPace> | undefined;
  /** How often a process that does not lead asks whether it may. */
  readonly electMs?: number | undefined;
  /** What takes a source's events while this process leads it. */
  loops(source: Database): ConsumerLoop[];
}

const DEFAULT_PACE: RelayPace = { batch: 1_000, pollMs: 500, gatherMs: 25, busyMs: 150 };
const DEFAULT_ELECT_MS = 1_000;

/** What runs for one source while this process leads it. */
interface Lead {
  readonly relay: Relay;
  readonly loops: readonly ConsumerLoop[];
  readonly housekeeping: Housekeeping;
}

/** The producers' half of every transport: for each source one leader, whose loops pass its events on. */
export class Relaying {
  private readonly sources: ReadonlyMap<Service, Database>;
  private readonly nudges: ReadonlyMap<Service, Nudge>;
  private readonly leads = new Map<Service, Lead>();
  private leadership: Leadership | undefined;
  private readonly pace: RelayPace;
  private stopListening: (() => void)[] = [];

  constructor(private readonly options: RelayingOptions) {
    if (options.sources.length === 0) throw new Error('A transport needs at least one service');
    this.sources = new Map(options.sources.map((database) => [database.service, database]));
    this.nudges = new Map(options.sources.map((database) => [database.service, new Nudge(database)]));
    this.pace = { ...DEFAULT_PACE, ...options.pace };
  }

  /** @param others what else one process at a time does for these services; it is led over the same connection */
  start(others: readonly Candidate[]): void {
    this.stopListening = [...this.sources.values()].map((database) =>
      onWake(database, () => this.woken(database.service)),
    );
    const own = [...this.sources.keys()].map((service): Candidate => ({
      name: service,
      gained: () => this.lead(service),
      lost: (isBroken) => this.yield(service, isBroken),
      notified: (what) => this.notified(service, what),
    }));
    const [first] = this.options.sources;
    this.leadership = new Leadership(
      () => first!.dedicated(),
      [...own, ...others],
      this.options.electMs ?? DEFAULT_ELECT_MS,
    );
    this.leadership.start();
  }

  isLeading(service: Service): boolean {
    return this.leadership?.leads(service) ?? false;
  }

  /** Ends after the handlers that run now. */
  async stop(): Promise<void> {
    for (const stop of this.stopListening) stop();
    for (const nudge of this.nudges.values()) nudge.stop();
    await this.leadership?.stop();
  }

  private woken(service: Service): void {
    const lead = this.leads.get(service);
    if (lead) lead.relay.wake();
    else this.nudges.get(service)?.send();
  }

  private notified(service: Service, what: string): void {
    const lead = this.leads.get(service);
    lead?.relay.wake();
    if (what === 'failures') for (const loop of lead?.loops ?? []) loop.reload();
  }

  private lead(service: Service): void {
    const database = this.sources.get(service)!;
    const loops = this.options.loops(database);
    const types = new Set(loops.flatMap((loop) => loop.types));
    const relay = new Relay(database, this.pace, [...types], (head, stamped) => {
      for (const loop of loops) loop.reach(head, stamped);
    });
    const housekeeping = new Housekeeping(database);
    this.leads.set(service, { relay, loops, housekeeping });
    for (const loop of loops) loop.start();
    relay.start();
    housekeeping.start();
  }

  private async yield(service: Service, isBroken: boolean): Promise<void> {
    const lead = this.leads.get(service);
    this.leads.delete(service);
    lead?.housekeeping.stop();
    if (lead) await Promise.all([lead.relay.stop(), ...lead.loops.map((loop) => loop.stop(isBroken))]);
  }
}
