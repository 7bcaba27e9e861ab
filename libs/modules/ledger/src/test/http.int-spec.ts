import { generateKeyPairSync } from 'node:crypto';
import { LEDGER_ANSWERS } from './ledger.answers';
import { uuidv7 } from '@hisaab/kernel';
import { createLogger } from '@hisaab/observability';
import { createApplication, parseEnvironment, platformConfig, type Application } from '@hisaab/platform';
import { JwksSource, MasterKey, signAccessToken, TOKEN_EXPECTATION, type LocalJwks } from '@hisaab/security';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { LedgerModule } from '../ledger.module';
import { HeadWitness } from '../verification/head-witness';
import { BillingBook, transaction } from './billing-envelopes';
import { ledgerFixture, type LedgerFixture } from './ledger.fixture';

const book = new BillingBook();
const spent = transaction();
let ledger: LedgerFixture;
let application: Application;
let token: string;
let strangers: string;

beforeAll(async () => {
  ledger = await ledgerFixture();
  await ledger.post(
    book.account({ openingBalance: { amount: '5.00', currency: 'INR' } }),
    book.recorded(spent),
  );
  await ledger.post(book.deleted({ ...spent, version: 2 }));
  const environment = { LEDGER_DATABASE_URL: ledger.store.serviceUrl('ledger') };
  application = await createApplication({
    environment,
    config: parseEnvironment(platformConfig, environment),
    place: { adminUrl: ledger.store.url, masterKey: MasterKey.parse(MasterKey.generate()) },
    services: ['ledger'],
    modules: [
      LedgerModule.with({
        witness: { provide: HeadWitness, useValue: { headOf: () => Promise.resolve(null) } },
      }),
    ],
    logger: createLogger({ level: 'silent' }),
  });
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { app } = application;
  app.get<LocalJwks>(JwksSource).publish([{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'test' }]);
  const issue = { ...app.get<{ issuer: string; audience: string }>(TOKEN_EXPECTATION), ttlSeconds: 600 };
  const tokenFor = (personalBookId: string) =>
    signAccessToken({ kid: 'test', privateKey: keys.privateKey }, issue, {
      userId: uuidv7(),
      sessionId: uuidv7(),
      personalBookId,
      currency: 'INR',
      timezone: 'Asia/Kolkata',
      locale: 'en-IN',
    });
  token = await tokenFor(book.bookId);
  strangers = await tokenFor(uuidv7());
});
afterAll(async () => {
  await application.close();
  await ledger.store.drop();
});

function get(path: string, bearer: string | null = token, headers: Record<string, string> = {}) {
  return application.app.inject({
    method: 'GET',
    url: `/v1/ledger/${path}`,
    headers: { ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...headers },
  });
}

const paths = [
  'accounts',
  'entries',
  'trial-balance',
  'verify',
  'export?format=hledger',
  `audit?transactionId=${spent.id}`,
];

describe('the doors of the ledger', () => {
  it.each(Object.entries(LEDGER_ANSWERS))('%s answers as its contract says', async (path, schema) => {
    const answer = await get(path.replace(':id', spent.id));
    expect(answer.statusCode).toBe(200);
    expect(schema.parse(answer.json())).toEqual(answer.json());
  });

  it('show a stranger nothing of the book', async () => {
    for (const path of paths) {
      expect((await get(path, null)).statusCode).toBe(401);
      expect((await get(path, strangers, { 'x-book-id': book.bookId })).statusCode).toBe(404);
      const own = await get(path, strangers);
      expect(own.statusCode).toBe(200);
      expect(own.body).not.toContain(spent.id);
    }
  });

  it('refuse what the contract does not know', async () => {
    for (const path of [
      'accounts?x=1',
      'entries?from=2026-02-30',
      'entries?limit=0',
      'trial-balance?date=x',
      'export',
      'export?format=csv',
      'audit',
      'audit?transactionId=x',
    ]) {
      expect((await get(path)).statusCode).toBe(400);
    }
    expect((await get('entries?cursor=abc')).json()).toMatchObject({ status: 422, code: 'invalid-cursor' });
  });

  it('stream the journal as a file', async () => {
    const answer = await get('export?format=beancount', token, { accept: 'text/plain' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="hisaab.beancount"',
      'cache-control': 'no-store',
    });
    expect(answer.body).toContain(`transaction: "${spent.id}"`);
    expect((await get('export?format=hledger', token, { accept: 'text/html' })).statusCode).toBe(406);
  });

  it('slow down who asks for exports without end', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => get('export?format=hledger', strangers)),
    );
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers['retry-after']).toMatch(/^\d+$/);
  });
});
