import type { Service } from '@hisaab/contracts';

import type { BrokerLink } from '../broker-link';
import type { Handler } from './handlers';

const BATCH = 200;

/** A broker as a consumer like another: its handlers publish, and its offset is how far that has come. */
export function publishing(
  link: BrokerLink,
  source: Service,
  types: readonly string[],
): Map<string, Handler> {
  const handler: Handler = {
    consumer: link.name,
    batch: BATCH,
    concurrency: 1,
    handler: Symbol(link.name),
    publishes: true,
    handle: (messages) => link.publish(source, messages),
  };
  return new Map(types.map((type) => [type, handler]));
}
