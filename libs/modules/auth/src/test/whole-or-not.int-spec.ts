import { createHash, randomUUID } from 'node:crypto';
import type { Envelope } from '@hisaab/contracts';
import { Inbox } from '@hisaab/messaging';
import { deliverThroughFaults, withFaultAt, type Fault } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdentityDetailsConsumer } from '../identities/identity-details.consumer';
import { authApp, goodPassword, newEmail, signUp, type AuthApp, type Reply } from './auth.app';

const MOST_STATEMENTS = 60;
/** The guard's look for ended sessions, twice a second: a failure of it is none of the request. */
const LOOKS_IN_BETWEEN = /from ended_session/;
const TABLES = ['identity', 'session', 'refresh_use', 'known_device', 'ended_session', 'book_sequence'];

let auth: AuthApp;
beforeAll(async () => {
  auth = await authApp();
});
afterAll(() => auth?.close());

/** Every row of the service, but what the relay moves at any time. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const table of [...TABLES, 'outbox']) {
    const columns = table === 'outbox' ? 'id, type, sequence, data::text' : 't.*';
    const { rows } = await auth.database.admin.query<{ row: string }>(
      `select r::text as row from (select ${columns} from auth.${table} t) r order by 1`,
    );
    hash.update(`${table}\n${rows.map(({ row }) => row).join('\n')}\n`);
  }
  return hash.digest('hex');
}

const WRITES: readonly { what: string; prepare: () => Promise<() => Promise<Reply>> }[] = [
  {
    what: 'signing up',
    prepare: async () => {
      const body = { email: newEmail(), password: goodPassword };
      return () => auth.send('POST', '/v1/auth/signup', { body });
    },
  },
  {
    what: 'logging in',
    prepare: async () => {
      const { email } = await signUp(auth, { from: '192.0.2.7' });
      const body = { email, password: goodPassword };
      return () => auth.send('POST', '/v1/auth/login', { body, from: '192.0.2.8' });
    },
  },
  {
    what: 'refreshing',
    prepare: async () => {
      const { refreshToken } = await signUp(auth);
      return () => auth.send('POST', '/v1/auth/refresh', { body: { refreshToken } });
    },
  },
  {
    what: 'logging out',
    prepare: async () => {
      const { accessToken } = await signUp(auth);
      return () => auth.send('POST', '/v1/auth/logout', { token: accessToken });
    },
  },
  {
    what: 'changing the password',
    prepare: async () => {
      const { accessToken, email } = await signUp(auth);
      await auth.send('POST', '/v1/auth/login', { body: { email, password: goodPassword } });
      const body = { currentPassword: goodPassword, newPassword: 'another kettle on the hill' };
      return () => auth.send('POST', '/v1/auth/password/change', { token: accessToken, body });
    },
  },
];

describe.each(['refused', 'lost'] as const)('a statement that is %s', (fault: Fault) => {
  it.each(WRITES)('leaves no trace of $what', { timeout: 120_000 }, async ({ prepare }) => {
    const attempt = await prepare();
    const before = await fingerprint();
    for (let at = 1; ; at += 1) {
      expect(at).toBeLessThan(MOST_STATEMENTS);
      const { result, hasFailed } = await withFaultAt(at, fault, attempt, LOOKS_IN_BETWEEN);
      if (!hasFailed) {
        expect(result.status, JSON.stringify(result.body)).toBeLessThan(300);
        expect(at).toBeGreaterThan(2);
        break;
      }
      // A counter that could not be given back after the change is no reason to say that it failed.
      if (result.status < 300) break;
      expect(result.status, `at statement ${at}`).toBeGreaterThanOrEqual(500);
      expect(await fingerprint(), `after statement ${at}`).toBe(before);
    }
    expect(await fingerprint()).not.toBe(before);
  });

  it('lets what others say of a person come whole and once', async () => {
    const { userId, bookId } = await signUp(auth);
    const consumer = new IdentityDetailsConsumer(new Inbox(auth.database.database('auth')));
    const place = { currency: 'INR', timezone: 'Asia/Kathmandu', firstWeekday: 1, monthStartDay: 1 };
    const messages = [
      told('user.profile.changed.v1', { userId, version: 2, name: 'Asha', locale: 'hi-IN' }),
      told('user.book.changed.v1', { bookId, version: 2, ...place }),
    ];
    expect(await deliverThroughFaults(() => consumer.follow(messages), fingerprint, fault)).toBeGreaterThan(
      4,
    );
  });
});

function told(type: string, data: object): Envelope {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/user',
    type,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data,
  };
}
