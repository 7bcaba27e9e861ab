import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { noQuery, page, pageOf, query } from './parameters';
import { flag, id, instant, version } from './values';

export const notification = z
  .object({
    id,
    bookId: id.nullable(),
    kind: z.string().meta({ description: 'welcome, import-finished or large-expense; more may come' }),
    title: z.string(),
    body: z.string(),
    /** A page of the web client. */
    link: z.string().nullable(),
    createdAt: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Notification' });

export const notificationsQuery = query({ ...page, unread: flag.optional() });
export const notificationPath = z.strictObject({ id });

const choice = z.strictObject({ inApp: z.boolean() });
const choices = { welcome: choice, 'import-finished': choice, 'large-expense': choice };

export const preferences = z
  .object({ version, kinds: z.object(choices) })
  .meta({ id: 'NotificationPreferences' });

export const patchPreferences = z
  .strictObject({ kinds: z.strictObject(choices).partial().optional() })
  .meta({ id: 'NotificationPreferencesPatch', example: { kinds: { 'large-expense': { inApp: false } } } });

/** Event ids are positions of the stream; one that it has not any more is answered by `resync`. */
const lastEventId = z
  .string()
  .regex(/^[!-~]{1,200}$/)
  .optional();

const serverSentEvent = z
  .object({
    id: z.string().meta({ description: 'The `Last-Event-ID` to come back with' }),
    event: z.string(),
    data: z.string().meta({ description: 'JSON' }),
  })
  .meta({ id: 'ServerSentEvent' });

const door = { service: 'notification', isPersonal: true } as const;

export const notificationPaths: ZodOpenApiPathsObject = {
  '/v1/notifications': {
    get: operation({
      ...door,
      id: 'listNotifications',
      summary: 'Messages to me, newest first',
      query: notificationsQuery,
      answers: { 200: { description: 'A page', schema: pageOf(notification) } },
    }),
  },
  '/v1/notifications/{id}/read': {
    post: operation({
      ...door,
      id: 'readNotification',
      summary: 'Mark a message as read',
      path: notificationPath,
      query: noQuery,
      answers: { 200: { description: 'The message', schema: notification } },
    }),
  },
  '/v1/notifications/preferences': {
    get: operation({
      ...door,
      id: 'getNotificationPreferences',
      summary: 'Which messages I want',
      hasVersion: true,
      query: noQuery,
      answers: { 200: { description: 'The preferences', schema: preferences } },
    }),
    patch: operation({
      ...door,
      id: 'changeNotificationPreferences',
      summary: 'Choose which messages I want',
      write: 'change',
      hasVersion: true,
      query: noQuery,
      body: patchPreferences,
      answers: { 200: { description: 'The preferences', schema: preferences } },
    }),
  },
  '/v1/events': {
    get: operation({
      service: 'notification',
      id: 'streamEvents',
      summary: 'Messages, progress of imports and of large changes, and changes of the book as they happen',
      description:
        'Server-sent events: `notification` (the message), `import` ({importId, status, rows, imported, ' +
        'duplicates, failed}), `job` ({changeSetId, kind, status, total, done, changed, skipped}: a change that goes ' +
        'on in the background), `change` ({sequence}: the book was written to, by whichever device; writes that ' +
        'follow each other closely are told together), `names` ({}: an account, category, payee or tag has another ' +
        'name or is gone), `resync` (read everything again). A heartbeat comment ' +
        'comes at least every 30 s; the stream is closed when the server drains.',
      headers: { 'Last-Event-ID': lastEventId },
      query: noQuery,
      answers: {
        200: { description: 'A stream of these', types: { 'text/event-stream': serverSentEvent } },
      },
    }),
  },
};

export type Notification = z.infer<typeof notification>;
export type NotificationsQuery = z.infer<typeof notificationsQuery>;
export type Preferences = z.infer<typeof preferences>;
export type PatchPreferences = z.infer<typeof patchPreferences>;
