import { uuidv7 } from '@hisaab/kernel';
import { eventually } from '@hisaab/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ChangeJobRunner } from '../jobs/change-job.runner';
import { billingApp, type BillingApp, type Json } from './billing.app';
import { expectBalances, household, type Household } from './household';

const LIMIT = 5;
const ROWS = 12;
let app: BillingApp;
let me: Household;
let runner: ChangeJobRunner;
let runBatch: ChangeJobRunner['runBatch'];
let openGate: () => void = () => undefined;

beforeAll(async () => {
  app = await billingApp({ HISAAB_BULK_LIMIT: String(LIMIT) });
  me = await household(app);
  runner = app.get(ChangeJobRunner);
  runBatch = runner.runBatch.bind(runner);
});
afterEach(async () => {
  runner.runBatch = runBatch;
  openGate(); // a test that failed before it opened its gate must not hold the next one's jobs
  await expectBalances(app);
});
afterAll(() => app?.close());

async function rowsTagged(tag: string, count = ROWS, more: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await me.record({ tags: [tag], ...more })).id);
  return ids;
}

const bulk = (tag: string, change: object, headers: Record<string, string> = {}, expectedCount = ROWS) =>
  me.post('/v1/transactions/bulk', { filter: { tag }, expectedCount, change }, headers);
const undo = (id: unknown) => me.post(`/v1/changes/${String(id)}/undo`);
const one = async (id: string) => (await me.get(`/v1/transactions/${id}`)).body;
const look = async (id: unknown) => (await me.get(`/v1/changes/${String(id)}`)).body;

async function over(id: unknown): Promise<Json> {
  return eventually(
    async () => {
      const body = await look(id);
      if (body['status'] === 'queued' || body['status'] === 'running') throw new Error(JSON.stringify(body));
      return body;
    },
    { timeout: 20_000 },
  );
}

/**
 * Lets so many batches through, and the others when told. A turn that finds nothing to do is none of them: the message
 * of an earlier test's job may come again at any time.
 */
function gate(batches: number): () => void {
  const opened = new Promise<void>((resolve) => (openGate = resolve));
  let worked = 0;
  runner.runBatch = async (...job) => {
    if (worked >= batches) await opened;
    const isWork = await runBatch(...job);
    if (isWork) worked += 1;
    return isWork;
  };
  return openGate;
}

/** Every version of these rows was written once, and told once. */
async function timesWritten(changeSetId: unknown): Promise<number> {
  const { rows } = await app.database.admin.query<{ changes: number; ids: number }>(
    `select count(*)::int as changes, count(distinct noun_id)::int as ids from billing.change
     where change_set_id = $1 and noun = 'transaction'`,
    [changeSetId],
  );
  expect(rows[0]?.ids).toBe(rows[0]?.changes);
  return rows[0]?.changes ?? 0;
}

describe('a change of more rows than a request waits for', () => {
  it('goes on in the background, tells how far it is, is undone and redone as a whole', async () => {
    const ids = await rowsTagged('many');
    const open = gate(1);
    const key = { 'idempotency-key': uuidv7() };
    const asked = await bulk('many', { categoryId: me.category('Rent'), addTags: ['new'] }, key);
    expect([asked.status, asked.text]).toEqual([202, expect.any(String)]);
    const id = asked.body['changeSetId'];
    expect(asked.body).toMatchObject({ kind: 'bulk', status: 'queued', total: ROWS, done: 0, problem: null });
    expect(asked.headers['x-book-sequence']).toMatch(/^\d+$/);

    await eventually(async () =>
      expect(await look(id)).toMatchObject({ status: 'running', done: LIMIT, changed: LIMIT, skipped: 0 }),
    );
    const again = await bulk('many', { categoryId: me.category('Rent'), addTags: ['new'] }, key);
    expect([again.status, again.body]).toEqual([202, asked.body]);
    expect((await bulk('many', { delete: true }, key)).body['code']).toBe('idempotency-key-reused');
    open();
    expect(await over(id)).toMatchObject({ status: 'done', total: ROWS, done: ROWS, changed: ROWS });
    expect(await timesWritten(id)).toBe(ROWS);
    for (const row of ids) {
      expect(await one(row)).toMatchObject({
        version: 2,
        changeSetId: id,
        categoryId: me.category('Rent'),
        tags: ['many', 'new'],
      });
    }

    const undone = await undo(id);
    expect([undone.status, undone.body['undoes']]).toEqual([202, id]);
    expect((await undo(id)).body['code']).toBe('already-undone');
    expect(await over(undone.body['changeSetId'])).toMatchObject({ status: 'done', skipped: 0 });
    expect(await look(id)).toMatchObject({ undoneBy: undone.body['changeSetId'] });
    for (const row of ids) expect(await one(row)).toMatchObject({ categoryId: null, tags: ['many'] });
    expect((await me.get('/v1/transactions?tag=new')).body['items']).toEqual([]);

    const redone = await undo(undone.body['changeSetId']);
    expect(await over(redone.body['changeSetId'])).toMatchObject({ status: 'done', skipped: 0 });
    for (const row of ids) expect(await one(row)).toMatchObject({ tags: ['many', 'new'] });
    expect(await look(id)).toMatchObject({ undoneBy: null });
  });

  it('goes on where a dead worker stood, without doubling', async () => {
    const ids = await rowsTagged('crash');
    let batches = 0;
    runner.runBatch = async (...job) => {
      if (batches === 1) {
        batches += 1;
        throw new Error('killed');
      }
      const isWork = await runBatch(...job);
      if (isWork) batches += 1;
      return isWork;
    };
    const id = (await bulk('crash', { delete: true })).body['changeSetId'];
    await eventually(() => Promise.resolve(expect(batches).toBe(2)));
    expect(await look(id)).toMatchObject({ status: 'running', done: LIMIT });
    // The message comes again, and another worker beside it.
    await Promise.all([runner.run(me.access.bookId, String(id)), runner.run(me.access.bookId, String(id))]);
    expect(await over(id)).toMatchObject({ status: 'done', done: ROWS, changed: ROWS });
    expect(await timesWritten(id)).toBe(ROWS);
    for (const row of ids) expect(await one(row)).toMatchObject({ state: 'deleted', version: 2 });
  });

  it('leaves alone what was changed later, also by a second change of the same rows', async () => {
    const ids = await rowsTagged('race');
    const open = gate(0);
    const first = (await bulk('race', { categoryId: me.category('Rent') })).body['changeSetId'];
    const second = (await bulk('race', { addTags: ['second'] })).body['changeSetId'];
    await me.patch(`/v1/transactions/${ids[0]}`, 1, { note: 'mine' });
    await me.remove(`/v1/transactions/${ids[1]}`);
    open();
    const [done] = [await over(first), await over(second)];
    expect(done).toMatchObject({ status: 'done', done: ROWS, changed: ROWS - 2, skipped: 2 });
    expect(done['skippedRows']).toEqual(ids.slice(0, 2).map((id) => ({ id, reason: 'changed-since' })));
    expect(await one(ids[0] ?? '')).toMatchObject({ note: 'mine', categoryId: null, tags: ['race'] });
    expect(await one(ids[2] ?? '')).toMatchObject({
      categoryId: me.category('Rent'),
      tags: ['race', 'second'],
    });
    // Of the first, all rows were changed since by the second.
    const undone = await over((await undo(first)).body['changeSetId']);
    expect(undone).toMatchObject({ status: 'done', changed: 0, skipped: ROWS - 2 });
  });

  it('is stopped by its own undo', async () => {
    const ids = await rowsTagged('stopped');
    const open = gate(1);
    const id = (await bulk('stopped', { delete: true })).body['changeSetId'];
    await eventually(async () => expect(await look(id)).toMatchObject({ done: LIMIT }));
    const undone = await undo(id);
    expect([undone.status, undone.body['changed']]).toEqual([200, LIMIT]);
    open();
    expect(await over(id)).toMatchObject({
      status: 'done',
      done: LIMIT,
      undoneBy: undone.body['changeSetId'],
    });
    for (const row of ids) expect(await one(row)).toMatchObject({ state: 'live' });
  });

  it('fails with a word when the book takes it no more; what it did can be undone', async () => {
    const made = await me.post('/v1/categories', { name: 'Short-lived', kind: 'expense' });
    const category = String(made.body['id']);
    const ids = await rowsTagged('failing');
    const open = gate(1);
    const id = (await bulk('failing', { categoryId: category })).body['changeSetId'];
    await eventually(async () => expect(await look(id)).toMatchObject({ done: LIMIT }));
    await me.remove(`/v1/categories/${category}?moveTo=${me.category('Rent')}`, 1);
    open();
    expect(await over(id)).toMatchObject({
      status: 'failed',
      changed: LIMIT,
      problem: { code: 'category-not-found' },
    });
    expect((await undo(id)).body).toMatchObject({ skipped: expect.any(Array) });
    expect(await one(ids.at(-1) ?? '')).toMatchObject({ version: 1 });
  });

  it('refuses at once what would be refused at once of few rows', async () => {
    await rowsTagged('mixed');
    await me.record({ tags: ['mixed'], type: 'income' });
    const before = await app.fingerprint();
    const rent = { categoryId: me.category('Rent') };
    const cases: [() => Promise<{ status: number; body: Json }>, number, string][] = [
      [() => bulk('mixed', rent, {}, ROWS + 1), 422, 'category-kind'],
      [() => bulk('mixed', rent, {}, ROWS), 409, 'count-changed'],
      [() => bulk('mixed', { accountId: uuidv7() }, {}, ROWS + 1), 404, 'account-not-found'],
    ];
    for (const [ask, status, code] of cases) {
      const answer = await ask();
      expect([answer.status, answer.body['code']]).toEqual([status, code]);
    }
    expect(await app.fingerprint()).toBe(before);
    expect((await me.get(`/v1/changes/${uuidv7()}`)).body['code']).toBe('change-set-not-found');
  });

  it('empties a category and takes it away with its last row; undo brings both back', async () => {
    const made = await me.post('/v1/categories', { name: 'Going', kind: 'expense' });
    const going = String(made.body['id']);
    const rent = me.category('Rent');
    const ids = await rowsTagged('going', ROWS, { categoryId: going });
    const open = gate(1);
    const asked = await me.remove(`/v1/categories/${going}?moveTo=${rent}`, 1);
    expect([asked.status, asked.body['kind'], asked.body['total']]).toEqual([202, 'move', ROWS]);
    const again = await me.remove(`/v1/categories/${going}?moveTo=${rent}`, 1);
    expect(again.body['changeSetId']).toBe(asked.body['changeSetId']);
    await eventually(async () =>
      expect(await look(asked.body['changeSetId'])).toMatchObject({ done: LIMIT }),
    );
    ids.push((await me.record({ categoryId: going })).id);
    open();
    expect(await over(asked.body['changeSetId'])).toMatchObject({ status: 'done', changed: ROWS + 1 });
    expect((await me.get(`/v1/categories/${going}`)).status).toBe(404);
    for (const row of ids) expect(await one(row)).toMatchObject({ categoryId: rent });

    const undone = await undo(asked.body['changeSetId']);
    expect(await over(undone.body['changeSetId'])).toMatchObject({ status: 'done', skipped: 0 });
    expect((await me.get(`/v1/categories/${going}`)).body).toMatchObject({ name: 'Going' });
    for (const row of ids) expect(await one(row)).toMatchObject({ categoryId: going });
  });

  it('takes a large import back with everything that was made for it', async () => {
    const book = await household(app);
    const lines = Array.from(
      { length: ROWS },
      (_, n) => `0${1 + (n % 9)}-02-2024,New bank,Shop ${n},New category/Part ${n % 3},10,Expense`,
    );
    const file = ['Date,Account,Payee,Category,Amount,Income/Expense', ...lines].join('\n');
    const boundary = 'a-boundary-of-this-test';
    const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const form = Buffer.from(`${part}${file}\r\n--${boundary}--\r\n`);
    const started = await book.post('/v1/imports?commit=true', form, headers);
    expect(started.status, started.text).toBe(202);
    const imported = await eventually(
      async () => {
        const { body } = await book.get(`/v1/imports/${String(started.body['id'])}`);
        expect(body).toMatchObject({ status: 'done', imported: ROWS });
        return body;
      },
      { timeout: 20_000 },
    );
    const undone = await book.post(`/v1/changes/${String(imported['changeSetId'])}/undo`);
    expect(undone.status, undone.text).toBe(202);
    await eventually(
      async () => {
        const { body } = await book.get(`/v1/changes/${String(undone.body['changeSetId'])}`);
        expect(body).toMatchObject({ status: 'done', done: undone.body['total'], skipped: 0 });
      },
      { timeout: 20_000 },
    );
    const items = async (path: string) => (await book.get(path)).body['items'] as { name: string }[];
    expect(await items('/v1/transactions')).toEqual([]);
    expect(await items('/v1/payees')).toEqual([]);
    expect((await items('/v1/accounts')).map(({ name }) => name)).not.toContain('New bank');
    expect((await items('/v1/categories')).some(({ name }) => /^(?:New category|Part)/.test(name))).toBe(
      false,
    );
  });

  it('is told of any other change set as done', async () => {
    const row = await me.record({ payee: 'Somebody new' });
    expect(await look(row.changeSetId)).toMatchObject({ kind: 'record', status: 'done', changed: 2 });
  });
});
