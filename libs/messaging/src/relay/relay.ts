import type { Database } from '@hisaab/database';

import { messagesAfter, type Message } from '../delivery/message';
import { Signal } from '../signal';
import { Trouble } from '../trouble';

export interface RelayPace {
  /** Rows stamped at once. */
  readonly batch: number;
  /** How often to look without having been woken. */
  readonly pollMs: number;
  /** The least time between two looks, so that rows gather. */
  readonly gatherMs: number;
  /** The same after a look that found many: what a batch costs hardly depends on its size. */
  readonly busyMs: number;
}

/** More than a book is typed into; at this rate nobody waits for one row. */
const MANY = 20;

interface Look {
  readonly stamped: number;
  readonly rest: number;
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
  private head = -1n;

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
    this.head = -1n;
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
    while (!this.stopping) {
      const begun = performance.now();
      const { stamped, rest } = await this.look();
      if (stamped >= this.pace.batch) continue;
      await this.signal.wait(rest);
      const gather = stamped >= MANY ? this.pace.busyMs : this.pace.gatherMs;
      const early = gather - (performance.now() - begun);
      if (early > 0 && !this.stopping) await new Promise((resolve) => setTimeout(resolve, early));
    }
  }

  private async look(): Promise<Look> {
    try {
      const [row] = await this.database.query<{ stamped: number; head: bigint }>(stamp, [this.pace.batch]);
      this.trouble.over();
      if (row && row.head !== this.head) {
        this.head = row.head;
        this.onHead(row.head, row.stamped > 0 ? await this.read(row.head, row.stamped) : undefined);
      }
      return { stamped: row?.stamped ?? 0, rest: this.pace.pollMs };
    } catch (error) {
      return { stamped: 0, rest: this.trouble.note(error) };
    }
  }

  private async read(head: bigint, stamped: number): Promise<Stamped> {
    const after = head - BigInt(stamped);
    return { after, head, messages: await messagesAfter(this.database, after, head, this.types, stamped) };
  }
}
