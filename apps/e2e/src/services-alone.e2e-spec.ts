import { Agent, request, type IncomingMessage } from 'node:http';
import { SERVICES } from '@hisaab/contracts';
import { eventually, testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CuttableLine } from './support/cuttable-line';
import { emptyDatabase, type EmptyDatabase } from './support/empty-database';
import { Person } from './support/person';
import { MASTER_KEY } from './support/program';
import { startService } from './support/service';
import { NO_BROKERS, Split } from './support/split';

const KEEPING = new Agent({ keepAlive: true });
const MADE_UP = '0198a000-0000-7000-8000-000000000001';

describe('a service of its own', () => {
  let database: TestDatabase;
  let split: Split;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterEach(() => split.stop());
  afterAll(() => database.drop());

  it.each(SERVICES)('%s ends with the names of what is missing, and of nothing else', async (service) => {
    split = await Split.of(database.serviceUrl);
    const environment = split.environment(service);
    const own = Object.keys(environment).filter((name) => !/^(LOG_LEVEL|HISAAB_LIMITS_PROFILE)$/.test(name));
    const left = own.at(-1) ?? '';
    const { [left]: _left, ...rest } = environment;
    const bare = startService(service, 0, {});
    const without = startService(service, 0, rest);
    expect(await Promise.all([bare.ended(), without.ended()])).toEqual([1, 1]);
    for (const name of own) expect(bare.output()).toContain(name);
    expect(without.output().trim()).toBe(`${left} is missing.`);
  });

  it.each(SERVICES)(
    '%s starts while all others and the brokers are down, says so, and stops',
    async (service) => {
      split = await Split.of(database.serviceUrl);
      const alone = split.start(service);
      const isFree = service === 'auth' || service === 'templating';
      const { status, checks } = await eventually(
        async () => {
          const found = await alone.health();
          expect(found.checks.find(({ name }) => name === 'storage')).toMatchObject({ state: 'up' });
          return found;
        },
        { timeout: 60_000 },
      );
      // Nobody can be let in before auth's keys were seen once; nothing else that is down keeps it from serving.
      expect(status).toBe(isFree ? 200 : 503);
      const keys = checks.find(({ name }) => name === 'auth-keys');
      if (isFree) expect(keys).toBeUndefined();
      else expect(keys).toMatchObject({ state: 'down', detail: 'waiting for the public keys of auth' });
      expect((await fetch(`${alone.baseUrl}/health/live`)).status).toBe(200);
      expect(await (await fetch(`${alone.baseUrl}/metrics`)).text()).toContain(
        'process_resident_memory_bytes',
      );
      // The pages, the document and the state of the whole are the site's.
      for (const path of ['/', '/v1/openapi.json', '/v1/status', '/v1/docs']) {
        expect((await fetch(`${alone.baseUrl}${path}`)).status).toBe(404);
      }
      expect(await alone.stop()).toBe(0);
    },
  );

  it('lets people in as soon as auth is there, and goes on with its last known keys when it is gone', async () => {
    split = await Split.of(database.serviceUrl);
    const billing = split.start('billing');
    const auth = split.start('auth');
    await Promise.all([auth.untilReady(), billing.untilReady()]);
    const person = (await Person.signUp(auth.baseUrl, { locale: 'en-IN' })).at(billing.baseUrl);
    const expense = { type: 'expense', amount: { amount: '12.50', currency: 'INR' }, date: '2026-11-20' };
    expect((await person.post('/v1/transactions', expense)).status).toBe(201);
    await auth.kill();
    expect((await person.post('/v1/transactions', expense)).status).toBe(201);
    expect((await billing.health()).status).toBe(200);
    expect(billing.output()).not.toContain(split.token);
    // Started anew while auth is away, it has the keys that it had last.
    await billing.kill();
    await split.start('billing').untilReady();
    expect((await person.post('/v1/transactions', expense)).status).toBe(201);
  });

  it('asks and answers the others with their token alone, and none of the public', async () => {
    split = await Split.of(database.serviceUrl);
    const all = (['billing', 'reporting', 'templating', 'auth'] as const).map((name) => split.start(name));
    await Promise.all(all.map((one) => one.untilReady()));
    const doors = [
      ['GET', `${split.address('reporting')}/internal/ledger-heads/${MADE_UP}`, undefined, { head: null }],
      [
        'POST',
        `${split.address('billing')}/internal/work-in-progress`,
        { bookIds: [MADE_UP] },
        { states: [] },
      ],
      [
        'POST',
        `${split.address('templating')}/internal/templates/welcome/rendered`,
        { locale: 'hi-IN', variables: { named: 'no', name: '' } },
        expect.objectContaining({ locale: 'hi' }) as object,
      ],
    ] as const;
    const person = await Person.signUp(split.address('auth'));
    for (const [method, url, body, answer] of doors) {
      const ask = (authorization?: string) =>
        fetch(url, {
          method,
          headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
      const answered = await ask(`Bearer ${split.token}`);
      expect([url, answered.status]).toEqual([url, 200]);
      expect(await answered.json()).toEqual(answer);
      expect((await ask()).status).toBe(401);
      expect((await ask(`Bearer ${split.token}x`)).status).toBe(401);
      expect((await ask(`Bearer ${person.signedUp.accessToken}`)).status).toBe(401);
    }
  });

  it('the site tells which part is down and for how long, and serves the document', async () => {
    split = await Split.of(database.serviceUrl);
    const site = split.start('site');
    const templating = split.start('templating');
    await Promise.all([site.untilReady(), templating.untilReady()]);
    const told = async () => {
      const answer = await fetch(`${site.baseUrl}/v1/status`);
      const { state, parts } = (await answer.json()) as {
        state: string;
        parts: { name: string; state: string }[];
      };
      return { state, ...Object.fromEntries(parts.map((part) => [part.name, part.state])) };
    };
    await eventually(async () =>
      expect(await told()).toMatchObject({ state: 'down', storage: 'up', templating: 'up', billing: 'down' }),
    );
    await templating.stop();
    await eventually(async () => expect(await told()).toMatchObject({ templating: 'down' }));
    expect((await fetch(`${site.baseUrl}/v1/openapi.json`)).status).toBe(200);
    expect((await fetch(`${site.baseUrl}/v1/transactions`)).status).toBe(404);
    expect((await site.health()).status).toBe(200);
    expect(await site.stop()).toBe(0);
  });

  it('told to stop goes on answering for a while, and keeps nobody’s connection', async () => {
    split = await Split.of(database.serviceUrl, NO_BROKERS, { HISAAB_DRAIN_SECONDS: '2' });
    const auth = split.start('auth');
    await auth.untilReady();
    const ask = async () => {
      const answer = await get(`${auth.baseUrl}/.well-known/jwks.json`);
      return { status: answer.statusCode, connection: answer.headers.connection };
    };
    expect(await ask()).toEqual({ status: 200, connection: 'keep-alive' });
    const from = performance.now();
    const stopped = auth.stop();
    await eventually(async () => expect((await auth.health()).status).toBe(503));
    while (performance.now() - from < 1_500)
      expect(await ask()).toEqual({ status: 200, connection: 'close' });
    expect(await stopped).toBe(0);
    expect(performance.now() - from).toBeGreaterThan(2_000);
  });
});

/** By a client that keeps connections and tells what the server says of them, which `fetch` hides. */
function get(url: string): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    request(url, { agent: KEEPING }, (answer) => answer.resume().once('end', () => done(answer)))
      .once('error', failed)
      .end();
  });
}

describe('a service whose storage is not there', () => {
  let empty: EmptyDatabase;
  let split: Split;

  beforeAll(async () => {
    empty = await emptyDatabase();
  });
  afterAll(async () => {
    await split?.stop();
    await empty?.drop();
  });

  it('waits for the server, then for the schema, and begins when `npm run migrate` has made it', async () => {
    const server = new URL(empty.adminUrl);
    const line = await CuttableLine.to(server.hostname, Number(server.port));
    line.cut();
    const own = (service: string): string => {
      const url = new URL(empty.adminUrl);
      url.port = String(line.port);
      url.username = `${empty.name}_own_${service}`;
      url.password = `made by hand for ${service}`;
      return url.href;
    };
    split = await Split.of(own);
    const billing = split.start('billing');
    const waitsFor = (words: RegExp) =>
      eventually(
        async () => {
          const { status, checks } = await billing.health();
          expect(status).toBe(503);
          expect(checks[0]?.detail).toMatch(words);
        },
        { timeout: 30_000 },
      );
    await waitsFor(/does not answer/);
    expect((await fetch(`${billing.baseUrl}/health/live`)).status).toBe(200);
    const refused = await fetch(`${billing.baseUrl}/v1/transactions`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await refused.json()).toMatchObject({ code: 'unavailable' });
    line.mend();
    await waitsFor(/npm run migrate/);
    const urls = SERVICES.map((service) => [`${service.toUpperCase()}_DATABASE_URL`, own(service)]);
    const migrate = () =>
      startService(
        'all-in-one',
        0,
        { DATABASE_URL: empty.adminUrl, ...Object.fromEntries(urls) },
        'migrate.command.js',
      );
    const first = migrate();
    expect([await first.ended(), first.output()]).toEqual([0, expect.stringContaining('migrations applied')]);
    // It has no keys of auth, so it is not ready; of its storage it says that it is up.
    await eventually(
      async () => {
        const { checks } = await billing.health();
        expect(checks.find(({ name }) => name === 'storage')).toMatchObject({ state: 'up' });
      },
      { timeout: 30_000 },
    );
    const again = migrate();
    expect([await again.ended(), again.output().trim()]).toEqual([0, 'The schemas are up to date.']);
    expect(await billing.stop()).toBe(0);
    await line.close();
  });

  it('can be told to stop while it waits', async () => {
    split = await Split.of(() => 'postgres://nobody:nothing@127.0.0.1:1/hisaab');
    const user = split.start('user');
    await eventually(async () => expect((await user.health()).status).toBe(503), { timeout: 30_000 });
    expect(await user.stop()).toBe(0);
  });

  it('cannot be made without an administrator', async () => {
    const migrate = startService('all-in-one', 0, { HISAAB_MASTER_KEY: MASTER_KEY }, 'migrate.command.js');
    expect(await migrate.ended()).toBe(1);
    expect(migrate.output().trim()).toBe('DATABASE_URL is missing.');
  });
});
