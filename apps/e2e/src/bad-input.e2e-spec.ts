import { bookFingerprint, expectAgreement, expectDrained } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badFiles } from './bad-input/files';
import { badFields, badTransactions, type Book } from './bad-input/transactions';
import { badRequests } from './bad-input/requests';
import { ask } from './support/answers';
import { openHouse, type House } from './support/house';
import { Person } from './support/person';
import { rawExchange } from './support/raw-socket';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly version: number;
}

describe('bad input is refused with its code, and leaves the book as it was', () => {
  let house: House;
  let person: Person;
  let book: Book;
  let before: Record<string, string>;

  beforeAll(async () => {
    house = await openHouse();
    person = await Person.signUp(house.baseUrl);
    const make = async (path: string, body: unknown): Promise<Item> => {
      const answer = await person.post<Item>(path, body);
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
      return answer.body;
    };
    const [cash] = (await person.get<{ items: Item[] }>('/v1/accounts')).body.items;
    const dollars = await make('/v1/accounts', { name: 'Dollars', kind: 'bank', currency: 'USD' });
    const yen = await make('/v1/accounts', { name: 'Yen', kind: 'bank', currency: 'JPY' });
    const dinar = await make('/v1/accounts', { name: 'Dinar', kind: 'bank', currency: 'BHD' });
    const closed = await make('/v1/accounts', { name: 'Closed', kind: 'bank', archived: true });
    const expense = await make('/v1/categories', { name: 'Outings', kind: 'expense' });
    const income = await make('/v1/categories', { name: 'Prizes', kind: 'income' });
    const transaction = await make('/v1/transactions', {
      ...{ type: 'expense', amount: { amount: '250', currency: 'INR' }, date: '2026-11-20' },
      ...{ categoryId: expense.id, payee: 'Swiggy', note: 'lunch', tags: ['team'] },
    });
    book = {
      cash: cash?.id ?? '',
      ...{ dollars: dollars.id, yen: yen.id, dinar: dinar.id, closed: closed.id },
      ...{ expense: expense.id, income: income.id, transaction: transaction.id },
    };
    await expectDrained(house.admin);
    before = await bookFingerprint(house.admin, person.bookId);
  });
  afterAll(() => house?.close());

  async function nothingChanged(what: string): Promise<void> {
    expect(await bookFingerprint(house.admin, person.bookId), what).toEqual(before);
  }

  function told(what: string, answer: { status: number; body: Record<string, unknown> }): string {
    return `${what}: ${answer.status} ${String(answer.body['code'])}`;
  }

  it('has something to lose', () => {
    expect(Object.keys(before).length).toBeGreaterThan(10);
    expect(before['billing.transaction']).toMatch(/^1 rows/);
  });

  it('in a transaction that is recorded', async () => {
    for (const { what, body, status, code } of badTransactions(book)) {
      const answer = await person.post('/v1/transactions', body, {
        'idempotency-key': what.replaceAll(' ', '-'),
      });
      expect(told(what, answer)).toBe(`${what}: ${status} ${code}`);
      await nothingChanged(what);
    }
  });

  it('in a change of a transaction', async () => {
    const path = `/v1/transactions/${book.transaction}`;
    for (const { what, body, status, code } of badFields(book)) {
      const answer = await person.call('PATCH', path, body, { 'if-match': '"1"' });
      expect(told(what, answer)).toBe(`${what}: ${status} ${code}`);
      await nothingChanged(what);
    }
    const missing = await person.call('PATCH', path, { note: 'no version' });
    expect(told('no version', missing)).toBe('no version: 428 if-match-required');
    const stale = await person.call('PATCH', path, { note: 'an old one' }, { 'if-match': '"7"' });
    expect(told('stale', stale)).toBe('stale: 412 stale-version');
    expect(stale.body).toMatchObject({ currentVersion: 1 });
    await nothingChanged('versions');
  });

  it('in every other write', async () => {
    for (const { what, method, path, body, headers, status, code } of badRequests(book)) {
      const answer = await person.call(method, path, body, headers);
      expect(told(what, answer)).toBe(`${what}: ${status} ${code}`);
      await nothingChanged(what);
    }
  });

  it('in the bytes of a body', async () => {
    const authorization = `Bearer ${person.signedUp.accessToken}`;
    const good = '{"type":"expense","amount":{"amount":"1","currency":"INR"},"date":"2026-11-20"}';
    const json = { authorization, 'content-type': 'application/json' };
    const bodies: [string, string | Uint8Array, Record<string, string>, number, string][] = [
      ['truncated', good.slice(0, -5), json, 400, 'malformed-json'],
      ['empty', '', json, 400, 'invalid-request'],
      ['two values', `${good}${good}`, json, 400, 'malformed-json'],
      ['no JSON', 'type=expense', json, 400, 'malformed-json'],
      [
        'not UTF-8',
        Buffer.from(good.replace('expense', 'exp\u00e9nse'), 'latin1'),
        json,
        400,
        'malformed-json',
      ],
      ['a list', `[${good}]`, json, 400, 'invalid-request'],
      ['null', 'null', json, 400, 'invalid-request'],
      [
        'as a form',
        good,
        { authorization, 'content-type': 'application/x-www-form-urlencoded' },
        415,
        'unsupported-media-type',
      ],
      ['as text', good, { authorization, 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
      ['as XML', '<a/>', { authorization, 'content-type': 'application/xml' }, 415, 'unsupported-media-type'],
    ];
    for (const [what, body, headers, status, code] of bodies) {
      const answer = await ask(house.baseUrl, 'POST', '/v1/transactions', { headers, body });
      expect(told(what, answer)).toBe(`${what}: ${status} ${code}`);
      await nothingChanged(what);
    }
  });

  it('in a body of 10 MB, without waiting for it', async () => {
    const head = [
      'POST /v1/transactions HTTP/1.1',
      'Host: localhost',
      `Authorization: Bearer ${person.signedUp.accessToken}`,
      'Content-Type: application/json',
      'Content-Length: 10000000',
    ];
    const answer = await rawExchange(house.baseUrl, `${head.join('\r\n')}\r\n\r\n{"note":"`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"too-large"');
    await nothingChanged('10 MB');
  });

  it('in a file', async () => {
    for (const { what, form, query = '', status, code } of badFiles()) {
      const answer = await person.post(`/v1/imports${query}`, form);
      expect(told(what, answer)).toBe(`${what}: ${status} ${code}`);
      await nothingChanged(what);
    }
  });

  it('but odd text is kept as it is, and runs nowhere', async () => {
    const odd = ['<img src=x onerror=alert(1)>', '=HYPERLINK("http://x")', '@SUM(1)', 'two\r\nlines', '-1+1'];
    for (const note of odd) {
      const entry = { type: 'expense', amount: { amount: '1', currency: 'INR' }, date: '2026-11-21', note };
      const answer = await person.post<{ note: string }>('/v1/transactions', entry);
      expect(answer.status, answer.text).toBe(201);
      expect(answer.body.note).toBe(note);
    }
    const csv = await person.get('/v1/exports/transactions?format=csv');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text).not.toMatch(/(?:^|,)"?[=@+-][A-Za-z(]/m);
    expect(csv.text).toContain('HYPERLINK');
  });

  it('of a half-broken file the good rows are kept, the bad ones listed with line and reason', async () => {
    const form = new FormData();
    const rows = [
      'Date,Note,Amount',
      '01/11/2026,Tea,-20.00',
      '31/02/2026,Milk,-30.00',
      '03/11/2026,Rice,abc',
    ];
    form.append('file', new Blob([`${rows.join('\n')}\n`], { type: 'text/csv' }), 'half.csv');
    const started = await person.post<Item>('/v1/imports?commit=true', form);
    expect(started.status, started.text).toBe(202);
    const path = `/v1/imports/${started.body.id}`;
    await expect
      .poll(async () => (await person.get<{ status: string }>(path)).body.status, { timeout: 20_000 })
      .toBe('done');
    expect((await person.get(path)).body).toMatchObject({ imported: 1, failed: 2, duplicates: 0 });
    const failed = await person.get<{ items: { line: number; reason: string }[] }>(
      `${path}/rows?status=failed`,
    );
    expect(failed.body.items.map(({ line }) => line)).toEqual([3, 4]);
    for (const { reason } of failed.body.items) expect(reason).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('and afterwards the three that keep the book agree', async () => {
    await expectDrained(house.admin);
    await expectAgreement(house.admin);
  });
});
