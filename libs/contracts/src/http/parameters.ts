import { z } from 'zod';
import { id, wholeNumber } from './values';

export const IDEMPOTENCY_KEY = /^[!-~]{1,64}$/;
export const IF_MATCH = /^"[1-9][0-9]{0,8}"$/;

/** `?limit=` of every list. */
export const limit = wholeNumber(1, 200)
  .default(50)
  .meta({ override: { type: 'integer', minimum: 1, maximum: 200, default: 50 } });

/** Where the last page ended; bound to the list's filters, opaque. One that we did not make is a 422. */
export const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,1000}$/);

export const page = { limit, cursor: cursor.optional() };

/** A query of the named parameters and nothing else; `book` names another book for links and downloads. */
export function query<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, book: id.optional() });
}

/** The query of an operation that has none of its own. */
export const noQuery = query({});

/** The query of a list that comes whole: it takes the `limit` of every list, and needs none. */
export const wholeListQuery = query({
  limit: limit.meta({ description: 'Taken as by every list; this one comes whole whatever it says' }),
});

/** `X-Book-Sequence` of a write that a report should have seen; the report waits up to a second for it. */
export const atLeast = wholeNumber(0, 999_999_999_999);

export const ifMatch = z.string().regex(IF_MATCH).optional().meta({
  description: 'The version that the change is made to, as its ETag named it',
  example: '"3"',
});

export const idempotencyKey = z.string().regex(IDEMPOTENCY_KEY).optional().meta({
  description: 'The same key with the same body gives the first answer again, for 24 hours',
  example: 'b7e0c1d2',
});

export const bookHeader = id.optional().meta({
  description: 'Another book than the personal one that the token names',
});

/** A page of a list: newest first, and where the next page begins. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'null on the last page' }),
  });
}

/** A list that comes whole. */
export function wholeList<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.null() });
}
