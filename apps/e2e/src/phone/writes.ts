import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@hisaab/kernel';
import { eventually } from '@hisaab/testing';
import fc from 'fast-check';
import { DROPS, type Drop } from '../support/cuttable-line';
import type { DeviceCopy, Entry } from './device-copy';
import type { Phone, Told } from './phone';

const KINDS = [
  'record',
  'record',
  'record',
  'edit',
  'edit',
  'delete',
  'restore',
  'bulk',
  'undo',
  'import',
  'payee',
  'merge',
  'account',
  'category',
  'sync',
  'sync',
  'renew',
] as const;

/** One thing that one of the devices does. Positions are taken modulo what there is when its turn comes. */
export interface Step {
  readonly device: number;
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly drop: Drop | null;
}

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    device: fc.nat({ max: 1 }),
    kind: fc.constantFrom(...KINDS),
    at: fc.nat({ max: 10_000 }),
    drop: fc.option(fc.constantFrom(...DROPS), { freq: 2 }),
  }),
  { minLength: 25, maxLength: 60 },
);

export interface Device {
  readonly phone: Phone;
  readonly copy: DeviceCopy;
}

/** What has been done to the book so far, as both devices know it together. */
export interface Known {
  readonly deleted: string[];
  readonly sets: string[];
  files: number;
}

const PAYEES = ['Swiggy', 'Zomato', 'Big Basket', 'Metro', 'Chai'];
const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % items.length];
const inr = (amount: number): object => ({ amount: amount.toFixed(2), currency: 'INR' });

/** Does the step; refused is only what another device, or an undo, was faster with. */
export async function play({ phone, copy }: Device, step: Step, known: Known): Promise<void> {
  const { at, kind } = step;
  const drop = step.drop ?? undefined;
  const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    phone.surely<Entry>(
      {
        method,
        path,
        ...(body === undefined ? {} : { body }),
        ...(headers ? { headers } : {}),
        key: randomUUID(),
      },
      drop,
    );
  const entry = pick(copy.all('transaction'), at);
  const match = (one: Entry): Record<string, string> => ({ 'if-match': `"${one.version}"` });
  const done = (told: Told<Entry>, ...fine: number[]): void => {
    if (!fine.includes(told.status)) throw new Error(`${kind}: ${told.status} ${told.text}`);
    if (told.status < 300 && typeof told.body.changeSetId === 'string')
      known.sets.push(told.body.changeSetId);
  };
  switch (kind) {
    case 'sync':
      return copy.sync(1 + (at % 20), drop);
    case 'renew':
      return phone.renew(drop);
    case 'record': {
      const body = { type: at % 4 ? 'expense' : 'income', amount: inr(1 + at / 100), date: dayOf(at) };
      const more = { id: uuidv7(), payee: pick(PAYEES, at), tags: at % 3 ? [] : ['weekly'] };
      return done(await send('POST', '/v1/transactions', { ...body, ...more }), 201);
    }
    case 'import':
      return importFile(phone, known, at, drop);
    case 'account':
      return done(
        await send('POST', '/v1/accounts', { name: `Box ${uuidv7()}`, kind: 'cash', currency: 'INR' }),
        201,
      );
    case 'category': {
      const own = copy.all('category').filter(({ name }) => String(name).startsWith('Own'));
      const gone = at % 2 ? pick(own, at) : undefined;
      const target = copy.all('category').find(({ id, kind: its }) => id !== gone?.id && its === 'expense');
      if (gone && target) {
        return done(await send('DELETE', `/v1/categories/${gone.id}?moveTo=${target.id}`), 204, 404, 422);
      }
      return done(await send('POST', '/v1/categories', { name: `Own ${uuidv7()}`, kind: 'expense' }), 201);
    }
    case 'payee': {
      const payee = pick(copy.all('payee'), at);
      if (!payee) return;
      const name = `Payee ${uuidv7()}`;
      return done(await send('PATCH', `/v1/payees/${payee.id}`, { name }, match(payee)), 200, 404, 412);
    }
    case 'merge': {
      const payee = pick(copy.all('payee'), at);
      const into = pick(copy.all('payee'), at + 1);
      if (!payee || !into || payee === into) return;
      const told = await send('PATCH', `/v1/payees/${payee.id}`, { mergeInto: into.id }, match(payee));
      return done(told, 200, 404, 412, 422);
    }
    case 'restore': {
      const id = pick(known.deleted, at);
      return id === undefined ? undefined : done(await send('POST', `/v1/transactions/${id}/restore`), 200);
    }
    case 'undo': {
      const set = pick(known.sets, at);
      if (set === undefined) return;
      return done(await send('POST', `/v1/changes/${set}/undo`), 200, 409, 422);
    }
    case 'bulk': {
      const ids = copy
        .all('transaction')
        .slice(0, 1 + (at % 7))
        .map(({ id }) => id);
      if (ids.length === 0) return;
      const change = at % 3 ? { addTags: [`t${at % 5}`] } : { delete: true };
      const told = await send('POST', '/v1/transactions/bulk', { ids, change });
      if (told.status === 200 && at % 3 === 0) known.deleted.push(...ids);
      return done(told, 200, 404);
    }
    default:
      if (!entry) return;
      return changeOne(entry);
  }

  async function changeOne(one: Entry): Promise<void> {
    const path = `/v1/transactions/${one.id}`;
    if (kind === 'delete') {
      const told = await send('DELETE', path, undefined, match(one));
      if (told.status === 204) known.deleted.push(one.id);
      return done(told, 204, 404, 412);
    }
    done(
      await send('PATCH', path, { note: `n${at}`, amount: inr(2 + at / 50) }, match(one)),
      200,
      404,
      412,
      422,
    );
  }
}

function dayOf(at: number): string {
  return new Date(Date.UTC(2026, 8, 1 + (at % 80))).toISOString().slice(0, 10);
}

async function importFile(phone: Phone, known: Known, at: number, drop?: Drop): Promise<void> {
  known.files += 1;
  const rows = Array.from(
    { length: 1 + (at % 9) },
    (_, line) => `${dayOf(at + line)},Shop ${line},-${known.files}${line}.50`,
  );
  const file = `Date,Payee,Amount\n${rows.join('\n')}\n`;
  const body = new FormData();
  body.set('file', new Blob([file], { type: 'text/csv' }), `bank-${known.files}.csv`);
  const errand = { method: 'POST', path: '/v1/imports?commit=true', body, key: randomUUID() };
  const told = await phone.surely<{ id: string }>(errand, drop);
  if (told.status !== 202) throw new Error(`import: ${told.status} ${told.text}`);
  await eventually(
    async () => {
      const now = await phone.get<{ status: string; changeSetId: string | null; imported: number }>(
        `/v1/imports/${told.body.id}`,
      );
      if (now.status !== 'done') throw new Error(`the import is ${JSON.stringify(now)}`);
      if (now.changeSetId) known.sets.push(now.changeSetId);
    },
    { timeout: 30_000 },
  );
}
