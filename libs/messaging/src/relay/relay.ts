import type { Database } from '@hisaab/database';

import { messagesAfter, type Message } from '../delivery/message';
import { Signal } from '../signal';
import { Trouble } from '../trouble';

export interface RelayPace {
  /** Rows stamped at once. */
  readonly batch: number;
  /** How often to look without having been woken. */
  readonly pollMs: number;
  /** The least time between two looks under load, so that rows gather. */
  readonly gatherMs: number;
}

/** What was stamped between two heads, read once for all consumers that have come as far as the first. */
export interface Stamped {
  readonly after: bigint;
  readonly head: bigint;
  readonly messages: readonly Message[];
}

const stamp = { name: 'relay-stamp', text: 'select stamped, head from relay_stamp($1::int)' };

/** The leader's loop of one service: gives positions to committed events and says how far they go. */
export class Relay {
  private readonly signal = new Signal();
  private readonly trouble: Trouble;
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly pace: RelayPace,
    /** The types that anybody here takes. */
    private readonly types: readonly string[],
    private readonly onHead: (head: bigint, stamped?: Stamped) => void,
  ) {
    this.trouble = new Trouble(`relay of ${database.service}`);
  }

  start(): void {
    this.stopping = false;
    this.running ??= this.run();
  }

  wake(): void {
    this.signal.raise();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.signal.raise();
    await this.running;
    this.running = undefined;
  }

  private async run(): Promise<void> {
    let head = -1n;
    while (!this.stopping) {
      const begun = performance.now();
      let rest = this.pace.pollMs;
      try {
        const [row] = await this.database.query<{ stamped: number; head: bigint }>(stamp, [this.pace.batch]);
        this.trouble.over();
        if (row && row.head !== head) {
          head = row.head;
          this.onHead(head, row.stamped > 0 ? await this.read(head, row.stamped) : undefined);
        }
        if (row && row.stamped >= this.pace.batch) continue;
      } catch (error) {
        rest = this.trouble.note(error);
      }
      await this.signal.wait(rest);
      const early = this.pace.gatherMs - (performance.now() - begun);
      if (early > 0 && !this.stopping) await new Promise((resolve) => setTimeout(resolve, early));
    }
  }

  private async read(head: bigint, stamped: number): Promise<Stamped> {
    const after = head - BigInt(stamped);
    return { after, head, messages: await messagesAfter(this.database, after, head, this.types, stamped) };
  }
}
