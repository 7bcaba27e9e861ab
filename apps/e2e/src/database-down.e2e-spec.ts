import { eventually, expectAgreement, expectDrained, testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CuttableLine } from './support/cuttable-line';
import { Person } from './support/person';
import { startProgram, type Program } from './support/program';

describe('the database goes away', () => {
  let database: TestDatabase;
  let line: CuttableLine;
  let program: Program;
  let person: Person;

  beforeAll(async () => {
    database = await testDatabase();
    const url = new URL(database.url);
    line = await CuttableLine.to(url.hostname, Number(url.port));
    url.port = String(line.port);
    program = await startProgram({ DATABASE_URL: url.href });
    person = await Person.signUp(program.baseUrl);
    expect((await record()).status).toBe(201);
  });
  afterAll(async () => {
    await program?.stop();
    await line?.close();
    await database?.drop();
  });

  const record = () =>
    person.post('/v1/transactions', {
      type: 'expense',
      amount: { amount: '1', currency: 'INR' },
      date: '2026-11-20',
    });
  const works = () => eventually(async () => expect((await record()).status).toBe(201), { timeout: 20_000 });

  it.each(['cut', 'hang'] as const)(
    '%s: 503 within the time-out, and works again without a restart',
    async (how) => {
      line[how]();
      const begun = performance.now();
      const answers = await Promise.all([
        record(),
        person.get('/v1/transactions'),
        person.get('/v1/reports/monthly?date=2026-11-20'),
        // A storage failure is never told as a wrong password.
        person.post('/v1/auth/login', { email: person.email, password: person.password }),
      ]);
      expect(performance.now() - begun).toBeLessThan(25_000);
      for (const answer of answers) {
        // A report may still be in the cache, and says then what it is as of.
        if (answer.status === 200) continue;
        expect(answer.status, answer.text).toBe(503);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(answer.body).toMatchObject({ code: 'storage-unavailable' });
        expect(answer.text).not.toMatch(/select|insert|ECONN|node_modules/i);
      }
      expect(answers[0].status).toBe(503);
      expect(answers[3].status).toBe(503);
      const asked = performance.now();
      expect((await fetch(`${program.baseUrl}/health/ready`)).status).toBe(503);
      expect(performance.now() - asked).toBeLessThan(5_000);
      expect((await fetch(`${program.baseUrl}/health/live`)).status).toBe(200);
      line.mend();
      await works();
      await eventually(
        async () => expect((await fetch(`${program.baseUrl}/health/ready`)).status).toBe(200),
        {
          timeout: 20_000,
        },
      );
      await expectDrained(database.admin);
      await expectAgreement(database.admin);
    },
  );
});
