import type { Channel, Envelope } from '@hisaab/contracts';

import { describe } from '../trouble';
import { pauseBefore, type RetryPolicy } from './back-off';
import { call, type Way } from './call';
import type { BlockedLane, Failures } from './failures';
import type { Handler } from './handlers';
import { runs } from './lanes';

/** As much of a message as delivery looks at, wherever it came from. */
export interface Deliverable {
  readonly id: string;
  readonly type: string;
  readonly channel: Channel;
}

export interface DeliveryParts<Delivered extends Deliverable> {
  /** What the messages come over. */
  readonly over: Way;
  readonly handlers: ReadonlyMap<string, Handler>;
  readonly failures: Failures<Delivered>;
  /** How the lanes stand; shared with whoever redelivers. */
  readonly lanes: Map<string, BlockedLane>;
  readonly retries: RetryPolicy;
  laneOf(message: Delivered): string;
  /** Throws for what is not as its contract says. */
  envelopeOf(message: Delivered): Envelope;
}

/** Hands messages to one consumer's handlers and parks lanes behind what fails. */
export class Delivery<Delivered extends Deliverable> {
  constructor(private readonly parts: DeliveryParts<Delivered>) {}

  /** In their order within each channel; between channels none is promised, so names come before facts. */
  async deliver(messages: readonly Delivered[]): Promise<void> {
    for (const channel of ['names', 'facts', 'work'] as const) {
      const batches = this.batches(messages.filter((message) => message.channel === channel));
      if (channel === 'work') await this.atOnce(batches);
      else for (const batch of batches) await this.deliverBatch(batch);
    }
  }

  /** A lane's own messages, its head first; stops at the first that fails. @returns what needs no more delivery */
  async redeliver(messages: readonly Delivered[], attempts: number): Promise<Delivered[]> {
    const done: Delivered[] = [];
    for (const batch of this.batches(messages)) {
      const delivered = await this.tryLane(batch, done.length === 0 ? attempts : 0);
      done.push(...delivered);
      if (delivered.length < batch.length) break;
    }
    return done;
  }

  private batches(messages: readonly Delivered[]): Delivered[][] {
    const handlerOf = (message: Delivered): Handler | undefined => this.parts.handlers.get(message.type);
    return runs(
      messages.filter(handlerOf),
      (a, b) => handlerOf(a)?.handler === handlerOf(b)?.handler,
      (first) => handlerOf(first)?.batch ?? 1,
    );
  }

  private async atOnce(batches: readonly Delivered[][]): Promise<void> {
    let rest = [...batches];
    while (rest[0]?.[0]) {
      const wave = rest.slice(0, this.parts.handlers.get(rest[0][0].type)?.concurrency ?? 1);
      rest = rest.slice(wave.length);
      const results = await Promise.allSettled(wave.map((batch) => this.deliverBatch(batch)));
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    }
  }

  /** Halves what fails until the bad message is alone: it waits, its lane parks, the others go on. */
  private async deliverBatch(batch: readonly Delivered[]): Promise<void> {
    const open = batch.filter((message) => !this.parts.lanes.has(this.parts.laneOf(message)));
    if (open.length < batch.length) {
      await this.parts.failures.park(
        batch.filter((message) => this.parts.lanes.has(this.parts.laneOf(message))),
      );
    }
    if (open.length === 0) return;
    const error = await this.call(open);
    if (error === undefined) return;
    if (open.length === 1) return this.fail(open[0]!, 1, error.reason);
    const middle = Math.ceil(open.length / 2);
    await this.deliverBatch(open.slice(0, middle));
    await this.deliverBatch(open.slice(middle));
  }

  private async tryLane(batch: readonly Delivered[], attempts: number): Promise<readonly Delivered[]> {
    const error = await this.call(batch);
    if (error === undefined) return batch;
    if (batch.length === 1) {
      await this.fail(batch[0]!, attempts + 1, error.reason);
      return [];
    }
    const middle = Math.ceil(batch.length / 2);
    const first = await this.tryLane(batch.slice(0, middle), attempts);
    if (first.length < middle) return first;
    return [...first, ...(await this.tryLane(batch.slice(middle), 0))];
  }

  private call(messages: readonly Delivered[]): Promise<{ reason: unknown } | undefined> {
    const handler = this.parts.handlers.get(messages[0]!.type)!;
    return call(handler, this.parts.over, () => messages.map((message) => this.parts.envelopeOf(message)));
  }

  private async fail(message: Delivered, attempts: number, reason: unknown): Promise<void> {
    const dead = attempts >= this.parts.retries.attempts;
    const dueAt = dead ? null : Date.now() + pauseBefore(attempts, this.parts.retries, Math.random());
    await this.parts.failures.failed(message, attempts, dueAt, describe(reason));
    this.parts.lanes.set(this.parts.laneOf(message), { state: dead ? 'dead' : 'waiting', dueAt: dueAt ?? 0 });
  }
}
