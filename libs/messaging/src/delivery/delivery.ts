import type { Service } from '@hisaab/contracts';
import { runInContext } from '@hisaab/observability';

import { describe, isOutage } from '../trouble';
import { pauseBefore, type RetryPolicy } from './back-off';
import type { BlockedLane, Failures } from './failures';
import type { Handler } from './handlers';
import { laneOf, runs } from './lanes';
import { envelopeOf, type Message } from './message';

/** Hands messages to one consumer's handlers and parks lanes behind what fails. */
export class Delivery {
  constructor(
    private readonly source: Service,
    private readonly handlers: ReadonlyMap<string, Handler>,
    private readonly failures: Failures,
    private readonly lanes: Map<string, BlockedLane>,
    private readonly retries: RetryPolicy,
  ) {}

  /** In their order within each channel; between channels none is promised, so names come before facts. */
  async deliver(messages: readonly Message[]): Promise<void> {
    for (const channel of ['names', 'facts', 'work'] as const) {
      const batches = this.batches(messages.filter((message) => message.channel === channel));
      if (channel === 'work') await this.atOnce(batches);
      else for (const batch of batches) await this.deliverBatch(batch);
    }
  }

  /** A lane's own messages, its head first; stops at the first that fails. @returns what needs no more delivery */
  async redeliver(messages: readonly Message[], attempts: number): Promise<Message[]> {
    const done: Message[] = [];
    for (const batch of this.batches(messages)) {
      const delivered = await this.tryLane(batch, done.length === 0 ? attempts : 0);
      done.push(...delivered);
      if (delivered.length < batch.length) break;
    }
    return done;
  }

  private batches(messages: readonly Message[]): Message[][] {
    const handlerOf = (message: Message): Handler | undefined => this.handlers.get(message.type);
    return runs(
      messages.filter(handlerOf),
      (a, b) => handlerOf(a)?.handler === handlerOf(b)?.handler,
      (first) => handlerOf(first)?.batch ?? 1,
    );
  }

  private async atOnce(batches: readonly Message[][]): Promise<void> {
    let rest = [...batches];
    while (rest[0]?.[0]) {
      const wave = rest.slice(0, this.handlers.get(rest[0][0].type)?.concurrency ?? 1);
      rest = rest.slice(wave.length);
      const results = await Promise.allSettled(wave.map((batch) => this.deliverBatch(batch)));
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    }
  }

  /** Halves what fails until the bad message is alone: it waits, its lane parks, the others go on. */
  private async deliverBatch(batch: readonly Message[]): Promise<void> {
    const open = batch.filter((message) => !this.lanes.has(laneOf(message)));
    if (open.length < batch.length) {
      await this.failures.park(batch.filter((message) => this.lanes.has(laneOf(message))));
    }
    if (open.length === 0) return;
    const error = await this.call(open);
    if (error === undefined) return;
    if (open.length === 1) return this.fail(open[0]!, 1, error.reason);
    const middle = Math.ceil(open.length / 2);
    await this.deliverBatch(open.slice(0, middle));
    await this.deliverBatch(open.slice(middle));
  }

  private async tryLane(batch: readonly Message[], attempts: number): Promise<readonly Message[]> {
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

  /** @returns why the message is to blame; an outage throws instead */
  private async call(messages: readonly Message[]): Promise<{ reason: unknown } | undefined> {
    const first = messages[0]!;
    const handler = this.handlers.get(first.type)!;
    // A batch of several causes has no cause of its own.
    const one = messages.every((message) => message.requestId === first.requestId);
    const context = {
      requestId: (one ? first.requestId : null) ?? first.id,
      ...(one && first.traceparent !== null ? { traceparent: first.traceparent } : {}),
      ...(one && first.actor !== null ? { actor: first.actor } : {}),
    };
    try {
      const envelopes = messages.map((message) => envelopeOf(this.source, message));
      await runInContext(context, () => handler.handle(envelopes));
      return undefined;
    } catch (reason) {
      if (isOutage(reason)) throw reason;
      return { reason };
    }
  }

  private async fail(message: Message, attempts: number, reason: unknown): Promise<void> {
    const dead = attempts >= this.retries.attempts;
    const dueAt = dead ? null : Date.now() + pauseBefore(attempts, this.retries, Math.random());
    await this.failures.failed(message, attempts, dueAt, describe(reason));
    this.lanes.set(laneOf(message), { state: dead ? 'dead' : 'waiting', dueAt: dueAt ?? 0 });
  }
}
