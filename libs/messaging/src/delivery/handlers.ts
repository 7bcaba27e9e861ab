import { EVENTS, SERVICES, type Envelope, type Service } from '@hisaab/contracts';

import type { Consumption } from '../consumes';

/** Each consumer's handler per type. */
export type Consumers = ReadonlyMap<string, ReadonlyMap<string, Handler>>;

export interface Handler extends Consumption {
  /** It hands on to a broker and does nothing itself. */
  readonly publishes?: boolean;
  readonly handle: (messages: Envelope[]) => Promise<void>;
}

/** Who takes which type under which name. */
export class Handlers {
  private readonly byConsumer = new Map<string, Map<string, Handler>>();

  add(type: string, handler: Handler): void {
    if (!EVENTS.has(type)) throw new Error(`${handler.consumer} wants ${type}, which no contract declares`);
    const types = this.byConsumer.get(handler.consumer) ?? new Map<string, Handler>();
    if (types.has(type))
      throw new Error(`${handler.consumer} has two handlers for ${type}; one would be enough`);
    this.byConsumer.set(handler.consumer, types.set(type, handler));
  }

  /** The consumers of the types that `wanted` takes, each with its handler per type. */
  where(wanted: (type: string) => boolean): Map<string, Map<string, Handler>> {
    const result = new Map<string, Map<string, Handler>>();
    for (const [consumer, types] of this.byConsumer) {
      const own = new Map([...types].filter(([type]) => wanted(type)));
      if (own.size > 0) result.set(consumer, own);
    }
    return result;
  }
}

export function sourceOf(type: string): Service | undefined {
  const first = type.split('.', 1)[0];
  return SERVICES.find((service) => service === first);
}
