import { withFaultAt, type Fault } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userApp, type Person, type UserApp } from './user.app';

const MOST_STATEMENTS = 40;
/** The guard's look for ended sessions, twice a second: a failure of it is none of the request. */
const LOOKS_IN_BETWEEN = /from ended_session/;

let user: UserApp;
beforeAll(async () => {
  user = await userApp();
});
afterAll(() => user?.close());

async function everything(): Promise<string> {
  const { admin } = user.database;
  const { rows: tables } = await admin.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = '"user"'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not in ('_prisma_migrations', 'idempotency_key', 'outbox', 'relay_position', 'consumer_offset',
         'inbox', 'watermark', 'delivery_failure', 'membership')
     order by 1`,
  );
  const texts: string[] = [];
  for (const query of [
    ...tables.map(({ name }) => `select t::text as row from "user"."${name}" t order by 1`),
    'select (id, type, sequence, data::text)::text as row from "user".outbox order by 1',
  ]) {
    const { rows } = await admin.query<{ row: string }>(query);
    texts.push(query, ...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

const WRITES = [
  { what: 'a profile', path: () => '/v1/users/me', body: { name: 'Asha', locale: 'hi-IN' } },
  {
    what: 'a book',
    path: ({ access }: Person) => `/v1/books/${access.bookId}`,
    body: { name: 'Home', monthStartDay: 25, firstWeekday: 7 },
  },
];

describe.each(['refused', 'lost'] as const)('a statement that is %s', (fault: Fault) => {
  it.each(WRITES)('leaves no trace of a change of $what', async ({ path, body }) => {
    const person = await user.person();
    const { etag } = await user.get(path(person), person.token);
    const before = await everything();
    for (let at = 1; ; at += 1) {
      expect(at).toBeLessThan(MOST_STATEMENTS);
      const change = () => user.patch(path(person), person.token, etag, body);
      const { result, hasFailed } = await withFaultAt(at, fault, change, LOOKS_IN_BETWEEN);
      if (!hasFailed) {
        expect(result.status, JSON.stringify(result.body)).toBe(200);
        expect(at).toBeGreaterThan(3);
        break;
      }
      expect(result.status, `at statement ${at}`).toBeGreaterThanOrEqual(500);
      expect(await everything(), `after statement ${at}`).toBe(before);
    }
    expect(await everything()).not.toBe(before);
  });
});
