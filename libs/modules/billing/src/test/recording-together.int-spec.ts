import { uuidv7 } from '@hisaab/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billingApp, type BillingApp } from './billing.app';
import { expectBalances, expense, household, type Household } from './household';

let app: BillingApp;
let people: Household[];

beforeAll(async () => {
  app = await billingApp();
  people = await Promise.all(Array.from({ length: 6 }, () => household(app)));
  // A first one each, so that the next go by memory and together.
  for (const person of people) await person.record({ categoryId: person.category('Rent') });
});
afterAll(() => app?.close());

const row = (person: Household, more: object = {}) =>
  expense({ categoryId: person.category('Rent'), ...more });

describe('recordings that come at once', () => {
  it('are written together, each whole: own number, change, event, balance and kept answer', async () => {
    const before = await commits();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const person = people[index % people.length]!;
        return person.post('/v1/transactions', row(person), { 'idempotency-key': `together-${index}` });
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect((await commits()) - before).toBeLessThan(30);
    for (const person of people) {
      const { rows } = await app.database.admin.query<Record<string, string>>(
        `select (select count(*) from billing.transaction t where t.book_id = book) as rows,
           (select count(distinct sequence) from billing.outbox where book_id = book and type like '%.recorded.%') as facts,
           (select count(*) from billing.change where book_id = book and noun = 'transaction') as changes,
           (select value from billing.book_sequence where book_id = book)
             = (select max(sequence) from billing.outbox where book_id = book) as numbered
         from (select $1::uuid as book) as wanted`,
        [person.access.bookId],
      );
      expect(rows[0]).toEqual({ rows: '11', facts: '11', changes: '11', numbered: true });
    }
    const key = { 'idempotency-key': 'together-0' };
    const again = await people[0]!.post('/v1/transactions', row(people[0]!), key);
    expect([again.text, again.headers['idempotency-replayed']]).toEqual([answers[0]?.text, 'true']);
    await expectBalances(app);
  });

  it('do not wait for a book that somebody holds; its own does, and loses nothing', async () => {
    const [held, ...others] = people as [Household, ...Household[]];
    let released = false;
    let waiting: Promise<{ status: number }> | undefined;
    await app.database.database('billing').transaction(async (tx) => {
      await tx.query('select from book_sequence where book_id = $1 for update', [held.access.bookId]);
      waiting = held.post('/v1/transactions', row(held)).then((answer) => {
        expect(released).toBe(true);
        return answer;
      });
      const answers = await Promise.all(others.map((person) => person.post('/v1/transactions', row(person))));
      expect(answers.map(({ status }) => status)).toEqual(others.map(() => 201));
      released = true;
    });
    expect((await waiting)?.status).toBe(201);
    await expectBalances(app);
  });

  it('are not spoilt by one that cannot be: a taken id, an account archived meanwhile', async () => {
    const [taken, archived, ...others] = people as [Household, Household, ...Household[]];
    const id = uuidv7();
    await taken.record({ id, categoryId: taken.category('Rent') });
    // Behind the back of what the service remembers, as another process would.
    await app.database.admin.query(
      `update billing.account set archived = true, structure = structure + 1 where id = $1`,
      [archived.cash],
    );
    const [first, second, ...rest] = await Promise.all([
      taken.post('/v1/transactions', row(taken, { id, note: 'another' })),
      archived.post('/v1/transactions', row(archived, { accountId: archived.cash })),
      ...others.flatMap((person) => [0, 1, 2].map(() => person.post('/v1/transactions', row(person)))),
    ]);
    expect([first?.status, first?.body['code']]).toEqual([409, 'id-taken']);
    expect([second?.status, second?.body['code']]).toEqual([422, 'account-archived']);
    expect(rest.map(({ status }) => status)).toEqual(rest.map(() => 201));
    await expectBalances(app);
  });
});

/** Transactions that wrote a recording so far. */
async function commits(): Promise<number> {
  const { rows } = await app.database.admin.query<{ count: string }>(
    'select count(distinct xmin::text) as count from billing.change_set',
  );
  return Number(rows[0]?.count);
}
