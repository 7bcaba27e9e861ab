import type { Channel, ChannelModel } from 'amqplib';

import { WORK_EXCHANGE, type Queue } from './topology';

/** Makes what is missing of these queues, their bindings and the exchanges. */
export async function declare(model: ChannelModel, queues: readonly Queue[]): Promise<void> {
  const exchanges = new Set(queues.flatMap(({ bindings }) => bindings.map(({ exchange }) => exchange)));
  for (const exchange of exchanges) {
    // An account with the least rights may not declare what is not its own, not even where it is there.
    if (!(await ask(model, (channel) => channel.checkExchange(exchange)))) {
      const type = exchange === WORK_EXCHANGE ? 'topic' : 'direct';
      await once(model, (channel) => channel.assertExchange(exchange, type, { durable: true }));
    }
  }
  await once(model, async (channel) => {
    for (const queue of queues) {
      await channel.assertQueue(queue.name, { durable: true, arguments: queue.arguments });
      for (const { exchange, key } of queue.bindings) await channel.bindQueue(queue.name, exchange, key);
    }
  });
}

export async function hasQueue(model: ChannelModel, name: string): Promise<boolean> {
  return (await ask(model, (channel) => channel.checkQueue(name))) !== undefined;
}

/** How many messages are ready there; none where there is no such queue. */
export async function messagesIn(model: ChannelModel, name: string): Promise<number> {
  return (await ask(model, (channel) => channel.checkQueue(name)))?.messageCount ?? 0;
}

/** On a channel of its own, which a refusal would close. */
export async function once<T>(model: ChannelModel, work: (channel: Channel) => Promise<T>): Promise<T> {
  const channel = await model.createChannel();
  channel.on('error', () => undefined);
  try {
    return await work(channel);
  } finally {
    await channel.close().catch(() => undefined);
  }
}

/** @returns undefined for what is not there */
async function ask<T extends object>(
  model: ChannelModel,
  question: (channel: Channel) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await once(model, question);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 404) return undefined;
    throw error;
  }
}
