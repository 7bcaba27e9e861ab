import type { Database } from '@hisaab/database';

import type { Stamped } from '../relay/relay';
import { Signal } from '../signal';
import { Trouble } from '../trouble';
import type { RetryPolicy } from './back-off';
import { Delivery } from './delivery';
import { SourceFailures, type BlockedLane } from './failures';
import type { Handler } from './handlers';
import { LaneRetries } from './lane-retries';
import { laneOf } from './lanes';
import { envelopeOf, messagesAfter, type Message } from './message';

const FETCH = 500;
/** An offset that moved over nothing but others' messages need not be written at once. */
const WRITE_OFFSET_MS = 200;
/** The net under the notification that somebody redrove or skipped. */
const RELOAD_MS = 5_000;

/** One consumer of one service's events, at its own pace. Only the leader of that service runs it. */
export class ConsumerLoop {
  private readonly signal = new Signal();
  private readonly lanes = new Map<string, BlockedLane>();
  private readonly delivery: Delivery<Message>;
  private readonly redelivery: LaneRetries<Message>;
  private readonly trouble: Trouble;
  readonly types: readonly string[];
  private running: Promise<void> | undefined;
  private stopping = false;
  private isDeposed = false;
  private loaded = false;
  private loadedAt = 0;
  private head = 0n;
  private stamped: Stamped | undefined;
  private offset = 0n;
  private written = -1n;
  private writtenAt = 0;

  constructor(
    private readonly source: Database,
    private readonly consumer: string,
    handlers: ReadonlyMap<string, Handler>,
    retries: RetryPolicy,
  ) {
    this.types = [...handlers.keys()];
    const failures = new SourceFailures(source, consumer);
    this.delivery = new Delivery<Message>({
      over: 'in-process',
      handlers,
      failures,
      lanes: this.lanes,
      retries,
      laneOf,
      envelopeOf: (message) => envelopeOf(source.service, message),
    });
    this.redelivery = new LaneRetries(this.lanes, failures, this.delivery, this.types);
    this.trouble = new Trouble(`${source.service} → ${consumer}`);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Everything up to this position is committed and stamped. */
  reach(head: bigint, stamped?: Stamped): void {
    this.head = head;
    this.stamped = stamped;
    this.signal.raise();
  }

  /** Somebody else changed what has failed. */
  reload(): void {
    this.loaded = false;
    this.signal.raise();
  }

  /**
   * Ends after the handler that runs now.
   * @param isDeposed another may lead by now, and positions be others than they were: the offset is its alone
   */
  async stop(isDeposed = false): Promise<void> {
    this.stopping = true;
    this.isDeposed = isDeposed;
    this.signal.raise();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let rest = 0;
      try {
        if (!this.loaded || (this.lanes.size > 0 && performance.now() - this.loadedAt > RELOAD_MS))
          await this.load();
        const redelivered = await this.redelivery.redeliverDue(() => this.stopping);
        const advanced = await this.advance();
        this.trouble.over();
        if (!redelivered && !advanced) rest = await this.idle();
      } catch (error) {
        rest = this.trouble.note(error);
      }
      if (rest > 0 && !this.stopping) await this.signal.wait(rest);
    }
    await this.writeOffset().catch(() => undefined); // what is not written is delivered again, and does nothing
  }

  private async load(): Promise<void> {
    this.loaded = true;
    try {
      if (this.written < 0n) this.offset = this.written = await this.readOffset();
      await this.redelivery.load();
      this.loadedAt = performance.now();
    } catch (error) {
      this.loaded = false;
      throw error;
    }
  }

  /** The next messages, each to its handler; the offset moves on when all are done or recorded as failed. */
  private async advance(): Promise<boolean> {
    const { head } = this;
    if (this.offset >= head) return false;
    const { messages, reached } = await this.next(head);
    await this.delivery.deliver(messages);
    const last = messages.at(-1);
    this.offset = reached;
    if (last) await this.writeOffset();
    return true;
  }

  /** From what the relay has just read, where this consumer had come that far; else from the table. */
  private async next(head: bigint): Promise<{ messages: Message[]; reached: bigint }> {
    const { stamped } = this;
    this.stamped = undefined;
    if (stamped?.after === this.offset && stamped.head === head) {
      return { messages: stamped.messages.filter(({ type }) => this.types.includes(type)), reached: head };
    }
    const messages = await messagesAfter(this.source, this.offset, head, this.types, FETCH);
    const last = messages.at(-1);
    return { messages, reached: messages.length === FETCH && last ? last.position : head };
  }

  /** @returns how long nothing has to be done */
  private async idle(): Promise<number> {
    const sinceWrite = performance.now() - this.writtenAt;
    if (this.offset > this.written && sinceWrite >= WRITE_OFFSET_MS) await this.writeOffset();
    const waits = this.redelivery.waits();
    if (this.lanes.size > 0) waits.push(RELOAD_MS);
    if (this.offset > this.written) waits.push(WRITE_OFFSET_MS);
    return Math.max(1, Math.min(60_000, ...waits));
  }

  private async readOffset(): Promise<bigint> {
    const [row] = await this.source.query<{ position: bigint }>(
      `insert into consumer_offset as own (consumer, position) values ($1, 0)
       on conflict (consumer) do update set position = own.position returning position`,
      [this.consumer],
    );
    return row?.position ?? 0n;
  }

  private async writeOffset(): Promise<void> {
    if (this.isDeposed || this.offset <= this.written) return;
    const offset = this.offset;
    await this.source.query(
      {
        name: 'consumer-offset',
        // Never back: a leader that was replaced may still be ending its last batch. Nor does it wait for the
        // disk: an offset that is lost brings messages again, which the inbox knows. Nor beyond the stamps: a server that
        // crashed may have lost some that we had seen, and will give those positions to other messages.
        text: `update consumer_offset set position = greatest(position, $2::bigint)
          where consumer = $1 and $2::bigint <= (select value from relay_position where only_row)
            and set_config('synchronous_commit', 'off', true) = 'off'`,
      },
      [this.consumer, offset],
    );
    this.written = offset;
    this.writtenAt = performance.now();
  }
}
