import { z } from 'zod';

export const notificationConfig = z.object({
  /** How often open event streams look for what other processes did; what this one did wakes them at once. */
  HISAAB_EVENTS_POLL_MILLISECONDS: z.coerce.number().int().min(50).max(60_000).default(1_000),
  /** How often an event stream says that it is alive. */
  HISAAB_EVENTS_HEARTBEAT_SECONDS: z.coerce.number().min(0.1).max(29).default(25),
  /** A stream lives no longer than an access token: the client comes back with a fresh one. */
  HISAAB_EVENTS_LIFETIME_SECONDS: z.coerce.number().int().min(1).max(86_400).default(600),
});

export type NotificationConfig = z.infer<typeof notificationConfig>;
