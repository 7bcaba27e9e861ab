import { z } from 'zod';
import { defineEvent } from './definition';
import { eventDate, eventId, eventMoney } from './values';

/** A finding worth telling. The id is made from the transaction and the rule, so it is raised once for ever. */
export const insightRaised = defineEvent({
  type: 'reporting.insight.raised.v1',
  channel: 'work',
  data: z.object({
    id: eventId,
    kind: z.string(),
    bookId: eventId,
    transactionId: eventId,
    categoryId: eventId.nullable(),
    amount: eventMoney,
    median: eventMoney,
    date: eventDate,
  }),
});
