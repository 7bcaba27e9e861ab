import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/problem';
import { type Ask, sendAll } from './sender';
import type { Refusal, Transaction, Waiting, Work } from './waiting';

const FIRST = '01931b2e-0000-7000-8000-000000000001';

function transaction(part: Partial<Transaction> = {}): Transaction {
  const words = { id: FIRST, version: 1, type: 'expense', payee: 'Chai', note: null, tags: [], splits: [] };
  return {
    ...words,
    amount: { amount: '10.00', currency: 'INR' },
    date: '2026-11-22',
    ...part,
  } as Transaction;
}

const record = (id = FIRST): Work => ({
  kind: 'record',
  body: { id, type: 'expense', amount: { amount: '10', currency: 'INR' }, date: '2026-11-22' },
});

/** A device with what is waiting, and a server that answers in turn. */
class Scene {
  waiting: Waiting[] = [];
  readonly asked: { method: string; path: string; key: string | null; match: string | null }[] = [];
  clock = 1_000_000;

  constructor(private readonly answers: (Response | null | 'cut')[]) {}

  with(work: Work): this {
    const position = this.waiting.length + 1;
    const rest = { userId: 'u', bookId: 'b', recordedAt: '', tries: 0, notBefore: 0, refusal: null };
    this.waiting.push({ position, key: `key-${position}`, work, ...rest });
    return this;
  }

  private readonly ask: Ask = async (request) => {
    const { pathname: path } = new URL(request.url);
    const { method, headers } = request;
    this.asked.push({ method, path, key: headers.get('idempotency-key'), match: headers.get('if-match') });
    const answer = this.answers.shift();
    if (answer === 'cut' || answer === undefined) throw new ApiProblem(0, 'offline', '');
    return answer;
  };

  send() {
    const change = (one: Waiting, part: Partial<Waiting>) => {
      this.waiting = this.waiting.map((other) => (other === one ? { ...other, ...part } : other));
      return Promise.resolve();
    };
    const outbox = {
      waitingOf: () => Promise.resolve(this.waiting),
      done: (one: Waiting) => {
        this.waiting = this.waiting.filter((other) => other !== one);
        return Promise.resolve();
      },
      later: (one: Waiting, notBefore: number) => change(one, { tries: one.tries + 1, notBefore }),
      refused: (one: Waiting, refusal: Refusal) => change(one, { refusal }),
    };
    const origin = 'https://hisaab.example';
    return sendAll({ outbox, userId: 'u', ownBook: 'b', origin, ask: this.ask, now: () => this.clock });
  }
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });

describe('sending what waits', () => {
  it('goes in order, each with the key that it was kept with', async () => {
    const second = FIRST.replace(/1$/, '2');
    const scene = new Scene([json(201, transaction()), json(201, transaction({ id: second }))])
      .with(record())
      .with(record(second));
    expect(await scene.send()).toMatchObject({ sent: 2, again: null });
    expect(scene.asked.map(({ key }) => key)).toEqual(['key-1', 'key-2']);
    expect(scene.waiting).toEqual([]);
  });

  it('keeps all where the network goes, with the same key', async () => {
    const scene = new Scene(['cut', json(201, transaction())]).with(record());
    await expect(scene.send()).rejects.toThrow();
    expect(scene.waiting).toHaveLength(1);
    await scene.send();
    expect(scene.asked.map(({ key }) => key)).toEqual(['key-1', 'key-1']);
  });

  it.each([
    [503, { 'retry-after': '7' }, 7_000],
    [429, { 'retry-after': '3' }, 3_000],
    [500, {}, 2_000],
  ])('waits after %i for as long as was asked', async (status, headers, wait) => {
    const scene = new Scene([json(status, { code: 'unavailable' }, headers), json(201, transaction())]).with(
      record(),
    );
    expect(await scene.send()).toMatchObject({ sent: 0, again: scene.clock + wait });
    expect(await scene.send()).toMatchObject({ sent: 0 });
    expect(scene.asked).toHaveLength(1);
    scene.clock += wait;
    expect(await scene.send()).toMatchObject({ sent: 1 });
  });

  it('waits for the log-in', async () => {
    const scene = new Scene([null]).with(record());
    expect(await scene.send()).toMatchObject({ sent: 0, again: null });
    expect(scene.waiting[0]).toMatchObject({ refusal: null, tries: 0 });
  });

  it('keeps what is refused, and goes on with the rest', async () => {
    const scene = new Scene([
      json(422, { code: 'category-kind', detail: 'no' }),
      json(404, {}),
      json(201, transaction()),
    ])
      .with(record())
      .with(record(FIRST.replace(/1$/, '2')));
    expect(await scene.send()).toMatchObject({ sent: 1 });
    expect(scene.waiting).toMatchObject([{ refusal: { status: 422, code: 'category-kind', theirs: null } }]);
    expect(await scene.send()).toMatchObject({ sent: 0 });
  });

  it('was recorded before, when its id is there already', async () => {
    const scene = new Scene([json(409, { code: 'id-taken' }), json(200, transaction())]).with(record());
    expect(await scene.send()).toMatchObject({ sent: 1 });
    expect(scene.waiting).toEqual([]);
  });

  it('keeps both versions of what was changed elsewhere', async () => {
    const theirs = transaction({ version: 2, payee: 'Coffee' });
    const work: Work = { kind: 'change', id: FIRST, body: { payee: 'Tea' }, before: transaction() };
    const scene = new Scene([json(412, { code: 'stale-version' }), json(200, theirs)]).with(work);
    await scene.send();
    expect(scene.asked[0]).toMatchObject({ method: 'PATCH', match: '"1"' });
    expect(scene.waiting).toMatchObject([{ refusal: { status: 412, theirs } }]);
  });

  it('is done where the change is there already: only its answer was lost', async () => {
    const theirs = transaction({ version: 2, payee: 'Tea' });
    const work: Work = {
      kind: 'change',
      id: FIRST,
      body: { payee: 'Tea', splits: null },
      before: transaction(),
    };
    const scene = new Scene([json(412, { code: 'stale-version' }), json(200, theirs)]).with(work);
    expect(await scene.send()).toMatchObject({ sent: 1 });
  });

  it('is done where what shall be deleted is gone', async () => {
    const scene = new Scene([json(404, { code: 'transaction-not-found' })]).with({
      kind: 'delete',
      id: FIRST,
      before: transaction(),
    });
    expect(await scene.send()).toMatchObject({ sent: 1 });
  });
});
