import { setTimeout as pause } from 'node:timers/promises';

import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';

import { pauseBefore, type RetryPolicy } from '../delivery/back-off';
import { call } from '../delivery/call';
import type { Handler } from '../delivery/handlers';
import { inTime } from '../in-time';
import type { ConsumerStatus } from '../status';
import { describe, Trouble } from '../trouble';
import { watch, type Publisher } from './publisher';
import { nothingKnown, queueStatus } from './queue-status';
import { deadQueue, ownExchange, pauses, retryQueue } from './topology';
import { envelopeIn, failedProperties, historyOf, timesGivenOut } from './wire';

/** Given out so often without an answer: whoever took it died of it. */
const MOST_GIVEN_OUT = 50;

/** How long whoever asks how far it has come waits for the broker. */
const PATIENCE_MS = 1_500;

interface Delivered {
  readonly message: ConsumeMessage;
  readonly channel: Channel;
  isDone: boolean;
}

/** What one handler takes; what no handler takes has a place of its own, and fails. */
interface Place {
  readonly handler: Handler | undefined;
  readonly waiting: Delivered[];
  running: number;
}

/** One consumer's queue: gathers batches, acknowledges what is done, lets what fails rest, keeps what is dead. */
export class QueueConsumer {
  private readonly places = new Map<symbol | undefined, Place>();
  private readonly held = new Set<Delivered>();
  private readonly running = new Set<Promise<void>>();
  /** By message: who has it in hand, which may be for a connection that has broken since. */
  private readonly inHand = new Map<unknown, Promise<void>>();
  private readonly trouble: Trouble;
  private readonly ending = new AbortController();
  private known: ConsumerStatus;
  private channel: Channel | undefined;
  private tag: string | undefined;
  private stopping = false;
  private isPlanned = false;

  constructor(
    private readonly consumer: string,
    private readonly handlers: ReadonlyMap<string, Handler>,
    private readonly publisher: Publisher,
    private readonly retries: RetryPolicy,
  ) {
    this.trouble = new Trouble(`rabbitmq → ${consumer}`);
    this.known = nothingKnown(consumer);
    for (const handler of handlers.values())
      this.places.set(handler.handler, { handler, waiting: [], running: 0 });
    this.places.set(undefined, { handler: undefined, waiting: [], running: 0 });
  }

  async attach(model: ChannelModel, broke: (reason: unknown) => void): Promise<void> {
    if (this.stopping) return;
    const channel = await model.createChannel();
    watch(channel, broke);
    const places = [...this.places.values()];
    const most = places.reduce(
      (sum, { handler }) => sum + (handler ? handler.batch * handler.concurrency : 0),
      0,
    );
    await channel.prefetch(most);
    this.channel = channel;
    const { consumerTag } = await channel.consume(this.consumer, (message) => {
      if (message) this.take(channel, message);
      else broke(new Error(`the queue ${this.consumer} was taken away`));
    });
    this.tag = consumerTag;
    // Whoever wanted to stop meanwhile found no tag.
    if (this.stopping) await channel.cancel(consumerTag);
  }

  /** The broker gives what is not acknowledged to somebody else, or once more to this process. */
  detach(): void {
    this.channel = undefined;
    this.tag = undefined;
    this.held.clear();
    for (const place of this.places.values()) place.waiting.length = 0;
  }

  /** Takes nothing new; ends after the handlers that run now. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.ending.abort();
    const { channel, tag } = this;
    // Not waited for: a broker that hangs must not keep the program from its end.
    if (channel && tag !== undefined) channel.cancel(tag).catch(() => undefined);
    for (const place of this.places.values()) place.waiting.length = 0;
    await Promise.all(this.running);
  }

  /** While the broker does not say, what was last known, and never that all is done. */
  async status(): Promise<ConsumerStatus> {
    try {
      if (!this.channel) throw new Error('not connected');
      const held = [...this.held].map(({ message }) => Number(message.properties.timestamp));
      this.known = await inTime(queueStatus(this.channel, this.consumer, this.retries, held), PATIENCE_MS);
      return this.known;
    } catch {
      return { ...this.known, lag: Math.max(1, this.known.lag) };
    }
  }

  private take(channel: Channel, message: ConsumeMessage): void {
    if (this.stopping) return;
    const handler = this.handlers.get(String(message.properties.type));
    const delivered = { message, channel, isDone: false };
    this.held.add(delivered);
    this.places.get(handler?.handler)!.waiting.push(delivered);
    if (this.isPlanned) return;
    this.isPlanned = true;
    // What has arrived together is handled together.
    setImmediate(() => {
      this.isPlanned = false;
      for (const place of this.places.values()) this.pump(place);
    });
  }

  private pump(place: Place): void {
    const { batch, concurrency } = place.handler ?? { batch: 1, concurrency: 1 };
    while (!this.stopping && place.running < concurrency && place.waiting.length > 0) {
      place.running += 1;
      const work = this.deliverOnce(place, place.waiting.splice(0, batch)).finally(() => {
        place.running -= 1;
        this.running.delete(work);
        this.pump(place);
      });
      this.running.add(work);
    }
  }

  /** What comes again while it is still being handled here waits for that, and then finds it done. */
  private async deliverOnce(place: Place, batch: readonly Delivered[]): Promise<void> {
    const ids = batch.map(({ message }): unknown => message.properties.messageId);
    const before = ids.map((id) => this.inHand.get(id) ?? Promise.resolve());
    const work = Promise.all(before).then(() => this.deliver(place, batch));
    for (const id of ids) this.inHand.set(id, work);
    await work;
    for (const id of ids) if (this.inHand.get(id) === work) this.inHand.delete(id);
  }

  /** Until each is done or put away as failed; an outage is waited out, as long as the messages are still ours. */
  private async deliver(place: Place, batch: readonly Delivered[]): Promise<void> {
    for (;;) {
      const open = batch.filter(({ isDone }) => !isDone);
      if (open.some(({ channel }) => channel !== this.channel)) return;
      try {
        await this.handle(place, open);
        this.trouble.over();
        return;
      } catch (error) {
        const { signal } = this.ending;
        await pause(this.trouble.note(error), undefined, { signal }).catch(() => undefined);
      }
      if (this.stopping) return;
    }
  }

  /** Halves what fails until the bad message is alone. */
  private async handle(place: Place, batch: readonly Delivered[]): Promise<void> {
    const [first] = batch;
    if (!first) return;
    const failure = await this.call(place.handler, batch);
    if (!failure) return batch.forEach((delivered) => this.done(delivered));
    if (batch.length === 1) return this.fail(first, failure.reason);
    const middle = Math.ceil(batch.length / 2);
    await this.handle(place, batch.slice(0, middle));
    await this.handle(place, batch.slice(middle));
  }

  private async call(
    handler: Handler | undefined,
    batch: readonly Delivered[],
  ): Promise<{ reason: unknown } | undefined> {
    const { message } = batch[0]!;
    if (!handler)
      return { reason: new Error(`${this.consumer} has no handler for ${message.properties.type}`) };
    if (batch.some((delivered) => timesGivenOut(delivered.message) > MOST_GIVEN_OUT))
      return { reason: new Error('whoever takes it goes away without an answer') };
    return call(handler, 'rabbitmq', () => batch.map((delivered) => envelopeIn(delivered.message)));
  }

  /** First kept in the queue where it rests, then acknowledged: a break between the two brings it twice. */
  private async fail(delivered: Delivered, reason: unknown): Promise<void> {
    const { message } = delivered;
    const attempts = historyOf(message).attempts + 1;
    const properties = failedProperties(message, attempts, describe(reason));
    const isDead = attempts >= this.retries.attempts;
    const pauseMs = isDead ? 0 : pauses(this.retries)[Math.min(attempts, pauses(this.retries).length) - 1]!;
    await this.publisher.send(
      ownExchange(this.consumer),
      isDead ? deadQueue(this.consumer) : retryQueue(this.consumer, pauseMs),
      message.content,
      isDead ? properties : { ...properties, expiration: pauseBefore(attempts, this.retries, Math.random()) },
    );
    this.done(delivered);
  }

  private done(delivered: Delivered): void {
    delivered.isDone = true;
    this.held.delete(delivered);
    try {
      delivered.channel.ack(delivered.message);
    } catch {
      // The channel is gone: the message comes again, and the inbox knows it.
    }
  }
}
