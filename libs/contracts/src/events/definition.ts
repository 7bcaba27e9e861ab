import type { z } from 'zod';

/**
 * How an event travels.
 * - `facts`: ordered and numbered without gaps per (service, book); several read them, they can be replayed.
 * - `names`: the words behind ids, versioned and not numbered, so that they can be erased.
 * - `work`: something one service must do once, in any order.
 */
export type Channel = 'facts' | 'names' | 'work';

export interface EventDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly channel: Channel;
  readonly data: Schema;
}

export type EventData<Definition extends EventDefinition> = z.infer<Definition['data']>;

/** Declares an event type `<service>.<noun>.<past participle>.v<major>` with the shape of its data. */
export function defineEvent<Schema extends z.ZodType>(definition: {
  type: string;
  channel: Channel;
  data: Schema;
}): EventDefinition<Schema> {
  return Object.freeze(definition);
}
