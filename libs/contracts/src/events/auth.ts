import { z } from 'zod';
import { defineEvent } from './definition';
import { eventId, eventInstant } from './values';

/** A person signed up; their personal book's id comes with it, so that nobody has to ask. */
export const userRegistered = defineEvent({
  type: 'auth.user.registered.v1',
  channel: 'work',
  data: z.object({
    userId: eventId,
    bookId: eventId,
    name: z.string().nullable(),
    currency: z.string(),
    timezone: z.string(),
    locale: z.string(),
  }),
});

/** A session ended (logout, password change, reuse of a refresh token): its access tokens are void. */
export const sessionEnded = defineEvent({
  type: 'auth.session.ended.v1',
  channel: 'facts',
  data: z.object({ sessionId: eventId, userId: eventId, endedAt: eventInstant }),
});
