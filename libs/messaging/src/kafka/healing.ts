import type { Database } from '@hisaab/database';

import type { RetryPolicy } from '../delivery/back-off';
import { Delivery } from '../delivery/delivery';
import type { BlockedLane } from '../delivery/failures';
import type { Handler } from '../delivery/handlers';
import { LaneRetries } from '../delivery/lane-retries';
import { Signal } from '../signal';
import { Trouble } from '../trouble';
import { checkedEnvelope, receivedLane, type Received } from './received';
import { ReceivedFailures } from './received-failures';

/** The lock that one process of a service holds to try again what failed, and the name that it is told under. */
export function healersOf(service: string): string {
  return `failures of ${service}`;
}

/** The net under the notifications. */
const LOOK_MS = 5_000;

/** Retries one consumer's failures, and heals what is parked behind them. Only who holds the lock runs it. */
export class Healing {
  private readonly signal = new Signal();
  private readonly lanes = new Map<string, BlockedLane>();
  private readonly retries: LaneRetries<Received>;
  private readonly trouble: Trouble;
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    home: Database,
    consumer: string,
    handlers: ReadonlyMap<string, Handler>,
    policy: RetryPolicy,
    /** A lane is open again: who takes the messages must know. */
    private readonly onHealed: () => void,
  ) {
    const failures = new ReceivedFailures(home, consumer);
    const delivery = new Delivery<Received>({
      over: 'kafka',
      handlers,
      failures,
      lanes: this.lanes,
      retries: policy,
      laneOf: receivedLane,
      envelopeOf: checkedEnvelope,
    });
    this.retries = new LaneRetries(this.lanes, failures, delivery, [...handlers.keys()]);
    this.trouble = new Trouble(`retries of ${consumer}`);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Something failed, or somebody redrove or skipped. */
  look(): void {
    this.signal.raise();
  }

  /** Ends after the handler that runs now. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.signal.raise();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let rest: number;
      try {
        rest = (await this.heal()) ? 0 : Math.max(1, Math.min(LOOK_MS, ...this.retries.waits()));
        this.trouble.over();
      } catch (error) {
        rest = this.trouble.note(error);
      }
      if (rest > 0 && !this.stopping) await this.signal.wait(rest);
    }
  }

  private async heal(): Promise<boolean> {
    const blocked = new Set(this.lanes.keys());
    await this.retries.load();
    for (const lane of this.lanes.keys()) blocked.add(lane);
    const tried = await this.retries.redeliverDue(() => this.stopping);
    if ([...blocked].some((lane) => !this.lanes.has(lane))) this.onHealed();
    return tried;
  }
}
