import { eventually, expectAgreement, expectDrained } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './support/house';
import { Person } from './support/person';

describe('the database goes away', () => {
  let house: House;
  let person: Person;

  beforeAll(async () => {
    house = await openHouse({}, { losesDatabase: true });
    person = await Person.signUp(house.baseUrl);
    expect((await record()).status).toBe(201);
  });
  afterAll(async () => {
    await house?.close();
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
      await house.loseDatabase(how);
      const billing = await house.operatorsDoor('billing');
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
      expect((await fetch(`${billing}/health/ready`)).status).toBe(503);
      expect(performance.now() - asked).toBeLessThan(5_000);
      expect((await fetch(`${billing}/health/live`)).status).toBe(200);
      await house.mendDatabase();
      await works();
      await eventually(async () => expect((await fetch(`${billing}/health/ready`)).status).toBe(200), {
        timeout: 20_000,
      });
      await expectDrained(house.admin);
      await expectAgreement(house.admin);
    },
  );
});
