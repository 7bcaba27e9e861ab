import { eventually, expectAgreement, expectDrained } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './support/house';
import { Person } from './support/person';

const LIMIT = 40;

interface ChangeSet {
  readonly changeSetId: string;
  readonly kind: string;
  readonly status: string;
  readonly total: number;
  readonly done: number;
  readonly changed: number;
  readonly skipped: number;
}
interface Accounts {
  readonly items: readonly { id: string; balance: { amount: string } }[];
}

let house: House;
beforeAll(async () => {
  house = await openHouse({ HISAAB_LIMITS_PROFILE: 'load-test', HISAAB_BULK_LIMIT: String(LIMIT) });
});
afterAll(() => house?.close());

const isOver = ({ status }: ChangeSet): boolean => status === 'done' || status === 'failed';

async function look(person: Person, id: string): Promise<ChangeSet> {
  const answer = await person.get<ChangeSet>(`/v1/changes/${id}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

function until(person: Person, id: string, enough: (now: ChangeSet) => boolean): Promise<ChangeSet> {
  return eventually(
    async () => {
      const now = await look(person, id);
      if (!enough(now) && !isOver(now)) throw new Error(JSON.stringify(now));
      return now;
    },
    { timeout: 60_000, interval: 5 },
  );
}

/** The power goes while the job runs; the next start brings it to its end. */
async function throughPowerCuts(person: Person, id: string): Promise<ChangeSet> {
  for (const share of [0.01, 0.3]) {
    const now = await until(person, id, ({ done, total }) => done >= total * share);
    expect(now).toMatchObject({ status: 'running' });
    await house.cutPower('billing');
    expect((await look(person, id)).done).toBeGreaterThanOrEqual(now.done);
  }
  return until(person, id, isOver);
}

async function balances(person: Person): Promise<Record<string, string>> {
  const { items } = (await person.get<Accounts>('/v1/accounts')).body;
  return Object.fromEntries(items.map(({ id, balance }) => [id, balance.amount]));
}

/** What the stream of events says of a job, until it is over. */
async function toldOf(person: Person, ask: () => Promise<string>): Promise<ChangeSet[]> {
  const stop = new AbortController();
  const answer = await fetch(`${person.baseUrl}/v1/events`, {
    headers: { authorization: `Bearer ${person.signedUp.accessToken}`, accept: 'text/event-stream' },
    signal: stop.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('the stream has no body');
  const id = await ask();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    text += value ?? '';
    const told = [...text.matchAll(/^event: job\ndata: (.*)\n\n/gm)]
      .map(([, data = '']) => JSON.parse(data) as ChangeSet)
      .filter(({ changeSetId }) => changeSetId === id);
    if (!done && !told.some(isOver)) continue;
    stop.abort();
    return told;
  }
}

describe('a change of more rows than a request waits for', () => {
  it('of one row more tells its progress and is undone', async () => {
    const person = await Person.signUp(house.baseUrl);
    for (let n = 0; n <= LIMIT; n += 1) {
      const amount = { amount: '10', currency: 'INR' };
      await person.post('/v1/transactions', {
        type: 'expense',
        date: '2026-11-20',
        amount,
        note: `row ${n}`,
      });
    }
    const before = await balances(person);
    const body = { filter: {}, expectedCount: LIMIT + 1, change: { delete: true } };
    let id = '';
    const told = await toldOf(person, async () => {
      const asked = await person.post<ChangeSet>('/v1/transactions/bulk', body);
      expect([asked.status, asked.body.total]).toEqual([202, LIMIT + 1]);
      id = asked.body.changeSetId;
      return id;
    });
    expect(told.at(-1)).toEqual({
      changeSetId: id,
      kind: 'bulk',
      status: 'done',
      total: LIMIT + 1,
      done: LIMIT + 1,
      changed: LIMIT + 1,
      skipped: 0,
    });
    expect((await person.get<{ items: object[] }>('/v1/transactions')).body.items).toEqual([]);
    const undone = await person.post<ChangeSet>(`/v1/changes/${id}/undo`);
    expect(undone.status).toBe(202);
    await until(person, undone.body.changeSetId, isOver);
    expect(await balances(person)).toEqual(before);
  });

  it('survives power cuts, and so does its undo', { timeout: 300_000 }, async () => {
    const person = await Person.signUp(house.baseUrl);
    expect((await person.post('/v1/sample')).status).toBe(201);
    const before = await balances(person);
    const change = { delete: true };
    const wrong = await person.post<{ currentCount: number }>('/v1/transactions/bulk', {
      filter: {},
      expectedCount: 0,
      change,
    });
    const rows = wrong.body.currentCount;
    expect(rows).toBeGreaterThan(20 * LIMIT);

    const body = { filter: {}, expectedCount: rows, change };
    const asked = await person.post<ChangeSet>('/v1/transactions/bulk', body);
    expect(asked.status, asked.text).toBe(202);
    const id = asked.body.changeSetId;
    expect(await throughPowerCuts(person, id)).toMatchObject({ status: 'done', done: rows, changed: rows });
    expect((await person.get<{ items: object[] }>('/v1/transactions')).body.items).toEqual([]);

    const undone = await person.post<ChangeSet>(`/v1/changes/${id}/undo`);
    expect([undone.status, undone.body.total]).toEqual([202, rows]);
    const back = await throughPowerCuts(person, undone.body.changeSetId);
    expect(back).toMatchObject({ status: 'done', done: rows, changed: rows, skipped: 0 });
    expect(await balances(person)).toEqual(before);
    const { rows: versions } = await house.admin.query<{ least: number; most: number }>(
      'select min(version) as least, max(version) as most from billing.transaction where book_id = $1',
      [person.bookId],
    );
    expect(versions[0]).toEqual({ least: 3, most: 3 });
    await expectDrained(house.admin);
    await expectAgreement(house.admin);
  });
});
