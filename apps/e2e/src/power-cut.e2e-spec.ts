import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAgreement, expectDrained } from '@hisaab/testing';
import { embeddedAdmin } from './support/embedded';
import { Person } from './support/person';
import { freePort, startProgram, type Program } from './support/program';

const CUTS = 50;
const WRITERS = 4;

/** Acknowledged means: the answer was there before the power went. */
interface Attempt {
  readonly id: string;
  readonly amount: number;
  acknowledged: boolean;
}

describe('fifty power cuts under load', () => {
  let folder: string;
  let program: Program | undefined;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hisaab-power-'));
  });
  afterAll(async () => {
    await program?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'lose nothing, double nothing, leave nothing half there',
    async () => {
      const port = await freePort();
      const environment = { HISAAB_DATA_DIR: folder, AUTH_ACCESS_TOKEN_TTL: '7200', LOG_LEVEL: 'warn' };
      program = await startProgram(environment, { port });
      const people: Person[] = [];
      for (let i = 0; i < WRITERS; i += 1) people.push(await Person.signUp(program.baseUrl));
      const attempts = people.map(() => new Map<string, Attempt>());

      for (let cut = 0; cut < CUTS; cut += 1) {
        let running = true;
        const writers = people.map(async (person, i) => {
          while (running) await write(person, attempts[i]!);
        });
        // Moments differ from cut to cut: early ones hit the recovery, late ones a warm system.
        await acknowledgedMore(attempts, (cut * 7) % 30);
        // Every tenth time the database's own process goes as well.
        if (cut % 10 === 9) process.kill(postmaster(folder), 'SIGKILL');
        await program.kill();
        running = false;
        await Promise.all(writers);
        program = await startProgram(environment, { port });
      }

      const admin = await embeddedAdmin(folder);
      try {
        await expectDrained(admin);
        await expectAgreement(admin);
        for (const [i, person] of people.entries()) await compare(person, attempts[i]!, admin);
      } finally {
        await admin.end();
      }
      const written = attempts.reduce((sum, byId) => sum + byId.size, 0);
      const acknowledged = acknowledgedOf(attempts);
      process.stdout.write(`${CUTS} cuts, ${written} writes, ${acknowledged} acknowledged\n`);
      expect(acknowledged).toBeGreaterThan(CUTS * 10);
    },
    15 * 60_000,
  );
});

/** Counted in answers and not in time, so that a busy machine has as much to lose as an idle one. */
async function acknowledgedMore(attempts: readonly Map<string, Attempt>[], more: number): Promise<void> {
  const wanted = acknowledgedOf(attempts) + more;
  const until = Date.now() + 10_000;
  do await pause(20);
  while (acknowledgedOf(attempts) < wanted && Date.now() < until);
}

function acknowledgedOf(attempts: readonly Map<string, Attempt>[]): number {
  return attempts.reduce(
    (sum, byId) => sum + [...byId.values()].filter((attempt) => attempt.acknowledged).length,
    0,
  );
}

async function write(person: Person, attempts: Map<string, Attempt>): Promise<void> {
  const attempt: Attempt = { id: uuidv7(), amount: 1 + (attempts.size % 500), acknowledged: false };
  attempts.set(attempt.id, attempt);
  const body = {
    id: attempt.id,
    type: 'expense',
    amount: { amount: String(attempt.amount), currency: 'INR' },
    date: '2026-11-20',
    payee: `Shop ${attempts.size % 7}`,
  };
  const answer = await person
    .post('/v1/transactions', body, { 'idempotency-key': attempt.id })
    .catch(() => undefined);
  if (answer?.status === 201) attempt.acknowledged = true;
  else await pause(20);
}

/** What is in the book is what was acknowledged, and perhaps whole rows of what was not. */
async function compare(
  person: Person,
  attempts: ReadonlyMap<string, Attempt>,
  admin: Awaited<ReturnType<typeof embeddedAdmin>>,
): Promise<void> {
  const { rows } = await admin.query<{ id: string; amount_minor: string; events: number }>(
    `select t.id, t.amount_minor::text,
            (select count(*)::int from billing.outbox o
              where o.book_id = t.book_id and o.type = 'billing.transaction.recorded.v1'
                and o.data -> 'transaction' ->> 'id' = t.id::text) as events
     from billing.transaction t where t.book_id = $1`,
    [person.bookId],
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  const lost = [...attempts.values()].filter((attempt) => attempt.acknowledged && !stored.has(attempt.id));
  expect(lost).toEqual([]);
  for (const row of rows) {
    expect(row.events, row.id).toBe(1);
    expect(row.amount_minor).toBe(String((attempts.get(row.id)?.amount ?? 0) * 100));
  }
  const verified = await person.get<{ ok: boolean; entries: number; witness: string }>('/v1/ledger/verify');
  expect(verified.body).toMatchObject({ ok: true, entries: rows.length, witness: 'checked' });
}

function postmaster(folder: string): number {
  const file = join(folder, 'postgres', 'postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}
