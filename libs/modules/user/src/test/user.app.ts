import { generateKeyPairSync } from 'node:crypto';
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
import { UserModule } from '../user.module';

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly etag: string;
}

export interface Person {
  readonly access: Access;
  readonly token: string;
}

export interface UserApp {
  readonly database: TestDatabase;
  person(changes?: Partial<Access>): Promise<Person>;
  get(path: string, token?: string, headers?: Record<string, string>): Promise<Reply>;
  patch(path: string, token: string, ifMatch: string | undefined, body: unknown): Promise<Reply>;
  close(): Promise<void>;
}

/** The user service alone; tokens are minted here, and events of others are put into their outboxes by the test. */
export async function userApp(): Promise<UserApp> {
  const database = await testDatabase();
  const services = ['user', 'auth', 'billing'] as const;
  const environment = Object.fromEntries(
    services.map((service) => [`${service.toUpperCase()}_DATABASE_URL`, database.serviceUrl(service)]),
  );
  const { app, close } = await createApplication({
    environment,
    config: parseEnvironment(platformConfig, environment),
    place: { adminUrl: database.url, masterKey: MasterKey.parse(MasterKey.generate()) },
    services,
    modules: [UserModule],
    logger: createLogger({ level: 'silent' }),
  });
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  app.get<LocalJwks>(JwksSource).publish([{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'test' }]);
  const expectation = app.get<{ issuer: string; audience: string }>(TOKEN_EXPECTATION);

  const inject = async (
    method: 'GET' | 'PATCH',
    url: string,
    headers: Record<string, string>,
    body?: unknown,
  ) => {
    const answer = await app.inject({
      method,
      url,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const parsed = answer.body === '' ? {} : (JSON.parse(answer.body) as Record<string, unknown>);
    return { status: answer.statusCode, body: parsed, etag: String(answer.headers['etag']) };
  };
  const bearer = (token: string | undefined): Record<string, string> =>
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  const ifMatched = (version: string | undefined): Record<string, string> =>
    version === undefined ? {} : { 'if-match': version };
  return {
    database,
    person: async (changes = {}) => {
      const bookId = uuidv7();
      const place = { currency: 'INR', timezone: 'Asia/Kolkata', locale: 'en-IN' };
      const access = {
        userId: uuidv7(),
        sessionId: uuidv7(),
        bookId,
        personalBookId: bookId,
        ...place,
        ...changes,
      };
      const issue = { ...expectation, ttlSeconds: 600 };
      return {
        access,
        token: await signAccessToken({ kid: 'test', privateKey: keys.privateKey }, issue, access),
      };
    },
    get: (path, token, headers) => inject('GET', path, { ...bearer(token), ...headers }),
    patch: (path, token, ifMatch, body) =>
      inject('PATCH', path, { ...bearer(token), ...ifMatched(ifMatch) }, body),
    close: async () => {
      await close();
      await database.drop();
    },
  };
}
