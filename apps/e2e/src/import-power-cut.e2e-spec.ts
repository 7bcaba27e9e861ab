import { expectAgreement, expectDrained } from '@hisaab/testing';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './support/house';
import { Person } from './support/person';

/** Enough to be under way still when the gateway has found billing again. */
const ROWS = 16_000;
const CUTS = 4;

interface Import {
  readonly id: string;
  readonly status: string;
  readonly imported: number;
  readonly failed: number;
  readonly duplicates: number;
  readonly changeSetId: string;
}

/** Every fourth row is said twice, and both are real. */
function fileOf(rows: number): { text: string; expected: string[] } {
  const lines = ['Date,Account,Category,Payee,Note,Amount,Type'];
  const expected: string[] = [];
  for (let at = 0; at < rows; at += 1) {
    const own = at % 4 === 1 ? at - 1 : at;
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(own / 12))).toISOString().slice(0, 10);
    const type = own % 17 === 0 ? 'Income' : 'Expense';
    const account = ['Cash', 'Lake Bank', 'Card'][own % 3];
    const amount = `${1 + (own % 900)}.${String(own % 100).padStart(2, '0')}`;
    lines.push(`${day},${account},Kind ${own % 9},Shop ${own % 40},item ${own},${amount},${type}`);
    expected.push(`${day} ${type.toLowerCase()} ${amount} item ${own}`);
  }
  return { text: `${lines.join('\n')}\n`, expected: expected.sort() };
}

describe('power cuts in the middle of an import', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ HISAAB_LIMITS_PROFILE: 'load-test' });
  });
  afterAll(() => house?.close());

  async function liveRows(bookId: string): Promise<string[]> {
    const { rows } = await house.admin.query<{ said: string }>(
      `select t.date::text || ' ' || t.type || ' ' || (t.amount_minor / 100.0)::numeric(20, 2) || ' ' || t.note as said
       from billing.transaction t where t.book_id = $1 and t.state = 'live' and t.source = 'import'`,
      [bookId],
    );
    return rows.map(({ said }) => said).sort();
  }

  async function pictureOf(person: Person): Promise<unknown[]> {
    const paths = ['/v1/transactions', '/v1/accounts', '/v1/categories', '/v1/payees', '/v1/tags'];
    return Promise.all(paths.map(async (path) => (await person.get<{ items: unknown[] }>(path)).body.items));
  }

  it('lose no row of the file and double none; taken back, the book is as it was', async () => {
    const person = await Person.signUp(house.baseUrl);
    const own = {
      type: 'expense',
      amount: { amount: '20', currency: 'INR' },
      date: '2024-02-03',
      payee: 'Tea',
    };
    expect((await person.post('/v1/transactions', own)).status).toBe(201);
    const before = await pictureOf(person);

    const { text, expected } = fileOf(ROWS);
    const form = new FormData();
    form.set('file', new Blob([text], { type: 'text/csv' }), 'long.csv');
    const started = await person.call<Import>('POST', '/v1/imports?commit=true', form);
    expect(started.status, started.text).toBe(202);
    const path = `/v1/imports/${started.body.id}`;

    const reached = async (rows: number): Promise<void> => {
      let now: Import = started.body;
      while (now.imported < rows && now.status !== 'done') {
        await pause(10);
        now = (await person.get<Import>(path)).body;
      }
    };
    const cutAt: string[] = [];
    for (let cut = 0; cut < CUTS; cut += 1) {
      // Some fall into the reading, the others wherever the rows come into the book.
      if (cut < 2) await pause(randomInt(200));
      else await reached(Math.floor((cut - 1 - Math.random()) * (ROWS / (CUTS - 1))));
      const { status, imported } = (await person.get<Import>(path)).body;
      cutAt.push(`${status} ${imported}`);
      await house.cutPower('billing');
      if (status === 'done') break;
    }
    let done: Import = started.body;
    await expect
      .poll(async () => (done = (await person.get<Import>(path)).body).status, {
        timeout: 60_000,
        interval: 100,
      })
      .toBe('done');
    process.stdout.write(`killed at: ${cutAt.join(', ')}\n`);
    expect(cutAt.filter((at) => at.startsWith('running')).length).toBeGreaterThanOrEqual(2);
    expect(done).toMatchObject({ imported: ROWS, failed: 0, duplicates: 0 });
    expect(await liveRows(person.bookId)).toEqual(expected);

    await expectDrained(house.admin);
    await expectAgreement(house.admin);
    const verified = (await person.get<{ ok: boolean; entries: number }>('/v1/ledger/verify')).body;
    expect(verified).toMatchObject({ ok: true, entries: ROWS + 1 });

    const undone = await person.post<{ changeSetId: string }>(`/v1/changes/${done.changeSetId}/undo`);
    expect(undone.status, undone.text).toBe(202);
    const undo = async () => (await person.get(`/v1/changes/${undone.body.changeSetId}`)).body;
    await expect.poll(undo, { timeout: 60_000 }).toMatchObject({ status: 'done', skipped: 0 });
    expect(await pictureOf(person)).toEqual(before);
    await expectDrained(house.admin);
    await expectAgreement(house.admin);
    expect((await person.get<{ ok: boolean }>('/v1/ledger/verify')).body.ok).toBe(true);
  }, 240_000);
});
