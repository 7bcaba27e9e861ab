import { z } from 'zod';
import { defineEvent } from './definition';
import { eventDate, eventId } from './values';

/** Entries that were posted to one book in one transaction, and the head of its hash chain after them. */
export const entriesPosted = defineEvent({
  type: 'ledger.entries.posted.v1',
  channel: 'facts',
  data: z.object({
    entries: z.array(
      z.object({
        id: eventId,
        entrySequence: z.number().int().positive(),
        date: eventDate,
        transactionId: eventId.nullable(),
        reversalOf: eventId.nullable(),
        hash: z.string(),
      }),
    ),
    head: z.object({ entrySequence: z.number().int().positive(), hash: z.string() }),
  }),
});
