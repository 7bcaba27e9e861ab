import type { Channel } from 'amqplib';

import type { RetryPolicy } from '../delivery/back-off';
import type { ConsumerStatus } from '../status';
import { deadQueue, pauses, retryQueue } from './topology';

export function nothingKnown(consumer: string): ConsumerStatus {
  return { consumer, lag: 0, lagSeconds: 0, waiting: 0, parked: 0, dead: 0, blockedLanes: 0 };
}

/** @param heldSince when what this process has in hand was sent, in seconds since 1970; the broker does not count it */
export async function queueStatus(
  channel: Channel,
  consumer: string,
  retries: RetryPolicy,
  heldSince: readonly number[],
): Promise<ConsumerStatus> {
  const count = async (queue: string): Promise<number> => (await channel.checkQueue(queue)).messageCount;
  const resting = pauses(retries).map((pauseMs) => count(retryQueue(consumer, pauseMs)));
  const [ready, dead, ...waiting] = await Promise.all([
    count(consumer),
    count(deadQueue(consumer)),
    ...resting,
  ]);
  const rest = waiting.reduce((sum, some) => sum + some, 0);
  const oldest = Math.min(...heldSince);
  return {
    consumer,
    lag: ready + heldSince.length,
    lagSeconds: Number.isFinite(oldest) ? Math.max(0, Date.now() / 1_000 - oldest) : 0,
    waiting: rest,
    parked: 0,
    dead,
    blockedLanes: rest + dead,
  };
}
