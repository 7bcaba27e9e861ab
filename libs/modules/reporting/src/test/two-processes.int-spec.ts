import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from '@hisaab/kernel';
import { createLogger } from '@hisaab/observability';
import { createApplication, parseEnvironment, platformConfig, type Application } from '@hisaab/platform';
import {
  EndedSessions,
  JwksSource,
  LocalJwks,
  MasterKey,
  signAccessToken,
  type Access,
} from '@hisaab/security';
import {
  eventually,
  hasRedis,
  redisServer,
  testDatabase,
  type RedisServer,
  type TestDatabase,
} from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FactsConsumer } from '../facts/facts.consumer';
import { ReportingModule } from '../reporting.module';
import { accessTo } from './reporting-parts';
import { ToldBook } from './told-book';

const REPORTS_A_MINUTE = 40;
const MONTH = '/v1/reports/monthly?date=2026-03-10';

/** What the guard and the limits of two processes share over Redis; the events between them are not connected. */
describe.runIf(hasRedis())('two processes behind one door', () => {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-two-'));
  let server: RedisServer;
  let stores: TestDatabase[];
  let processes: Application[];
  const log: string[] = [];

  beforeAll(async () => {
    cpSync('config', folder, { recursive: true });
    const limits = readFileSync('config/limits.yaml', 'utf8');
    const strict = limits.replace(/report: \{ points: 600,/, `report: { points: ${REPORTS_A_MINUTE},`);
    writeFileSync(path.join(folder, 'limits.yaml'), strict);
    server = await redisServer();
    stores = [await testDatabase(), await testDatabase()];
    processes = [];
    for (const store of stores) processes.push(await open(store));
  });
  afterAll(async () => {
    for (const { close } of processes) await close();
    await server.stop();
    for (const store of stores) await store.drop();
    rmSync(folder, { recursive: true });
  });

  async function open(store: TestDatabase): Promise<Application> {
    const environment = {
      REPORTING_DATABASE_URL: store.serviceUrl('reporting'),
      REDIS_URL: server.url,
      HISAAB_CONFIG_DIR: folder,
    };
    const process = await createApplication({
      environment,
      config: parseEnvironment(platformConfig, environment),
      place: {
        adminUrl: store.url,
        masterKey: MasterKey.parse(Buffer.from(store.masterKey).toString('base64')),
      },
      services: ['reporting'],
      modules: [ReportingModule],
      logger: createLogger({ level: 'info', destination: { write: (line: string) => void log.push(line) } }),
    });
    const jwk = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'one' };
    process.app.get<LocalJwks>(JwksSource).publish([jwk]);
    return process;
  }

  async function tokenOf(access: Access): Promise<string> {
    const config = parseEnvironment(platformConfig, {});
    const issue = { issuer: config.AUTH_TOKEN_ISSUER, audience: config.AUTH_TOKEN_AUDIENCE, ttlSeconds: 60 };
    return signAccessToken({ kid: 'one', privateKey: keys.privateKey }, issue, access);
  }

  async function get(n: number, url: string, token?: string) {
    const from = performance.now();
    const answer = await processes[n % 2]?.app.inject({
      method: 'GET',
      url,
      ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    });
    const body = JSON.parse(answer?.body ?? '{}') as Record<string, unknown>;
    return { status: answer?.statusCode, body, took: performance.now() - from };
  }

  const someone = (): Access => accessTo(uuidv7(), { userId: uuidv7(), sessionId: uuidv7() });
  const partOf = async (n: number): Promise<unknown> => {
    const { body } = await get(n, '/health/ready');
    return (body['checks'] as { name: string; state: string }[]).find(({ name }) => name === 'cache')?.state;
  };
  const found = async (): Promise<void> => {
    for (const n of [0, 1]) await eventually(async () => expect(await partOf(n)).toBe('up'));
  };

  it('refuse a session that ended in the other one, within half a second', async () => {
    const access = someone();
    const token = await tokenOf(access);
    for (const n of [0, 1]) expect((await get(n, MONTH, token)).status).toBe(200);
    processes[0]?.app.get(EndedSessions).end([access.sessionId]);
    expect(await get(0, MONTH, token)).toMatchObject({ status: 401, body: { code: 'session-ended' } });
    await eventually(async () => expect((await get(1, MONTH, token)).status).toBe(401), { timeout: 500 });
    // A process that starts later hears of it as well.
    const [, store] = stores;
    const third = store && (await open(store));
    const answer = await third?.app.inject({ url: MONTH, headers: { authorization: `Bearer ${token}` } });
    expect(answer?.statusCode).toBe(401);
    await third?.close();
  });

  it('hear of a session that ended while one of them could not reach the Redis', async () => {
    await server.kill();
    const access = someone();
    const token = await tokenOf(access);
    expect((await get(1, MONTH, token)).status).toBe(200);
    await server.start();
    await eventually(async () => expect(await partOf(0)).toBe('up'));
    processes[0]?.app.get(EndedSessions).end([access.sessionId]);
    await eventually(async () => expect((await get(1, MONTH, token)).status).toBe(401), { timeout: 3_000 });
    await found();
  });

  it('count the requests of one user together', async () => {
    const token = await tokenOf(someone());
    const statuses = [];
    for (let n = 0; n < REPORTS_A_MINUTE + 6; n += 1) statuses.push((await get(n, MONTH, token)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(REPORTS_A_MINUTE);
    expect(statuses.slice(-6)).toEqual(Array.from({ length: 6 }, () => 429));
    expect((await get(0, MONTH, await tokenOf(someone()))).status).toBe(200);
  });

  it('answer everybody, and rightly, while the Redis is killed and comes back', async () => {
    await found();
    const [first, second] = processes;
    let stop = false;
    let slowest = 0;
    let answered = 0;
    const person = async (n: number): Promise<void> => {
      const book = new ToldBook();
      const home = n % 2 === 0 ? first : second;
      const token = await tokenOf(accessTo(book.bookId, { userId: uuidv7(), sessionId: uuidv7() }));
      for (let round = 1; !stop && round < REPORTS_A_MINUTE; round += 1) {
        const told = [book.recorded(book.transaction({ minor: '1.00' }))];
        await home?.app.get(FactsConsumer, { strict: false }).project(told);
        const { status, body, took } = await get(n, MONTH, token);
        expect(status).toBe(200);
        expect(body).toMatchObject({
          totals: { expense: { amount: `${round}.00` } },
          asOf: { sequence: round },
        });
        slowest = Math.max(slowest, took);
        answered += 1;
      }
    };
    let people = 0;
    const crowd = Array.from({ length: 6 }, async () => {
      while (!stop) await person((people += 1));
    });
    const gained = async (): Promise<void> => {
      const before = answered;
      await eventually(() => expect(answered).toBeGreaterThan(before + 30), { timeout: 20_000 });
    };
    await gained();
    await server.kill();
    await gained();
    expect(await partOf(0)).toBe('late');
    expect((await get(0, '/health/ready')).status).toBe(200);
    await server.start();
    await found();
    await gained();
    stop = true;
    await Promise.all(crowd);
    expect(slowest).toBeLessThan(3_000);
    const events = log.map((line) => (JSON.parse(line) as { event?: string }).event);
    expect(events).toEqual(expect.arrayContaining(['cache-lost', 'cache-found']));
  }, 60_000);

  it('let a request pay for a frozen Redis once, and the next ones nothing', async () => {
    await found();
    const token = await tokenOf(someone());
    for (const n of [0, 1]) await get(n, MONTH, token);
    server.pause();
    const first = await get(0, MONTH, token);
    expect(first.status).toBe(200);
    const next = [];
    for (let n = 0; n < 10; n += 1) next.push(await get(0, MONTH, token));
    expect(next.every(({ status }) => status === 200)).toBe(true);
    // Beside what the report itself costs: one time-out of 75 ms for the first, none for the rest.
    expect(first.took).toBeLessThan(250);
    expect(next.map(({ took }) => took).toSorted((a, b) => a - b)[5]).toBeLessThan(40);
    server.resume();
    await found();
  });
});
