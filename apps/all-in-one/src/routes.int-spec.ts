import 'reflect-metadata';
import { openApiDocument, SERVICES } from '@hisaab/contracts';
import { createLogger } from '@hisaab/observability';
import { createApplication, parseEnvironment, platformConfig, type Application } from '@hisaab/platform';
import { MasterKey } from '@hisaab/security';
import { testDatabase, testMasterKey, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from './modules';

/** Answered, and not part of the API that clients build on. */
const UNDOCUMENTED = new Set([
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'GET /v1/openapi.json',
  'GET /v1/docs',
  'GET /v1/docs/{file}',
]);

describe('the routes of the program', () => {
  let database: TestDatabase;
  let application: Application;

  beforeAll(async () => {
    database = await testDatabase();
    application = await createApplication({
      environment: Object.fromEntries(
        SERVICES.map((service) => [`${service.toUpperCase()}_DATABASE_URL`, database.serviceUrl(service)]),
      ),
      config: parseEnvironment(platformConfig, { HISAAB_WEB_DIR: 'none' }),
      place: {
        adminUrl: database.url,
        masterKey: MasterKey.parse(Buffer.from(testMasterKey).toString('base64')),
      },
      modules,
      services: SERVICES,
      logger: createLogger({ level: 'silent' }),
    });
  });
  afterAll(async () => {
    await application?.close();
    await database?.drop();
  });

  it('answer the request id and the trace that they were given, and no trace that is none', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const ask = (headers: Record<string, string>) =>
      application.app.inject({ method: 'GET', url: '/v1/accounts', headers });
    const told = await ask({ traceparent, 'x-request-id': 'mine' });
    expect(told.headers).toMatchObject({ traceparent, 'x-request-id': 'mine' });
    expect(
      (await ask({ traceparent: traceparent.replace('0af', 'xyz') })).headers['traceparent'],
    ).toBeUndefined();
  });

  it('are those of the OpenAPI document, no more and no fewer', () => {
    const answered = application.routes
      .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
      .map(({ method, url }) => `${method} ${url.replace(/:([A-Za-z]+)/g, '{$1}')}`)
      .filter((route) => !UNDOCUMENTED.has(route));
    const documented = Object.entries(openApiDocument().paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item ?? {})
        .filter((key) => /^(get|post|put|patch|delete)$/.test(key))
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...new Set(answered)].sort()).toEqual(documented.sort());
  });
});
