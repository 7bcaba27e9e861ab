import type { Envelope } from '@hisaab/contracts';
import { isTracing, openSpan, type OpenSpan } from '@hisaab/observability';

import type { Handler } from './handlers';

/** What messages come over; a broker as a consumer takes them from the outbox, in the process. */
export type Way = 'in-process' | 'rabbitmq' | 'kafka';

/**
 * Does the work within spans, one for each trace that the batch has messages of, and type: so every trace is whole to
 * its end however many are taken at once. The messages are handed over as parts of those spans.
 */
export async function traced(
  handler: Handler,
  over: Way,
  envelopes: Envelope[],
  work: (own: Envelope[]) => Promise<void>,
): Promise<void> {
  if (!isTracing()) return work(envelopes);
  const spans = opened(handler, over, envelopes);
  const own = envelopes.map((envelope) => {
    const span = spans.get(keyOf(envelope));
    return span ? { ...envelope, traceparent: span.traceparent } : envelope;
  });
  try {
    await work(own);
  } catch (reason) {
    for (const span of spans.values()) span.end(reason);
    throw reason;
  }
  for (const span of spans.values()) span.end();
}

function opened(handler: Handler, over: Way, envelopes: readonly Envelope[]): Map<string, OpenSpan> {
  const traces = new Map<string, Envelope[]>();
  for (const envelope of envelopes) {
    if (envelope.traceparent === undefined) continue;
    const known = traces.get(keyOf(envelope));
    if (known) known.push(envelope);
    else traces.set(keyOf(envelope), [envelope]);
  }
  const spans = new Map<string, OpenSpan>();
  for (const [key, messages] of traces) {
    const parent = messages[0]?.traceparent;
    const span = openSpan({ ...described(handler, over, messages), parent });
    if (span) spans.set(key, span);
  }
  return spans;
}

const keyOf = ({ traceparent, type }: Envelope): string => `${traceparent} ${type}`;

function described(handler: Handler, over: Way, messages: readonly Envelope[]) {
  const { consumer, publishes } = handler;
  const [{ type, id, requestid }] = messages as [Envelope];
  return {
    name: `${consumer} ${publishes ? 'send' : 'process'} ${type}`,
    kind: publishes ? ('producer' as const) : ('consumer' as const),
    attributes: {
      'messaging.system': publishes ? consumer : over,
      'messaging.operation.type': publishes ? 'send' : 'process',
      'messaging.batch.message_count': messages.length,
      'messaging.message.id': messages.length === 1 ? id : undefined,
      'messaging.consumer.group.name': publishes ? undefined : consumer,
      'hisaab.request_id': requestid,
    },
  };
}
