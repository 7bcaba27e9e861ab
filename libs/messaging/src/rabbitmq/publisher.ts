import type { Channel, ChannelModel, ConfirmChannel, Message, Options } from 'amqplib';

import { BrokerAwayError } from '../trouble';

/** The one channel that publishes: each message is mandatory and confirmed, or was not sent. */
export class Publisher {
  private channel: ConfirmChannel | undefined;
  private reason: unknown = new Error('not connected yet');
  private readonly pending = new Set<(reason: unknown) => void>();
  /** The broker gives back what no queue takes just before it confirms it. */
  private readonly returned = new Set<string>();

  async attach(model: ChannelModel, broke: (reason: unknown) => void): Promise<void> {
    const channel = await model.createConfirmChannel();
    watch(channel, broke);
    channel.on('return', (message: Message) =>
      this.returned.add(markOf(message.fields.routingKey, message.properties.messageId)),
    );
    this.channel = channel;
  }

  detach(reason: unknown): void {
    this.channel = undefined;
    this.reason = reason;
    this.returned.clear();
    for (const reject of this.pending) reject(away('the connection broke', reason));
    this.pending.clear();
  }

  /** Resolves when the broker has it for good. */
  send(exchange: string, key: string, content: Buffer, properties: Options.Publish): Promise<void> {
    const { channel } = this;
    if (!channel) return Promise.reject(away('not connected', this.reason));
    return new Promise((resolve, reject) => {
      this.pending.add(reject);
      const confirmed = (error: unknown): void => {
        this.pending.delete(reject);
        if (this.returned.delete(markOf(key, properties.messageId)))
          reject(away(`no queue takes ${key} of ${exchange} yet`));
        else if (error) reject(away('it did not take a message', error));
        else resolve();
      };
      try {
        const options = { ...properties, mandatory: true, persistent: true };
        channel.publish(exchange, key, content, options, confirmed);
      } catch (error) {
        this.pending.delete(reject);
        reject(away('the channel is closed', error));
      }
    });
  }
}

/** A channel that fails closes: whoever used it begins again. */
export function watch(channel: Channel, broke: (reason: unknown) => void): void {
  channel.on('error', broke);
  // Where the whole connection ends, that says why, and says it just after its channels are closed.
  channel.on('close', () => setImmediate(() => broke(new Error('the channel was closed'))));
}

export function away(detail: string, cause?: unknown): BrokerAwayError {
  return new BrokerAwayError('RabbitMQ', detail, cause === undefined ? {} : { cause });
}

function markOf(key: string, messageId: unknown): string {
  return `${key} ${String(messageId)}`;
}
