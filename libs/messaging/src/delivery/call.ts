import type { Envelope } from '@hisaab/contracts';
import { causeOf, runInContext, type RequestContext } from '@hisaab/observability';
import { Logger } from '@nestjs/common';

import { describe, isOutage } from '../trouble';
import type { Handler } from './handlers';
import { traced, type Way } from './message-spans';

export type { Way } from './message-spans';

const logger = new Logger('messaging');

/**
 * Hands messages to their handler, in the context of what caused them.
 * @returns why a message is to blame; an outage throws instead
 */
export async function call(
  handler: Handler,
  over: Way,
  read: () => Envelope[],
): Promise<{ reason: unknown } | undefined> {
  try {
    const envelopes = read();
    await traced(handler, over, envelopes, (own) => runInContext(contextOf(own), () => told(handler, own)));
    return undefined;
  } catch (reason) {
    if (isOutage(reason)) throw reason;
    return { reason };
  }
}

/** With a line of it in the log: as of a request, only who asks for it sees what went well. */
async function told(handler: Handler, envelopes: Envelope[]): Promise<void> {
  const line = { consumer: handler.consumer, type: envelopes[0]!.type, messages: envelopes.length };
  const started = performance.now();
  try {
    await handler.handle(envelopes);
  } catch (reason) {
    // Of several one may be bad: it is told when it is alone. An outage is told by whoever waits for its end.
    if (envelopes.length === 1 && !isOutage(reason)) {
      logger.warn({ event: 'not-taken', ...line, messageId: envelopes[0]!.id, reason: describe(reason) });
    }
    throw reason;
  }
  const milliseconds = Math.round(performance.now() - started);
  logger.debug({ event: handler.publishes ? 'published' : 'taken', ...line, milliseconds });
}

/** A batch of several causes has none of its own; each event that comes of it has that of its book. */
function contextOf(envelopes: readonly Envelope[]): RequestContext {
  const first = envelopes[0]!;
  const isOne = envelopes.every(({ requestid }) => requestid === first.requestid);
  return isOne ? causeOf(first) : { requestId: first.id, batch: envelopes };
}
