import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@hisaab/kernel';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DeviceCopy, listed, NOUNS, type Entry } from './phone/device-copy';
import { OldTransaction, type OldRow } from './phone/old-schema';
import { Phone } from './phone/phone';
import { play, steps, type Device, type Known, type Step } from './phone/writes';
import { CuttableLine, DROPS } from './support/cuttable-line';
import { openHouse, type House } from './support/house';

/** HISAAB_SEED=<the printed one> plays the same steps again. */
const seed = Number(process.env['HISAAB_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));
const RUNS = 8;
const PASSWORD = 'Tall-harbour-42-lantern';
const inr = (amount: string): object => ({ amount, currency: 'INR' });
const lunch = { type: 'expense', amount: inr('120.00'), date: '2026-11-20', payee: 'Swiggy' };

interface Page {
  readonly items: readonly Entry[];
}

describe('a phone app', () => {
  let house: House;
  const lines: CuttableLine[] = [];

  beforeAll(async () => {
    house = await openHouse({ HISAAB_LIMITS_PROFILE: 'load-test' });
  });
  afterEach(async () => {
    for (const line of lines.splice(0)) await line.close();
  });
  afterAll(() => house?.close());

  /** Devices of one person, each on a line of its own. */
  async function devices(count: number): Promise<Device[]> {
    const email = `phone-${randomUUID()}@example.org`;
    const made: Device[] = [];
    for (let at = 0; at < count; at += 1) {
      const line = await CuttableLine.to('127.0.0.1', Number(new URL(house.baseUrl).port));
      lines.push(line);
      const phone = new Phone(line);
      await (at === 0 ? phone.signUp(email, PASSWORD) : phone.logIn(email, PASSWORD));
      made.push({ phone, copy: new DeviceCopy(phone) });
    }
    return made;
  }
  async function oneDevice(): Promise<Device> {
    const [device] = await devices(1);
    if (!device) throw new Error('no device');
    return device;
  }

  it.each(DROPS)('whose line goes %s does each thing once', async (drop) => {
    const { phone } = await oneDevice();
    const once = <Body = Entry>(
      method: string,
      path: string,
      body?: object,
      headers?: Record<string, string>,
    ) =>
      phone.surely<Body>(
        { method, path, ...(body ? { body } : {}), ...(headers ? { headers } : {}), key: randomUUID() },
        drop,
      );
    const id = uuidv7();
    const recorded = await once('POST', '/v1/transactions', { id, ...lunch });
    expect([recorded.status, recorded.body.id, recorded.body.version]).toEqual([201, id, 1]);
    const changed = await once('PATCH', `/v1/transactions/${id}`, { note: 'team' }, { 'if-match': '"1"' });
    expect([changed.status, changed.body.version], changed.text).toEqual([200, 2]);
    const tagged = await once<{ changeSetId: string; changed: number }>('POST', '/v1/transactions/bulk', {
      ids: [id],
      change: { addTags: ['office'] },
    });
    expect([tagged.status, tagged.body.changed]).toEqual([200, 1]);
    const undone = await once<{ changed: number }>('POST', `/v1/changes/${tagged.body.changeSetId}/undo`);
    // The entry, and the tag that came with the change.
    expect([undone.status, undone.body.changed], undone.text).toEqual([200, 2]);
    expect((await once('DELETE', `/v1/transactions/${id}`)).status).toBe(204);
    expect((await once('POST', `/v1/transactions/${id}/restore`)).status).toBe(200);
    expect(
      (await once('POST', '/v1/accounts', { name: 'Purse', kind: 'cash', currency: 'INR' })).status,
    ).toBe(201);
    expect((await once('POST', '/v1/categories', { name: 'Pots', kind: 'expense' })).status).toBe(201);
    const quick = await once('POST', '/v1/transactions/quick?save=true', { text: '350 auto yesterday' });
    expect([200, 201], quick.text).toContain(quick.status);
    expect(phone.losses, 'each was lost once').toBe(9);

    const { items } = await phone.get<Page>('/v1/transactions');
    expect(items.length).toBe(2);
    expect(items.find((one) => one.id === id)).toMatchObject({ note: 'team', tags: [], version: 6 });
    const purses = (await phone.get<Page>('/v1/accounts')).items.filter(({ name }) => name === 'Purse');
    const pots = (await phone.get<Page>('/v1/categories')).items.filter(({ name }) => name === 'Pots');
    expect([purses.length, pots.length]).toEqual([1, 1]);
  });

  it('sends tomorrow what it recorded today: the id alone makes it once, without a key', async () => {
    const [first, second] = await devices(2);
    const body = { id: uuidv7(), ...lunch };
    const one = await first?.phone.ask<Entry>('POST', '/v1/transactions', body);
    const again = await first?.phone.ask<Entry>('POST', '/v1/transactions', body);
    // A restored backup on the other device sends it too.
    const there = await second?.phone.ask<Entry>('POST', '/v1/transactions', body);
    expect(one).toMatchObject({ status: 201 });
    for (const told of [again, there]) {
      expect(told).toMatchObject({ body: { id: body.id, version: 1 } });
    }
    const { items } = (await first?.phone.get<Page>('/v1/transactions')) ?? { items: [] };
    expect(items.map(({ id }) => id)).toEqual([body.id]);
  });

  it.each(DROPS)('whose line goes %s while it renews its tokens stays signed in', async (drop) => {
    const [first, second] = await devices(2);
    if (!first || !second) throw new Error('no devices');
    const before = first.phone.refreshToken;
    for (let turn = 0; turn < 3; turn += 1) {
      await first.phone.renew(drop);
      expect((await first.phone.get<Page>('/v1/transactions')).items).toEqual([]);
    }
    // The other device has a session of its own.
    await second.phone.renew();
    expect((await second.phone.get<Page>('/v1/transactions')).items).toEqual([]);
    // Within the grace the very first token still leads to a pair; that is not a session ended.
    const repeated = await second.phone.ask('POST', '/v1/auth/refresh', { refreshToken: before });
    expect(repeated).toMatchObject({ status: 200 });
    await first.phone.renew();
  });

  it('sees what a merge of payees on another device did to the entries that it has', async () => {
    const [first, second] = await devices(2);
    if (!first || !second) throw new Error('no devices');
    const write = async (method: string, path: string, body?: object, version?: number): Promise<Entry> => {
      const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
      const told = await first.phone.surely<Entry>({
        method,
        path,
        ...(body ? { body } : {}),
        headers,
        key: randomUUID(),
      });
      expect(told.status, told.text).toBeLessThan(300);
      return told.body;
    };
    const agrees = async (limit: number): Promise<void> => {
      await second.copy.sync(limit);
      const there = await listed(second.phone, 'transaction');
      expect(second.copy.shown('transaction')).toEqual(there);
    };
    for (const payee of ['Swiggy', 'Swigy', 'Swiggi'])
      await write('POST', '/v1/transactions', { ...lunch, payee });
    await agrees(1);
    const { items } = await first.phone.get<Page>('/v1/payees');
    const [into, ...typos] = items;
    for (const { id, version } of typos)
      await write('PATCH', `/v1/payees/${id}`, { mergeInto: into?.id }, version);
    // Neither has a number of its own: a page of one must go on behind them.
    await agrees(1);
    await write('POST', '/v1/transactions', lunch);
    await agrees(1);
  });

  it(`two devices end with the server's own lists, after any writes and losses (seed ${seed})`, async () => {
    process.stdout.write(`phone app: seed ${seed}\n`);
    let losses = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 12 }), async (plan: Step[], limit) => {
        const both = await devices(2);
        const known: Known = { deleted: [], sets: [], files: 0 };
        for (const step of plan) {
          const device = both[step.device];
          if (device) await play(device, step, known);
        }
        for (const { phone, copy } of both) {
          await copy.sync(limit);
          for (const noun of NOUNS) expect(copy.shown(noun), noun).toEqual(await listed(phone, noun));
          losses += phone.losses;
        }
      }),
      { seed, numRuns: RUNS, endOnFailure: true },
    );
    expect(losses).toBeGreaterThan(RUNS);
  });

  it('that is old reads what it knows, leaves the rest as it is, and bears words that are new to it', async () => {
    const { phone } = await oneDevice();
    const make = async (body: object): Promise<Entry> => {
      const told = await phone.surely<Entry>({
        method: 'POST',
        path: '/v1/transactions',
        body,
        key: randomUUID(),
      });
      expect(told.status, told.text).toBe(201);
      return told.body;
    };
    const { items: accounts } = await phone.get<Page>('/v1/accounts');
    const purse = await phone.surely<Entry>({
      method: 'POST',
      path: '/v1/accounts',
      body: { name: 'Purse', kind: 'cash', currency: 'INR' },
      key: randomUUID(),
    });
    const { items: categories } = await phone.get<Page>('/v1/categories');
    const [one, two] = categories.filter(({ kind }) => kind === 'expense');
    const split = await make({
      ...lunch,
      time: '13:05',
      tags: ['team'],
      splits: [
        { categoryId: one?.id, amount: inr('100.00') },
        { categoryId: two?.id, amount: inr('20.00') },
      ],
    });
    const moved = { type: 'transfer', amount: inr('500.00'), date: '2026-11-20' };
    const transfer = await make({ ...moved, accountId: accounts[0]?.id, toAccountId: purse.body.id });

    const rows = (await phone.get<{ items: unknown[] }>('/v1/transactions')).items.map((row) =>
      OldTransaction.parse(row),
    );
    const old = (id: string): OldRow | undefined => rows.find((row) => row.id === id);
    expect(old(split.id)).toEqual({
      id: split.id,
      version: 1,
      type: 'expense',
      amount: { amount: '120.00', currency: 'INR' },
      date: '2026-11-20',
      note: null,
    });
    expect(old(transfer.id)?.type, 'a kind of entry that came later').toBe('other');

    // It changes the one field that it knows of, and only that.
    for (const before of [split, transfer]) {
      const headers = { 'if-match': `"${before.version}"` };
      const told = await phone.ask<Entry>(
        'PATCH',
        `/v1/transactions/${before.id}`,
        { note: 'seen' },
        headers,
      );
      expect(told).toMatchObject({ status: 200 });
      const { version, note: _n, updatedAt: _u, changeSetId: _c, ...rest } = before;
      expect(told === 'lost' ? null : told.body).toMatchObject({
        ...rest,
        note: 'seen',
        version: version + 1,
      });
    }
  });

  it('that is newer than the server is told which field is not known, and nothing is written', async () => {
    const { phone } = await oneDevice();
    const { items: accounts } = await phone.get<Page>('/v1/accounts');
    const account = `/v1/accounts/${accounts[0]?.id}`;
    for (const [method, path, body, field] of [
      ['POST', '/v1/transactions', { ...lunch, mood: 'glad' }, 'mood'],
      ['POST', '/v1/transactions', { ...lunch, amount: { ...inr('1.00'), rate: '1' } }, 'rate'],
      [
        'POST',
        '/v1/transactions/bulk',
        { ids: [uuidv7()], change: { addTags: ['a'], paint: 'red' } },
        'paint',
      ],
      ['PATCH', account, { name: 'Purse', iban: 'x' }, 'iban'],
      ['POST', '/v1/auth/refresh', { refreshToken: 'x', fingerprint: 'y' }, 'fingerprint'],
    ] as const) {
      const told = await phone.ask(method, path, body, {
        'if-match': '"1"',
        'idempotency-key': randomUUID(),
      });
      if (told === 'lost') throw new Error('lost');
      expect([path, told.status], told.text).toEqual([path, 400]);
      const errors = JSON.stringify(told.body['errors']);
      expect(errors, `${path} names the field`).toContain(field);
    }
    for (const [name, value] of [
      ['type', 'barter'],
      ['sort', 'mood'],
    ]) {
      const told = await phone.ask('GET', `/v1/transactions?${name}=${value}`);
      expect(told).toMatchObject({ status: 400 });
    }
    expect((await phone.get<Page>('/v1/transactions')).items).toEqual([]);
  });

  it('that brings no token is asked for one, in JSON, without a cookie or a page', async () => {
    const line = await CuttableLine.to('127.0.0.1', Number(new URL(house.baseUrl).port));
    lines.push(line);
    const told = await new Phone(line).ask('GET', '/v1/transactions');
    expect(told).toMatchObject({ status: 401, body: { status: 401 } });
    expect(told === 'lost' ? '' : told.headers.get('content-type')).toContain('application/problem+json');
  });
});
