import { createHash } from 'node:crypto';

import { envelopeSchema, type Envelope } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';
import type { Channel, GetMessage } from 'amqplib';

import {
  didNotFail,
  type DeadLetters,
  type FailedMessage,
  type Resting,
  type Which,
} from '../dead-letters/dead-letters';
import { noteTaken } from '../dead-letters/table-dead-letters';
import type { RetryPolicy } from '../delivery/back-off';
import { hasQueue, messagesIn, once } from './declare';
import { Publisher } from './publisher';
import { connectRabbit, type RabbitAddress } from './rabbit-connection';
import { deadQueue, ownExchange, pauses, retryQueue, serviceOf } from './topology';
import { historyOf, plainProperties } from './wire';

export interface RabbitDeadLettersOptions extends RabbitAddress {
  readonly consumers: readonly string[];
  readonly homes: readonly Database[];
  readonly retries: RetryPolicy;
}

interface Failed {
  readonly consumer: string;
  readonly message: GetMessage;
}

/**
 * What lies in the dead queues; it is looked at by taking and giving back. What rests in the retry queues is only
 * counted: a message whose rest is over just as somebody takes it stays where it is (seen with RabbitMQ 3.10.8).
 */
export class RabbitDeadLetters implements DeadLetters {
  constructor(private readonly options: RabbitDeadLettersOptions) {}

  async list(): Promise<FailedMessage[]> {
    const found: FailedMessage[] = [];
    await this.each({}, (failed) => {
      found.push(describe(failed));
      return Promise.resolve(false);
    });
    return found.sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  }

  async resting(): Promise<Resting[]> {
    const { consumers, retries } = this.options;
    const model = await connectRabbit(this.options, 'messages');
    try {
      const counts = [];
      for (const consumer of consumers) {
        let count = 0;
        for (const pauseMs of pauses(retries))
          count += await messagesIn(model, retryQueue(consumer, pauseMs));
        counts.push({ consumer, count });
      }
      return counts.filter(({ count }) => count > 0);
    } finally {
      await model.close().catch(() => undefined);
    }
  }

  redrive(which: Which = {}): Promise<number> {
    return this.each(which, async ({ consumer, message }, publisher) => {
      const properties = plainProperties(message);
      await publisher.send(ownExchange(consumer), consumer, message.content, properties);
      return true;
    });
  }

  async skip(which: { consumer: string; messageId: string }): Promise<void> {
    const count = await this.each(which, async (failed) => {
      await this.noteTaken(which, failed);
      return true;
    });
    if (count === 0) throw didNotFail(which);
  }

  /** @param end whether the message has gone on, and goes from its queue. @returns how many have */
  private async each(
    which: Which,
    end: (failed: Failed, publisher: Publisher) => Promise<boolean>,
  ): Promise<number> {
    const consumers = this.options.consumers.filter((name) => (which.consumer ?? name) === name);
    if (consumers.length === 0) return 0;
    const model = await connectRabbit(this.options, 'messages');
    let count = 0;
    try {
      const publisher = new Publisher();
      await publisher.attach(model, (reason) => publisher.detach(reason));
      for (const consumer of consumers) {
        const queue = deadQueue(consumer);
        if (!(await hasQueue(model, queue))) continue;
        count += await once(model, (channel) =>
          look(channel, queue, async (message) => {
            if ((which.messageId ?? messageIdOf(message)) !== messageIdOf(message)) return false;
            return end({ consumer, message }, publisher);
          }),
        );
      }
    } finally {
      await model.close().catch(() => undefined);
    }
    return count;
  }

  /** In the consumer's own tables, so that it does nothing should it come again after all. */
  private async noteTaken(
    which: { consumer: string; messageId: string },
    { message }: Failed,
  ): Promise<void> {
    const home = this.options.homes.find(({ service }) => service === serviceOf(which.consumer));
    const { bookid, sequence, source } = peek(message);
    if (!isUuid(message.properties.messageId)) return;
    await home?.transaction((tx) =>
      noteTaken(tx, which, {
        source: source?.replace(/^\//, '') ?? '',
        bookId: bookid ?? null,
        sequence: bookid === undefined ? null : (sequence ?? null),
      }),
    );
  }
}

/** Takes all that a queue has at this moment; what `end` does not end is given back. @returns how many it ended */
async function look(
  channel: Channel,
  queue: string,
  end: (message: GetMessage) => Promise<boolean>,
): Promise<number> {
  let { messageCount } = await channel.checkQueue(queue);
  let count = 0;
  const back: GetMessage[] = [];
  for (; messageCount > 0; messageCount -= 1) {
    const message = await channel.get(queue);
    if (message === false) break;
    if (await end(message)) {
      channel.ack(message);
      count += 1;
    } else back.push(message);
  }
  for (const message of back) channel.nack(message, false, true);
  // Its answer says that the broker has come so far.
  await channel.checkQueue(queue);
  return count;
}

function describe({ consumer, message }: Failed): FailedMessage {
  const { attempts, error, since } = historyOf(message);
  return {
    consumer,
    messageId: messageIdOf(message),
    type: String(message.properties.type ?? 'unknown'),
    bookId: peek(message).bookid ?? null,
    state: 'dead',
    attempts,
    nextAttemptAt: null,
    lastError: error,
    recordedAt: since ?? new Date(0),
    parkedBehind: 0,
  };
}

/** Its own, or for a stranger's, which has none that would do, one made of what it says. */
function messageIdOf({ properties, content }: GetMessage): string {
  if (isUuid(properties.messageId)) return properties.messageId;
  const digest = createHash('sha256').update(content).digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}

/** As much of the envelope as can be read, whatever is wrong with it. */
function peek({ content }: GetMessage): Partial<Pick<Envelope, 'source' | 'bookid' | 'sequence'>> {
  try {
    const parsed = envelopeSchema.partial().safeParse(JSON.parse(content.toString('utf8')));
    return parsed.data ?? {};
  } catch {
    return {};
  }
}
