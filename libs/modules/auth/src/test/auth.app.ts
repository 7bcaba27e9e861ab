import { MasterKey } from '@hisaab/security';
import { createLogger } from '@hisaab/observability';
import { createApplication, parseEnvironment, platformConfig } from '@hisaab/platform';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuthModule } from '../auth.module';

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
  readonly cookies: readonly { name: string; value: string; [attribute: string]: unknown }[];
}

export interface AuthApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly log: string[];
  send(method: 'GET' | 'POST' | 'DELETE' | 'PATCH', path: string, options?: SendOptions): Promise<Reply>;
  close(): Promise<void>;
}

export interface SendOptions {
  readonly body?: unknown;
  readonly token?: unknown;
  readonly headers?: Record<string, string>;
  readonly from?: string;
}

export const testKey = MasterKey.parse(Buffer.alloc(32, 'auth-tests').toString('base64'));
/** Cheap hashes: these tests log in often. */
export const cheap = { AUTH_ARGON2_MEMORY_KIB: '8192', AUTH_ARGON2_PASSES: '1' };
export const goodPassword = 'teal kettle on the roof';

/** The auth service alone, on a database of its own or on one that another app uses already. */
export async function authApp(
  options: { environment?: Record<string, string>; database?: TestDatabase; masterKey?: MasterKey } = {},
): Promise<AuthApp> {
  const database = options.database ?? (await testDatabase());
  const environment: Record<string, string> = {
    AUTH_DATABASE_URL: database.serviceUrl('auth'),
    HISAAB_LIMITS_PROFILE: 'load-test',
    ...cheap,
    ...options.environment,
  };
  const log: string[] = [];
  const { app, close: closeApp } = await createApplication({
    environment,
    config: parseEnvironment(platformConfig, environment),
    place: { adminUrl: database.url, masterKey: options.masterKey ?? testKey },
    services: ['auth'],
    modules: [AuthModule],
    logger: createLogger({ level: 'info', destination: { write: (line: string) => void log.push(line) } }),
  });
  const send: AuthApp['send'] = async (method, path, { body, token, headers, from } = {}) => {
    const answer = await app.inject({
      method,
      url: path,
      ...(body === undefined ? {} : { payload: body as object }),
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${String(token)}` }), ...headers },
      remoteAddress: from ?? '192.0.2.1',
    });
    return {
      status: answer.statusCode,
      body: answer.body === '' ? {} : (JSON.parse(answer.body) as Record<string, unknown>),
      headers: answer.headers,
      cookies: answer.cookies,
    };
  };
  const close = async (): Promise<void> => {
    await closeApp();
    if (!options.database) await database.drop();
  };
  return { app, database, log, send, close };
}

let people = 0;
export const newEmail = (): string => `person.${process.pid}.${(people += 1)}@example.org`;

export interface Person {
  readonly email: string;
  readonly userId: string;
  readonly bookId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

export async function signUp({ send }: AuthApp, options: SendOptions = {}): Promise<Person> {
  const email = newEmail();
  const { status, body } = await send('POST', '/v1/auth/signup', {
    ...options,
    body: { email, password: goodPassword, ...(options.body as object | undefined) },
  });
  if (status !== 201) throw new Error(`Sign-up answered ${status} ${JSON.stringify(body)}`);
  return { ...(body as unknown as Person), email, userId: (body['user'] as { id: string }).id };
}

/** The claims of a token, not verified. */
export function claimsOf(token: unknown): Record<string, unknown> {
  return JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}
