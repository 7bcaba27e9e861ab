import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVICES, type Service } from '@hisaab/contracts';
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

const MIGRATIONS = resolve(import.meta.dirname, '../../../prisma');
/** No write may wait longer for a migration than a person would. */
const PATIENCE_MS = 5_000;

describe('data of an earlier release', () => {
  it.each(releaseDumps())('of $version go forward while writes run', async (dump) => {
    const database = await testDatabase();
    try {
      await restoreRelease(database, dump);
      await expectAgreement(database.admin);
      // Changes of before there was a hash of what they left are in books as well.
      await database.admin.query('update billing.change set after_hash = null');
      const writes = writeLightly(database, dump.person.bookId);
      const program = await startProgram({
        DATABASE_URL: database.url,
        HISAAB_MASTER_KEY: dump.masterKey,
      }).finally(() => writes.stop());
      try {
        expect(await writes.slowest()).toBeLessThan(PATIENCE_MS);
        for (const service of SERVICES) expect(await applied(database, service)).toEqual(inTheTree(service));
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
        expect(await worth(person)).toEqual(await held(person));
        const after = await person.get<typeof before.body>('/v1/reports/yearly?date=2026-11-20');
        const spent = ({ body }: typeof before): number =>
          Math.round(Number(body.totals.expense.amount) * 100);
        expect(spent(before)).toBeGreaterThan(0);
        expect(spent(after)).toBe(spent(before) + 100);
        const verified = await person.get('/v1/ledger/verify');
        expect(verified.body).toMatchObject({ ok: true, witness: 'checked' });

        const untouched = await recordedBy(database, person.bookId, 'version = 1');
        const edited = await recordedBy(database, person.bookId, 'version > 1');
        const undo = async (set: string): Promise<unknown> => {
          const answer = await person.post(`/v1/changes/${set}/undo`);
          expect(answer.status, answer.text).toBe(200);
          return answer.body;
        };
        expect(await undo(untouched.set)).toMatchObject({ changed: 1, skipped: [] });
        const gone = await person.get(`/v1/transactions/${untouched.id}`);
        expect(gone.body).toMatchObject({ state: 'deleted' });
        expect(await undo(edited.set)).toMatchObject({ changed: 0, skipped: [{ id: edited.id }] });
        await expectDrained(database.admin);
        await expectAgreement(database.admin);
      } finally {
        await program.stop();
      }
    } finally {
      await database.drop();
    }
  });
});

/** What reporting says that the accounts hold in the end, which it has kept only since. */
async function worth(person: Person): Promise<Map<string, string>> {
  const { body } = await person.get<{ accounts: { accountId: string; balance: { amount: string } }[] }>(
    '/v1/reports/net-worth?from=2199-12-31&to=2199-12-31',
  );
  return new Map(body.accounts.map(({ accountId, balance }) => [accountId, balance.amount]));
}

/** What billing says, in the currency of the book. */
async function held(person: Person): Promise<Map<string, string>> {
  const { body } = await person.get<{
    items: { id: string; currency: string; balance: { amount: string } }[];
  }>('/v1/accounts');
  const rows = body.items
    .filter(({ currency }) => currency === 'INR')
    .map(({ id, balance }) => [id, balance.amount] as const);
  expect(rows.length).toBeGreaterThan(0);
  return new Map(rows);
}

/** The names of the migrations that a service's schema says it has. */
async function applied({ admin }: TestDatabase, service: Service): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `select migration_name as name from "${service}"._prisma_migrations
     where finished_at is not null and rolled_back_at is null order by 1`,
  );
  return rows.map(({ name }) => name);
}

function inTheTree(service: Service): string[] {
  return ['platform', service].flatMap((owner) => readdirSync(join(MIGRATIONS, owner, 'migrations'))).sort();
}

/** A transaction of a kind, and the change set that recorded it and nothing else. */
async function recordedBy(
  { admin }: TestDatabase,
  bookId: string,
  which: string,
): Promise<{ id: string; set: string }> {
  const { rows } = await admin.query<{ id: string; set: string }>(
    `select t.id, c.change_set_id as set from billing.transaction t
     join billing.change c on c.book_id = t.book_id and c.noun = 'transaction' and c.noun_id = t.id and c.version = 1
     join billing.change_set s on s.book_id = c.book_id and s.id = c.change_set_id and s.kind = 'record'
     where t.book_id = $1 and t.state = 'live' and c.after_hash is null and t.${which}
     order by t.id limit 1`,
    [bookId],
  );
  const [row] = rows;
  if (!row) throw new Error(`The release has no recorded transaction of ${which}`);
  return row;
}

/**
 * Touches every row of the book one table after the other, as the release before would, and notes how long each had
 * to wait.
 */
function writeLightly({ admin }: TestDatabase, bookId: string): { stop(): void; slowest(): Promise<number> } {
  let isRunning = true;
  const run = async (): Promise<number> => {
    const tables = await writable(admin);
    let slowest = 0;
    while (isRunning) {
      for (const table of tables) {
        const begun = performance.now();
        await admin.query(`update ${table} set book_id = book_id where book_id = $1`, [bookId]);
        slowest = Math.max(slowest, performance.now() - begun);
      }
      await pause(5);
    }
    return slowest;
  };
  const running = run();
  return { stop: () => void (isRunning = false), slowest: () => running };
}

/** Every table with rows of books, but the ledger's, to which one only adds. */
async function writable(admin: TestDatabase['admin']): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'book_id' and not a.attisdropped
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any ($1)
     order by 1`,
    [SERVICES.filter((service) => service !== 'ledger')],
  );
  return rows.map(({ name }) => name);
}
