import {
  eventually,
  hasRedis,
  redisServer,
  testDatabase,
  type RedisServer,
  type TestDatabase,
} from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person } from './support/person';
import { startProgram, type Program } from './support/program';

interface Report {
  readonly totals: { readonly expense: { readonly amount: string } };
}

describe.runIf(hasRedis())('two programs that share a Redis', () => {
  let server: RedisServer;
  let database: TestDatabase;
  let programs: [Program, Program];

  beforeAll(async () => {
    [server, database] = await Promise.all([redisServer(), testDatabase()]);
    const environment = { DATABASE_URL: database.url, REDIS_URL: server.url };
    programs = [await startProgram(environment), await startProgram(environment)];
  });
  afterAll(async () => {
    for (const program of programs) await program.stop();
    await database.drop();
    await server.stop();
  });

  const cacheOf = async ({ baseUrl }: Program): Promise<string | undefined> => {
    const answer = await fetch(`${baseUrl}/health/ready`);
    expect(answer.status).toBe(200);
    const { checks } = (await answer.json()) as { checks: { name: string; state: string }[] };
    return checks.find(({ name }) => name === 'cache')?.state;
  };
  const found = async (): Promise<void> => {
    for (const one of programs) await eventually(async () => expect(await cacheOf(one)).toBe('up'));
  };

  it('answer everything, and rightly, whatever befalls it', async () => {
    const [first, second] = programs;
    const here = await Person.signUp(first.baseUrl);
    const there = here.at(second.baseUrl);
    let recorded = 0;
    const rounds = async (count: number): Promise<void> => {
      for (let n = 0; n < count; n += 1) {
        const [writer, reader] = n % 2 === 0 ? [here, there] : [there, here];
        const expense = { type: 'expense', amount: { amount: '1', currency: 'INR' }, date: '2026-11-20' };
        const key = { 'idempotency-key': `expense-${(recorded += 1)}` };
        const written = await writer.post('/v1/transactions', expense, key);
        expect(written.status, written.text).toBe(201);
        const repeated = await reader.post('/v1/transactions', expense, key);
        expect([repeated.status, repeated.text]).toEqual([201, written.text]);
        const sequence = written.headers.get('x-book-sequence');
        const url = `/v1/reports/monthly?date=2026-11-20&atLeast=${sequence}`;
        for (const door of [reader, writer]) {
          const report = await door.get<Report>(url);
          expect(report.status).toBe(200);
          expect(report.body.totals.expense.amount).toBe(`${recorded}.00`);
        }
      }
    };
    await found();
    await rounds(10);
    // In the middle of a request, not between two.
    await Promise.all([rounds(10), server.kill()]);
    expect(await cacheOf(first)).toBe('late');
    await Promise.all([rounds(10), server.start()]);
    await found();
    server.pause();
    await rounds(10);
    server.resume();
    await found();
    await rounds(4);
  });

  it('end a session everywhere within a second, with it and without', async () => {
    const [first, second] = programs;
    for (const befalls of ['nothing', 'death']) {
      await found();
      const person = await Person.signUp(first.baseUrl);
      const there = person.at(second.baseUrl);
      expect((await there.get('/v1/accounts')).status).toBe(200);
      if (befalls === 'death') await server.kill();
      expect((await person.post('/v1/auth/logout')).status).toBe(204);
      await eventually(async () => expect((await there.get('/v1/accounts')).status).toBe(401), {
        timeout: 1_000,
      });
    }
    await server.start();
  });

  it('start without it, and stop in good order while it is frozen', async () => {
    await server.kill();
    const third = await startProgram({ DATABASE_URL: database.url, REDIS_URL: server.url });
    expect(await cacheOf(third)).toBe('late');
    await server.start();
    await eventually(async () => expect(await cacheOf(third)).toBe('up'));
    server.pause();
    await third.stop();
    expect(third.output()).toMatch(/Stopped\./);
    server.resume();
  });
});
