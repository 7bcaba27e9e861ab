import type { Database } from '@hisaab/database';

import type { Stamped } from '../relay/relay';
import { Signal } from '../signal';
import { Trouble } from '../trouble';
import type { RetryPolicy } from './back-off';
import { Delivery } from './delivery';
import { Failures, type BlockedLane } from './failures';
import type { Handler } from './handlers';
import { messagesAfter, messagesOfLane, type Message } from './message';

const FETCH = 500;
const LANES_A_TURN = 20;
/** An offset that moved over nothing but others' messages need not be written at once. */
const WRITE_OFFSET_MS = 200;
/** The net under the notification that somebody redrove or skipped. */
const RELOAD_MS = 5_000;

/** One consumer of one service's events, at its own pace. Only the leader of that service runs it. */
export class ConsumerLoop {
  private readonly signal = new Signal();
  private readonly lanes = new Map<string, BlockedLane>();
  private readonly failures: Failures;
  private readonly delivery: Delivery;
  private readonly trouble: Trouble;
  private readonly types: string[];
  private running: Promise<void> | undefined;
  private stopping = false;
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
    this.failures = new Failures(source, consumer);
    this.delivery = new Delivery(source.service, handlers, this.failures, this.lanes, retries);
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

  /** Ends after the handler that runs now. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.signal.raise();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let rest = 0;
      try {
        if (!this.loaded || (this.lanes.size > 0 && performance.now() - this.loadedAt > RELOAD_MS))
          await this.load();
        const redelivered = await this.redeliverDue();
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
      const lanes = await this.failures.lanes();
      this.lanes.clear();
      for (const [lane, state] of lanes) this.lanes.set(lane, state);
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

  private async redeliverDue(): Promise<boolean> {
    if (this.lanes.size === 0) return false;
    const now = Date.now();
    const due = [...this.lanes]
      .filter(([, { state, dueAt }]) => state === 'healing' || (state === 'waiting' && dueAt <= now))
      .slice(0, LANES_A_TURN);
    for (const [lane, { state }] of due) {
      if (this.stopping) break;
      await this.redeliverLane(lane, state === 'waiting');
    }
    return due.length > 0;
  }

  /** Its head alone, or, once that has healed, what is parked behind it, in order. */
  private async redeliverLane(lane: string, headOnly: boolean): Promise<void> {
    const rows = await messagesOfLane(this.source, this.consumer, lane, headOnly ? 1 : FETCH);
    if (rows.length === 0) {
      this.lanes.delete(lane);
      return;
    }
    const known = rows.flatMap(({ message }) =>
      message && this.types.includes(message.type) ? [message] : [],
    );
    const done = new Set((await this.delivery.redeliver(known, rows[0]!.attempts)).map(({ id }) => id));
    const stopped = known.find(({ id }) => !done.has(id));
    const through = stopped ? rows.findIndex(({ failureId }) => failureId === stopped.id) : rows.length;
    await this.failures.healed(rows.slice(0, through).map(({ failureId }) => failureId));
    if (!stopped) this.lanes.set(lane, { state: 'healing', dueAt: 0 });
  }

  /** @returns how long nothing has to be done */
  private async idle(): Promise<number> {
    const sinceWrite = performance.now() - this.writtenAt;
    if (this.offset > this.written && sinceWrite >= WRITE_OFFSET_MS) await this.writeOffset();
    const waits = [...this.lanes.values()]
      .filter(({ state }) => state === 'waiting')
      .map(({ dueAt }) => dueAt - Date.now());
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
    if (this.offset <= this.written) return;
    const offset = this.offset;
    await this.source.query(
      {
        name: 'consumer-offset',
        // Never back: a leader that was replaced may still be ending its last batch. Nor does it wait for the
        // disk: an offset that is lost brings messages again, which the inbox knows.
        text: `update consumer_offset set position = greatest(position, $2::bigint)
          where consumer = $1 and set_config('synchronous_commit', 'off', true) = 'off'`,
      },
      [this.consumer, offset],
    );
    this.written = offset;
    this.writtenAt = performance.now();
  }
}
