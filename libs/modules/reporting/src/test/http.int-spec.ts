import { generateKeyPairSync } from 'node:crypto';
import { openApiDocument } from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';
import { createLogger } from '@hisaab/observability';
import { createApplication, parseEnvironment, platformConfig, type Application } from '@hisaab/platform';
import { JwksSource, LocalJwks, MasterKey, signAccessToken } from '@hisaab/security';
import { eventually, testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FactsConsumer } from '../facts/facts.consumer';
import { ReportingModule } from '../reporting.module';
import { accessTo } from './reporting-parts';
import { ToldBook } from './told-book';

let store: TestDatabase;
let application: Application;
const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const book = new ToldBook();

beforeAll(async () => {
  store = await testDatabase();
  const environment = { LOG_LEVEL: 'silent', REPORTING_DATABASE_URL: store.serviceUrl('reporting') };
  application = await createApplication({
    environment,
    config: parseEnvironment(platformConfig, environment),
    place: {
      adminUrl: store.url,
      masterKey: MasterKey.parse(Buffer.from(store.masterKey).toString('base64')),
    },
    services: ['reporting'],
    modules: [ReportingModule],
    logger: createLogger({ level: 'silent' }),
  });
  const jwks = application.app.get<LocalJwks>(JwksSource);
  jwks.publish([{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one' }]);
});
afterAll(async () => {
  await application.close();
  await store.drop();
});

async function get(path: string, headers: Record<string, string> = {}, bookId = book.bookId) {
  const config = parseEnvironment(platformConfig, {});
  const issue = { issuer: config.AUTH_TOKEN_ISSUER, audience: config.AUTH_TOKEN_AUDIENCE, ttlSeconds: 60 };
  const token = await signAccessToken({ kid: 'one', privateKey: keys.privateKey }, issue, accessTo(bookId));
  const response = await application.app
    .getHttpAdapter()
    .getInstance()
    .inject({ method: 'GET', url: path, headers: { authorization: `Bearer ${token}`, ...headers } });
  return { status: response.statusCode, type: String(response.headers['content-type']), body: response.body };
}

describe('the door of reports', () => {
  it('answers what the document lists, as JSON and as CSV', async () => {
    const paths = Object.keys(openApiDocument().paths ?? {}).filter((path) =>
      path.startsWith('/v1/reports/'),
    );
    expect(paths).toHaveLength(8);
    for (const path of paths) {
      const range = path.endsWith('ly') ? '' : '?from=2026-01-01&to=2026-12-31';
      const url = `${path}${range}${path.endsWith('summary') ? '&groupBy=week,tag' : ''}`;
      expect(await get(url)).toMatchObject({ status: 200, type: 'application/json; charset=utf-8' });
      expect(await get(url, { accept: 'text/csv' })).toMatchObject({
        status: 200,
        type: 'text/csv; charset=utf-8',
      });
      expect((await get(`${url}${url.includes('?') ? '&' : '?'}format=csv`)).type).toBe(
        'text/csv; charset=utf-8',
      );
      expect((await get(url, { accept: 'image/png' })).status).toBe(406);
      expect((await get(url, { authorization: '' })).status).toBe(401);
      expect((await get(url, { 'x-book-id': uuidv7() })).status).toBe(404);
    }
  });

  it.each([
    ['/v1/reports/monthly?date=2026-02-30', 400],
    ['/v1/reports/monthly?currency=ABC', 400],
    ['/v1/reports/monthly?surprise=1', 400],
    ['/v1/reports/weekly?atLeast=-1', 400],
    ['/v1/reports/weekly?date=1900-01-01', 200],
    ['/v1/reports/yearly?date=2200-12-31', 200],
    ['/v1/reports/daily', 404],
    ['/v1/reports/summary?from=2026-01-01&to=2026-12-31', 400],
    ['/v1/reports/summary?from=2026-01-01&to=2026-12-31&groupBy=day,week,month', 400],
    ['/v1/reports/summary?from=2026-01-01&to=2026-12-31&groupBy=month&q=x', 400],
    ['/v1/reports/summary?from=2026-12-31&to=2026-01-01&groupBy=month', 422],
    ['/v1/reports/summary?from=1900-01-01&to=2200-12-31&groupBy=week,month', 200],
    ['/v1/reports/summary?from=2026-01-01&to=2026-12-31&groupBy=tag&tag=%27%3B%20drop%20table%20book', 200],
    [
      '/v1/reports/summary?from=2026-01-01&to=2026-12-31&groupBy=payee,category&minAmount=1.5&maxAmount=9&source=quick',
      200,
    ],
    ['/v1/reports/cashflow?from=2026-01-01', 400],
    ['/v1/reports/cashflow?from=2026-12-31&to=2026-01-01', 422],
    [
      '/v1/reports/cashflow?from=1900-01-01&to=2200-12-31&tag=x&payeeId=019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
      200,
    ],
    ['/v1/reports/calendar?from=2026-01-01&to=2026-12-31&groupBy=day', 400],
    ['/v1/reports/calendar?from=1900-01-01&to=2200-12-31', 422],
    ['/v1/reports/calendar?from=2200-12-31&to=2200-12-31', 200],
    ['/v1/reports/calendar?from=2026-01-01&to=2026-12-31&minAmount=9&maxAmount=1', 422],
    ['/v1/reports/net-worth?from=2026-01-01&to=2026-12-31&groupBy=year', 400],
    ['/v1/reports/net-worth?from=2026-01-01&to=2026-12-31&payeeId=x', 400],
    ['/v1/reports/net-worth?from=1900-01-01&to=2200-12-31', 200],
    ['/v1/reports/net-worth?from=1900-01-01&to=2200-12-31&groupBy=day', 422],
    ['/v1/reports/recurring?from=2026-01-01', 400],
    ['/v1/reports/recurring?from=2026-01-01&to=2026-12-31&type=expense', 400],
    ['/v1/reports/recurring?from=2026-12-31&to=2026-01-01', 422],
    ['/v1/reports/recurring?from=1900-01-01&to=2200-12-31&tag=x&maxAmount=9', 200],
  ])('%s is %i', async (path, status) => expect((await get(path)).status).toBe(status));

  it('shows each book its own rows, which come by message', async () => {
    const transaction = book.transaction();
    const message = book.recorded(transaction);
    await application.app.get(FactsConsumer, { strict: false }).project([message]);
    await eventually(async () => {
      const { body } = await get('/v1/reports/monthly?date=2026-03-10&atLeast=1');
      expect(JSON.parse(body)).toMatchObject({
        totals: { expense: { amount: '100.00' } },
        asOf: { sequence: 1 },
      });
    });
    const stranger = await get('/v1/reports/monthly?date=2026-03-10', {}, uuidv7());
    expect(JSON.parse(stranger.body)).toMatchObject({ totals: { expense: { amount: '0.00' } } });
  });
});
