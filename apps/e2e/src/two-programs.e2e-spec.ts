import { eventually, expectAgreement, expectDrained, testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person } from './support/person';
import { startProgram, type Program } from './support/program';

describe('two programs on one database', () => {
  let database: TestDatabase;
  let first: Program;
  let second: Program;

  beforeAll(async () => {
    database = await testDatabase();
    first = await startProgram({ DATABASE_URL: database.url });
    second = await startProgram({ DATABASE_URL: database.url });
  });
  afterAll(async () => {
    await first?.stop();
    await second?.stop();
    await database?.drop();
  });

  const expense = (amount: number): object => ({
    type: 'expense',
    amount: { amount: String(amount), currency: 'INR' },
    date: '2026-11-20',
  });

  it('record one transaction when both get the same key at once', async () => {
    const person = await Person.signUp(first.baseUrl);
    const there = person.at(second.baseUrl);
    for (let round = 0; round < 10; round += 1) {
      const key = { 'idempotency-key': `round-${round}` };
      const answers = await Promise.all(
        [person, there, person, there].map((door) => door.post('/v1/transactions', expense(round + 1), key)),
      );
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    }
    const list = await there.get<{ items: unknown[] }>('/v1/transactions');
    expect(list.body.items).toHaveLength(10);
  });

  it('end a session everywhere within a second', async () => {
    const person = await Person.signUp(first.baseUrl);
    const there = person.at(second.baseUrl);
    expect((await there.get('/v1/accounts')).status).toBe(200);
    const out = await person.post('/v1/auth/logout');
    expect(out.status).toBe(204);
    expect((await person.get('/v1/accounts')).status).toBe(401);
    await eventually(async () => expect((await there.get('/v1/accounts')).status).toBe(401), {
      timeout: 1_000,
    });
  });

  it('go on with the events when the one that delivers them is killed', async () => {
    const person = await Person.signUp(second.baseUrl);
    const there = person.at(first.baseUrl);
    let last = 0;
    for (let i = 1; i <= 40; i += 1) {
      const answer = await (i % 2 ? person : there).post('/v1/transactions', expense(i));
      expect(answer.status, answer.text).toBe(201);
      last = Number(answer.headers.get('x-book-sequence'));
    }
    await first.kill();
    const after = await person.post('/v1/transactions', expense(41));
    last = Math.max(last, Number(after.headers.get('x-book-sequence')));
    await eventually(
      async () => {
        const report = await person.get<{
          asOf: { sequence: number };
          totals: { expense: { amount: string } };
        }>('/v1/reports/monthly?date=2026-11-20');
        expect(report.body.asOf.sequence).toBe(last);
        expect(report.body.totals.expense.amount).toBe('861.00');
      },
      { timeout: 20_000 },
    );
    await expectDrained(database.admin);
    await expectAgreement(database.admin);
  });
});
