import 'reflect-metadata';
import { SERVICES } from '@hisaab/contracts';
import { createLogger } from '@hisaab/observability';
import { createApplication, parseEnvironment, platformConfig, type Application } from '@hisaab/platform';
import { MasterKey } from '@hisaab/security';
import { eventually, testDatabase, testMasterKey, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { modules } from './modules';

describe('the seven modules in one process', () => {
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

  async function send(method: 'GET' | 'POST', url: string, token?: string, payload?: object) {
    const answer = await application.app.inject({
      method,
      url,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  }

  async function signedUp(email: string, locale: string): Promise<string> {
    const { status, body } = await send('POST', '/v1/auth/signup', undefined, {
      email,
      password: 'teal kettle on the roof',
      name: 'Asha',
      locale,
    });
    expect(status).toBe(201);
    return String(body['accessToken']);
  }

  it('welcome a person in their language', async () => {
    const token = await signedUp('asha@example.org', 'hi-IN');
    const items = await eventually(async () => {
      const { body } = await send('GET', '/v1/notifications', token);
      expect(body['items']).toHaveLength(1);
      return body['items'];
    });
    expect(items).toMatchObject([
      {
        kind: 'welcome',
        title: 'हिसाब में आपका स्वागत है',
        body: expect.stringContaining('नमस्ते Asha') as string,
      },
    ]);
  });

  it('post an expense to a ledger whose head reporting witnesses', async () => {
    const token = await signedUp('ravi@example.org', 'en-IN');
    const recorded = await send('POST', '/v1/transactions', token, {
      type: 'expense',
      amount: { amount: '249.50', currency: 'INR' },
      date: '2026-11-20',
      payee: 'Swiggy',
    });
    expect(recorded.status).toBe(201);
    await eventually(async () => {
      const { body } = await send('GET', '/v1/ledger/verify', token);
      expect(body).toMatchObject({ ok: true, entries: 1, witness: 'checked' });
    });
    const { body } = await send('GET', '/v1/ledger/accounts', token);
    expect(body['items']).toMatchObject([
      { type: 'asset', balance: { amount: '-249.50', currency: 'INR' } },
      { account: 'uncategorised:expense', balance: { amount: '249.50', currency: 'INR' } },
    ]);
  });
});
