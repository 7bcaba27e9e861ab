import { z } from 'zod';
import { defineEvent } from './definition';
import { eventId, eventVersion } from './values';

export const bookChanged = defineEvent({
  type: 'user.book.changed.v1',
  channel: 'facts',
  data: z.object({
    bookId: eventId,
    version: eventVersion,
    currency: z.string(),
    timezone: z.string(),
    firstWeekday: z.number().int().min(1).max(7),
    monthStartDay: z.number().int().min(1).max(31),
  }),
});

export const membershipChanged = defineEvent({
  type: 'user.membership.changed.v1',
  channel: 'facts',
  data: z.object({ bookId: eventId, userId: eventId, role: z.string(), version: eventVersion }),
});

export const profileChanged = defineEvent({
  type: 'user.profile.changed.v1',
  channel: 'names',
  data: z.object({
    userId: eventId,
    version: eventVersion,
    name: z.string().nullable(),
    locale: z.string(),
  }),
});
