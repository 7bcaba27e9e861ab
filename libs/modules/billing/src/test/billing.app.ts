import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
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
import { serviceFingerprint, testDatabase, type TestDatabase } from '@hisaab/testing';
import { BillingModule } from '../billing.module';

/** JSON as a test reads it. */
export type Json = Record<string, unknown>;

export interface Reply {
  readonly status: number;
  readonly body: Json;
  readonly text: string;
  readonly raw: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';

/** A person with a book, who calls the API. */
export interface Person {
  readonly access: Access;
  send(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  patch(path: string, version: number | undefined, body: unknown): Promise<Reply>;
  remove(path: string, version?: number): Promise<Reply>;
}

export interface BillingApp {
  readonly database: TestDatabase;
  readonly keys: KeyPairKeyObjectResult;
  get<Type>(token: abstract new (...args: never[]) => Type): Type;
  person(changes?: Partial<Access>): Promise<Person>;
  /** A hash of every row of the service but the idempotency keys' and the deliveries': what a refused request must not change. */
  fingerprint(): Promise<string>;
  close(): Promise<void>;
}

/** The billing service alone, on a real database, or as a second process on that of another, which is closed last. */
export async function billingApp(
  variables: Record<string, string> = {},
  beside?: BillingApp,
): Promise<BillingApp> {
  const database = beside?.database ?? (await testDatabase());
  const services = ['billing', 'auth', 'user'] as const;
  const environment = {
    ...Object.fromEntries(
      services.map((service) => [`${service.toUpperCase()}_DATABASE_URL`, database.serviceUrl(service)]),
    ),
    ...variables,
  };
  const { app, close } = await createApplication({
    environment,
    config: parseEnvironment(platformConfig, environment),
    place: { adminUrl: database.url, masterKey: MasterKey.parse(MasterKey.generate()) },
    services: ['billing'],
    modules: [BillingModule],
    logger: createLogger({ level: 'silent' }),
  });
  const keys = beside?.keys ?? generateKeyPairSync('ec', { namedCurve: 'P-256' });
  app.get<LocalJwks>(JwksSource).publish([{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'test' }]);
  const issue = { ...app.get<{ issuer: string; audience: string }>(TOKEN_EXPECTATION), ttlSeconds: 600 };

  const person = async (changes: Partial<Access> = {}): Promise<Person> => {
    const bookId = uuidv7();
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
    const token = await signAccessToken({ kid: 'test', privateKey: keys.privateKey }, issue, access);
    const send: Person['send'] = async (method, url, body, headers = {}) => {
      const answer = await app.inject({
        method,
        url,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const isJson = String(answer.headers['content-type']).includes('json');
      return {
        status: answer.statusCode,
        body: isJson && answer.body !== '' ? (JSON.parse(answer.body) as Json) : {},
        text: answer.body,
        raw: answer.rawPayload,
        headers: answer.headers as Record<string, string>,
      };
    };
    const ifMatch = (version?: number): Record<string, string> =>
      version === undefined ? {} : { 'if-match': `"${version}"` };
    return {
      access,
      send,
      get: (path, headers) => send('GET', path, undefined, headers),
      post: (path, body, headers) => send('POST', path, body, headers),
      patch: (path, version, body) => send('PATCH', path, body, ifMatch(version)),
      remove: (path, version) => send('DELETE', path, undefined, ifMatch(version)),
    };
  };

  return {
    database,
    keys,
    get: (token) => app.get(token, { strict: false }),
    person,
    // The relay of this process takes messages in, and again what failed once, at any time.
    fingerprint: () =>
      serviceFingerprint(database.admin, 'billing', ['inbox', 'watermark', 'delivery_failure']),
    close: async () => {
      await close();
      if (!beside) await database.drop();
    },
  };
}
