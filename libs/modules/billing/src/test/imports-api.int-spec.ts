import { Readable } from 'node:stream';
import { importPage } from '@hisaab/contracts';
import { eventually } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billingApp, type BillingApp, type Json, type Person, type Reply } from './billing.app';

let app: BillingApp;
beforeAll(async () => {
  app = await billingApp({ HISAAB_LIMITS_PROFILE: 'load-test' });
});
afterAll(() => app?.close());

const BOUNDARY = 'a-boundary-of-this-test';
const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
const HEADER = 'Date,Account,Category,Note,Amount,Income/Expense';

function form(content: string | Buffer, part = 'file'): Buffer {
  return Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${part}"; filename="../../rows.csv"\r\n` +
        'content-type: text/csv\r\n\r\n',
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
}

async function settled(person: Person, id: unknown): Promise<Json> {
  return eventually(
    async () => {
      const { body } = await person.get(`/v1/imports/${String(id)}`);
      if (body['status'] === 'reading' || body['status'] === 'running')
        throw new Error(`still ${body['status']}`);
      return body;
    },
    { timeout: 20_000 },
  );
}

function upload(
  person: Person,
  content: string | Buffer,
  query = '',
  more: Record<string, string> = {},
): Promise<Reply> {
  return person.post(`/v1/imports${query}`, form(content), { ...headers, ...more });
}

describe('the door for files', () => {
  it('previews, takes a correction, imports in the background, and is undone', async () => {
    const person = await app.person();
    const file = `${HEADER}\n03/04/2024,Cash,Food,tea,"1,200.50",Expense\n04/04/2024,Cash,Food,bad,x,Expense\n05/04/2024,Bank,Salary,pay,5000,Income\n`;
    const started = await upload(person, file);
    expect(started.status, started.text).toBe(202);
    expect(started.body).toMatchObject({ status: 'reading', filename: 'rows.csv', changeSetId: null });
    const preview = await settled(person, started.body['id']);
    expect(preview).toMatchObject({ status: 'preview', rows: 3, failed: 1, imported: 0, problem: null });
    expect(preview['mapping']).toMatchObject({
      dateOrder: 'dmy',
      columns: { date: 0, account: 1, category: 2 },
    });

    const path = `/v1/imports/${String(started.body['id'])}`;
    const rows = await person.get(`${path}/rows?limit=2`);
    const items = rows.body['items'] as Json[];
    expect(items.map((row) => [row['line'], row['status']])).toEqual([
      [1, 'ignored'],
      [2, 'ready'],
    ]);
    expect(items[1]?.['draft']).toMatchObject({ amount: '1200.5', date: '2024-04-03', category: 'Food' });
    const next = await person.get(`${path}/rows?limit=2&cursor=${String(rows.body['nextCursor'])}`);
    expect((next.body['items'] as Json[]).map((row) => row['line'])).toEqual([3, 4]);
    expect(
      (await person.get(`${path}/rows?status=failed&cursor=${String(rows.body['nextCursor'])}`)).status,
    ).toBe(422);

    const mapped = await person.send('PUT', `${path}/mapping`, {
      ...(preview['mapping'] as Json),
      dateOrder: 'mdy',
    });
    expect(mapped.status, mapped.text).toBe(200);
    expect(await settled(person, started.body['id'])).toMatchObject({ status: 'preview', rows: 3 });
    expect((await person.post(`${path}/commit`)).status).toBe(202);
    const done = await settled(person, started.body['id']);
    expect(done).toMatchObject({ status: 'done', imported: 2, failed: 1, processed: 3 });
    const listed = (await person.get('/v1/transactions')).body['items'] as Json[];
    expect(listed.map((row) => [row['date'], row['source']])).toEqual([
      ['2024-05-04', 'import'],
      ['2024-03-04', 'import'],
    ]);
    expect((await person.post(`${path}/commit`)).body['code']).toBe('import-not-open');

    const undone = await person.post(`/v1/changes/${String(done['changeSetId'])}/undo`);
    expect(undone.status, undone.text).toBe(200);
    expect((await person.get(path)).body['status']).toBe('undone');
    expect((await person.get('/v1/transactions')).body['items']).toEqual([]);
  });

  it('refuses a mapping to columns that the file does not have', async () => {
    const person = await app.person();
    const file = `${HEADER}\n03/04/2024,Cash,Food,tea,12,Expense\n04/04/2024,Cash,Food,bun,5,Expense,one more\n`;
    const started = await upload(person, file);
    const preview = await settled(person, started.body['id']);
    const path = `/v1/imports/${String(started.body['id'])}`;
    const mapping = preview['mapping'] as { columns: Record<string, number> };
    const put = (more: object) => person.send('PUT', `${path}/mapping`, { ...mapping, ...more });
    const refused = await put({ columns: { ...mapping.columns, note: 7 } });
    expect([refused.status, refused.body['code']]).toEqual([422, 'no-such-column']);
    expect(refused.body['errors']).toEqual([
      { path: 'columns.note', message: 'the file has the columns 0 to 6' },
    ]);
    // By another separator the same file has one column.
    const apart = await put({ separator: ';' });
    expect([apart.status, apart.body['code']]).toEqual([422, 'no-such-column']);
    expect((await person.get(path)).body).toEqual(preview);
    expect((await put({ columns: { ...mapping.columns, note: 6 } })).status).toBe(200);
    expect(await settled(person, started.body['id'])).toMatchObject({ status: 'preview', rows: 2 });
    await person.post(`${path}/commit`);
    expect(await settled(person, started.body['id'])).toMatchObject({ status: 'done', imported: 2 });
  });

  it('gives the first answer again to the same key and file, and refuses another file', async () => {
    const person = await app.person();
    const file = `${HEADER}\n03/04/2024,Cash,Food,tea,12,Expense\n`;
    const key = { 'idempotency-key': 'twice' };
    const first = await upload(person, file, '?commit=true', key);
    const second = await upload(person, file, '?commit=true', key);
    expect(second.body['id']).toBe(first.body['id']);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(
      (await upload(person, `${file}04/04/2024,Cash,Food,x,1,Expense\n`, '?commit=true', key)).body['code'],
    ).toBe('idempotency-key-reused');
    expect(await settled(person, first.body['id'])).toMatchObject({ status: 'done', imported: 1 });
    const { rows } = await app.database.admin.query(
      'select 1 from billing.import_chunk c where not exists (select 1 from billing.import i where i.id = c.import_id)',
    );
    expect(rows).toEqual([]);
  });

  it('refuses what is no file of rows, and nothing of it stays', async () => {
    const person = await app.person();
    await person.get('/v1/accounts');
    const before = await app.fingerprint();
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(2000, 1)]);
    const cases: [Promise<Reply>, number, string][] = [
      [upload(person, ''), 422, 'file-empty'],
      [upload(person, zip), 422, 'file-not-text'],
      [upload(person, Buffer.alloc(300_000, 0)), 422, 'file-not-text'],
      [upload(person, Buffer.alloc(26 * 1024 * 1024, 'a,b\n')), 413, 'file-too-large'],
      [person.post('/v1/imports', form('a', 'other'), headers), 400, 'invalid-request'],
      [person.post('/v1/imports', Buffer.from(`--${BOUNDARY}\r\nno end`), headers), 400, 'invalid-request'],
      [upload(person, 'a,b', '?commit=maybe'), 400, 'invalid-request'],
      [upload(person, 'a,b', '?unknown=1'), 400, 'invalid-request'],
    ];
    for (const [sent, status, code] of cases) {
      const answer = await sent;
      expect([answer.status, answer.body['code']], answer.text).toEqual([status, code]);
    }
    const json = await person.post('/v1/imports', { file: 'a,b' });
    expect([400, 415]).toContain(json.status);
    expect(await app.fingerprint()).toBe(before);
  });

  it('cuts 200 MB of an unknown length while they stream', async () => {
    const person = await app.person();
    let sent = 0;
    const piece = Buffer.alloc(64 * 1024, '01/01/2024,tea,5\n');
    async function* endless(): AsyncGenerator<Buffer> {
      yield form('').subarray(0, -`\r\n--${BOUNDARY}--\r\n`.length);
      for (; sent < 200 * 1024 * 1024; sent += piece.length) yield piece;
    }
    const answer = await person.post('/v1/imports', Readable.from(endless()), headers);
    expect([answer.status, answer.body['code']]).toEqual([413, 'file-too-large']);
    const { rows } = await app.database.admin.query('select 1 from billing.import_chunk');
    expect(rows).toEqual([]);
  });

  it('lists what was imported, the newest first, page by page', async () => {
    const person = await app.person();
    const ids: unknown[] = [];
    for (const day of [3, 4, 5]) {
      const file = `${HEADER}\n0${day}/04/2024,Cash,Food,tea,12,Expense\n`;
      const { body } = await upload(person, file, day === 5 ? '' : '?commit=true');
      ids.unshift(body['id']);
      await settled(person, body['id']);
    }
    const list = async (query = '') => importPage.parse((await person.get(`/v1/imports${query}`)).body);
    const all = await list();
    expect(all.items.map(({ id, status, imported }) => [id, status, imported])).toEqual([
      [ids[0], 'preview', 0],
      [ids[1], 'done', 1],
      [ids[2], 'done', 1],
    ]);
    expect(all.items.map(({ changeSetId }) => changeSetId === null)).toEqual([true, false, false]);
    expect(all.nextCursor).toBeNull();
    expect(JSON.stringify(all)).not.toContain('mapping');
    const first = await list('?limit=2');
    const next = await list(`?limit=2&cursor=${String(first.nextCursor)}`);
    expect([...first.items, ...next.items]).toEqual(all.items);
    expect(next.nextCursor).toBeNull();

    await person.post(`/v1/changes/${String(all.items[1]?.changeSetId)}/undo`);
    expect((await list()).items.map(({ status }) => status)).toEqual(['preview', 'undone', 'done']);
    const stranger = await app.person();
    expect((await stranger.get('/v1/imports')).body).toEqual({ items: [], nextCursor: null });
    const borrowed = await stranger.get(`/v1/imports?cursor=${String(first.nextCursor)}`);
    expect([borrowed.status, borrowed.body['code']]).toEqual([422, 'invalid-cursor']);
    expect((await person.get('/v1/imports?status=done')).status).toBe(400);
  });

  it('is closed to others', async () => {
    const [owner, stranger] = [await app.person(), await app.person()];
    const started = await upload(owner, `${HEADER}\n03/04/2024,Cash,Food,tea,12,Expense\n`);
    const preview = await settled(owner, started.body['id']);
    const path = `/v1/imports/${String(started.body['id'])}`;
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get(`${path}/rows`)).status).toBe(404);
    expect((await stranger.post(`${path}/commit`)).status).toBe(404);
    expect((await stranger.send('PUT', `${path}/mapping`, preview['mapping'])).status).toBe(404);
    expect(
      (await owner.send('PUT', `${path}/mapping`, { ...(preview['mapping'] as Json), columns: {} })).status,
    ).toBe(422);
    expect((await owner.send('PUT', `${path}/mapping`, { dateOrder: 'dmy' })).status).toBe(400);
  });
});

describe('quick entry at its door', () => {
  it('understands, and records only when asked and whole', async () => {
    const person = await app.person();
    const understood = await person.post('/v1/transactions/quick', { text: '250 lunch yesterday #team' });
    expect(understood.status, understood.text).toBe(200);
    expect(understood.body).toMatchObject({
      draft: { type: 'expense', amount: { amount: '250.00', currency: 'INR' }, tags: ['team'] },
      missing: [],
    });
    expect((await person.get('/v1/transactions')).body['items']).toEqual([]);
    const saved = await person.post('/v1/transactions/quick?save=true', {
      text: '250 lunch yesterday #team',
    });
    expect(saved.status, saved.text).toBe(201);
    expect(saved.body).toMatchObject({ source: 'quick', tags: ['team'], amount: { amount: '250.00' } });
    const refused = await person.post('/v1/transactions/quick?save=true', { text: 'lunch' });
    expect([refused.status, refused.body['code']]).toEqual([422, 'quick-entry-incomplete']);
    expect((await person.post('/v1/transactions/quick', { text: ' ' })).status).toBe(400);
  });
});
