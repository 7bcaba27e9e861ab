import { setTimeout as pause } from 'node:timers/promises';
import {
  expectAgreement,
  expectDrained,
  releaseDumps,
  restoreRelease,
  testDatabase,
  type TestDatabase,
} from '@hisaab/testing';
import { describe, expect, it } from 'vitest';
import { Person } from './support/person';
import { startProgram } from './support/program';

/** No write may wait longer for a migration than a person would. */
const PATIENCE_MS = 5_000;

describe('data of an earlier release', () => {
  it.each(releaseDumps())('of $version go forward while writes run', async (dump) => {
    const database = await testDatabase();
    try {
      await restoreRelease(database, dump);
      await expectAgreement(database.admin);
      const writes = writeLightly(database, dump.person.bookId);
      const program = await startProgram({
        DATABASE_URL: database.url,
        HISAAB_MASTER_KEY: dump.masterKey,
      }).finally(() => writes.stop());
      try {
        expect(await writes.slowest()).toBeLessThan(PATIENCE_MS);
        const person = await Person.logIn(program.baseUrl, dump.person.email, dump.person.password);
        expect(person.bookId).toBe(dump.person.bookId);
        const before = await person.get<{ totals: { expense: { amount: string } } }>(
          '/v1/reports/yearly?date=2026-11-20',
        );
        const recorded = await person.post('/v1/transactions', {
          type: 'expense',
          amount: { amount: '1.00', currency: 'INR' },
          date: '2026-11-20',
        });
        expect(recorded.status, recorded.text).toBe(201);
        await expectDrained(database.admin);
        await expectAgreement(database.admin);
        const after = await person.get<typeof before.body>('/v1/reports/yearly?date=2026-11-20');
        const spent = ({ body }: typeof before): number =>
          Math.round(Number(body.totals.expense.amount) * 100);
        expect(spent(before)).toBeGreaterThan(0);
        expect(spent(after)).toBe(spent(before) + 100);
        const verified = await person.get('/v1/ledger/verify');
        expect(verified.body).toMatchObject({ ok: true, witness: 'checked' });
      } finally {
        await program.stop();
      }
    } finally {
      await database.drop();
    }
  });
});

/** Touches rows of the book one after the other, as the release before would, and notes how long each had to wait. */
function writeLightly({ admin }: TestDatabase, bookId: string): { stop(): void; slowest(): Promise<number> } {
  let isRunning = true;
  const run = async (): Promise<number> => {
    let slowest = 0;
    while (isRunning) {
      const begun = performance.now();
      await admin.query('update billing.transaction set note = note where book_id = $1', [bookId]);
      await admin.query('update billing.account set balance_minor = balance_minor where book_id = $1', [
        bookId,
      ]);
      slowest = Math.max(slowest, performance.now() - begun);
      await pause(5);
    }
    return slowest;
  };
  const running = run();
  return { stop: () => void (isRunning = false), slowest: () => running };
}
