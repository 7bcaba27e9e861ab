import { MasterKey } from '@hisaab/security';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rotateKeysCommand } from '../keys/rotate-keys.command';
import { authApp, goodPassword, signUp, type AuthApp } from './auth.app';

const [old, fresh] = [MasterKey.generate(), MasterKey.generate()];

/**
 * What a Secret holds one after the other. While a rollout goes from one to the next, processes of both run side by
 * side; rows are brought under the new version after the third (docs/operations/kubernetes.md).
 */
const ROUNDS = [`1:${old}`, `1:${old},2:${fresh}`, `2:${fresh},1:${old}`, `2:${fresh}`];

describe('a new master key for processes that are replaced one after the other', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database?.drop());

  const running = (key: string): Promise<AuthApp> => authApp({ database, masterKey: MasterKey.parse(key) });

  /** What the one began the other goes on with. */
  async function servedByBoth(one: AuthApp, other: AuthApp): Promise<void> {
    const person = await signUp(one);
    const login = await other.send('POST', '/v1/auth/login', {
      body: { email: person.email, password: goodPassword },
    });
    expect(login.status).toBe(200);
    const twice = await other.send('POST', '/v1/auth/signup', {
      body: { email: person.email, password: goodPassword },
    });
    expect(twice.status).toBe(409);
    for (const [app, token] of [
      [other, person.refreshToken],
      [one, login.body['refreshToken']],
    ] as const) {
      const next = await app.send('POST', '/v1/auth/refresh', { body: { refreshToken: token } });
      expect(next.status).toBe(200);
      const sessions = await app.send('GET', '/v1/auth/sessions', { token: next.body['accessToken'] });
      expect(sessions.status).toBe(200);
    }
  }

  it('is used by all of them at every step, and by none without the rows that are left', async () => {
    for (const [at, key] of ROUNDS.slice(0, -1).entries()) {
      if (at === 2) {
        const code = await rotateKeysCommand({
          database: () => database.database('auth'),
          masterKey: () => MasterKey.parse(key),
          environment: {},
          arguments: ['fields'],
          say: () => undefined,
        });
        expect(code).toBe(0);
      }
      const [before, after] = [await running(key), await running(ROUNDS[at + 1]!)];
      try {
        await servedByBoth(before, after);
        await servedByBoth(after, before);
      } finally {
        await before.close();
        await after.close();
      }
    }
  }, 60_000);
});
