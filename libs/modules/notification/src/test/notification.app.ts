import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Envelope } from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';
import { createLogger } from '@hisaab/observability';
import { createApplication, parseEnvironment, platformConfig } from '@hisaab/platform';
import {
  JwksSource,
  MasterKey,
  signAccessToken,
  TOKEN_EXPECTATION,
  type Access,
  type LocalJwks,
} from '@hisaab/security';
import { testDatabase, type TestDatabase } from '@hisaab/testing';

import { WorkProgress, type WorkState } from '../events/work-progress';
import { BookPositionsConsumer } from '../events/book-positions.consumer';
import { EventHub } from '../events/event.hub';
import { MessagesConsumer } from '../messages/messages.consumer';
import { TemplateRenderer, type RenderedTemplate } from '../messages/template-renderer';
import { NotificationModule } from '../notification.module';
import { NamesConsumer } from '../recipients/names.consumer';
import { RecipientsConsumer } from '../recipients/recipients.consumer';

/** The words are templating's; here the key, the locale and the variables are told back. */
class EchoRenderer extends TemplateRenderer {
  isDown = false;
  override render(
    key: string,
    locale: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<RenderedTemplate> {
    if (this.isDown) return Promise.reject(new Error('templating is down'));
    return Promise.resolve({
      title: `${key} ${locale}`,
      body: JSON.stringify(variables),
      locale,
      version: 3,
    });
  }
}

class TestProgress extends WorkProgress {
  states: WorkState[] = [];
  override of(bookIds: readonly string[]): Promise<readonly WorkState[]> {
    return Promise.resolve(this.states.filter(({ bookId }) => bookIds.includes(bookId)));
  }
}

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
}

export interface Person {
  readonly access: Access;
  readonly token: string;
}

export type NotificationApp = Awaited<ReturnType<typeof notificationApp>>;

/** The notification service alone, on a database of its own or on one that another app uses already. */
export async function notificationApp(shared?: TestDatabase) {
  const database = shared ?? (await testDatabase());
  const environment = {
    NOTIFICATION_DATABASE_URL: database.serviceUrl('notification'),
    HISAAB_EVENTS_POLL_MILLISECONDS: '100',
    HISAAB_EVENTS_HEARTBEAT_SECONDS: '0.2',
    HISAAB_EVENTS_LIFETIME_SECONDS: '60',
  };
  const renderer = new EchoRenderer();
  const progress = new TestProgress();
  const { app, close } = await createApplication({
    environment,
    config: parseEnvironment(platformConfig, environment),
    place: { adminUrl: database.url, masterKey: MasterKey.parse(MasterKey.generate()) },
    services: ['notification'],
    modules: [
      NotificationModule.with({
        templates: { provide: TemplateRenderer, useValue: renderer },
        workProgress: { provide: WorkProgress, useValue: progress },
      }),
    ],
    logger: createLogger({ level: 'silent' }),
  });
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  app.get<LocalJwks>(JwksSource).publish([{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'test' }]);
  const expectation = app.get<{ issuer: string; audience: string }>(TOKEN_EXPECTATION);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  return {
    database,
    renderer,
    progress,
    hub: app.get(EventHub, { strict: false }),
    messages: app.get(MessagesConsumer, { strict: false }),
    recipients: app.get(RecipientsConsumer, { strict: false }),
    names: app.get(NamesConsumer, { strict: false }),
    positions: app.get(BookPositionsConsumer, { strict: false }),
    person: async (changes: Partial<Access> = {}): Promise<Person> => {
      const bookId = changes.bookId ?? uuidv7();
      const access: Access = {
        userId: uuidv7(),
        sessionId: uuidv7(),
        bookId,
        personalBookId: bookId,
        currency: 'INR',
        timezone: 'Asia/Kolkata',
        locale: 'en-IN',
        ...changes,
      };
      const token = await signAccessToken(
        { kid: 'test', privateKey: keys.privateKey },
        { ...expectation, ttlSeconds: 600 },
        access,
      );
      return { access, token };
    },
    send: async (
      method: 'GET' | 'POST' | 'PATCH',
      path: string,
      token?: string,
      extra: { headers?: Record<string, string>; body?: unknown } = {},
    ): Promise<Reply> => {
      const answer = await fetch(`${origin}${path}`, {
        method,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(extra.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...extra.headers,
        },
        ...(extra.body === undefined ? {} : { body: JSON.stringify(extra.body) }),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
        headers: Object.fromEntries(answer.headers),
      };
    },
    stream: (token: string, headers: Record<string, string> = {}) =>
      openStream(`${origin}/v1/events`, token, headers),
    close,
  };
}

export interface TestStream {
  readonly status: number;
  readonly contentType: string | null;
  /** Everything that has come so far. */
  text(): string;
  events(): { event: string; id: string; data: unknown }[];
  readonly ended: Promise<void>;
  stop(): void;
}

/** By a connection of its own: fetch opens spare ones after an abort, and they hold up the server's end. */
async function openStream(url: string, token: string, headers: Record<string, string>): Promise<TestStream> {
  const request = get(url, {
    agent: false,
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...headers },
  });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  request.on('error', () => undefined);
  let text = '';
  answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const ended = new Promise<void>((resolve) => answer.once('close', resolve));
  answer.on('error', () => undefined);
  return {
    status: answer.statusCode ?? 0,
    contentType: answer.headers['content-type'] ?? null,
    text: () => text,
    events: () =>
      [...text.matchAll(/^id: (.*)\nevent: (.*)\ndata: (.*)\n\n/gm)].map(
        ([, id = '', event = '', data = '']) => ({
          event,
          id,
          data: JSON.parse(data) as unknown,
        }),
      ),
    ended,
    stop: () => request.destroy(),
  };
}

export function envelope(type: string, data: object, more: Partial<Envelope> = {}): Envelope {
  return {
    specversion: '1.0',
    id: uuidv7(),
    source: `/${type.split('.')[0]}`,
    type,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data,
    ...more,
  };
}
