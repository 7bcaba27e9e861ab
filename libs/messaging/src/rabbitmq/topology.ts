import type { RetryPolicy } from '../delivery/back-off';

/** Where all work is published, under its type. */
export const WORK_EXCHANGE = 'hisaab.work';

/** A limit of the broker's own would throw messages away; who gives up here is the consumer, and it keeps them. */
const DELIVERY_LIMIT = 1_000_000;

export interface Queue {
  readonly name: string;
  readonly arguments: Readonly<Record<string, string | number>>;
  readonly bindings: readonly { readonly exchange: string; readonly key: string }[];
}

/** What only the service itself publishes to: its retries, its dead ones, and what is tried once more. */
export function ownExchange(consumer: string): string {
  return `hisaab.${serviceOf(consumer)}`;
}

export function serviceOf(consumer: string): string {
  return consumer.split('.', 1)[0]!;
}

/** How long a message rests after each failure but the last; a random part is taken off when it is published. */
export function pauses(retries: RetryPolicy): number[] {
  const all = Array.from({ length: Math.max(0, retries.attempts - 1) }, (_, n) =>
    Math.min(retries.longestMs, retries.firstMs * 2 ** n),
  );
  return [...new Set(all)];
}

export function retryQueue(consumer: string, pauseMs: number): string {
  return `${consumer}.retry.${pauseMs}`;
}

export function deadQueue(consumer: string): string {
  return `${consumer}.dead`;
}

/**
 * All queues of one consumer, in the order in which they are made: who finds the dead queue may publish, since
 * the others and their bindings are there already.
 */
export function queuesOf(consumer: string, types: readonly string[], retries: RetryPolicy): Queue[] {
  const own = ownExchange(consumer);
  const quorum = { 'x-queue-type': 'quorum', 'x-delivery-limit': DELIVERY_LIMIT };
  const addressed = (name: string): { exchange: string; key: string } => ({ exchange: own, key: name });
  return [
    {
      name: consumer,
      arguments: quorum,
      bindings: [...types.map((type) => ({ exchange: WORK_EXCHANGE, key: type })), addressed(consumer)],
    },
    ...pauses(retries).map((pauseMs) => ({
      name: retryQueue(consumer, pauseMs),
      arguments: {
        ...quorum,
        'x-message-ttl': pauseMs,
        'x-dead-letter-exchange': own,
        'x-dead-letter-routing-key': consumer,
        // Without these two, what comes back from its rest may be lost on the way.
        'x-dead-letter-strategy': 'at-least-once',
        'x-overflow': 'reject-publish',
      },
      bindings: [addressed(retryQueue(consumer, pauseMs))],
    })),
    { name: deadQueue(consumer), arguments: quorum, bindings: [addressed(deadQueue(consumer))] },
  ];
}
