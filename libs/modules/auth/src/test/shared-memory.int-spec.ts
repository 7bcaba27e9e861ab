import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually, hasRedis, redisServer, type RedisServer } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authApp, goodPassword, signUp, type AuthApp } from './auth.app';

const REFRESHES = 6;

describe.runIf(hasRedis())('two processes of auth that share a Redis', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-auth-'));
  let server: RedisServer;
  let first: AuthApp;
  let second: AuthApp;
  beforeAll(async () => {
    cpSync('config', folder, { recursive: true });
    const limits = readFileSync('config/limits.yaml', 'utf8');
    const strict = limits.replace(
      /refreshByAddress: \{ points: 600,/,
      `refreshByAddress: { points: ${REFRESHES},`,
    );
    writeFileSync(path.join(folder, 'limits.yaml'), strict);
    server = await redisServer();
    const environment = {
      REDIS_URL: server.url,
      HISAAB_CONFIG_DIR: folder,
      HISAAB_LIMITS_PROFILE: 'default',
    };
    first = await authApp({ environment });
    second = await authApp({ environment, database: first.database });
  });
  afterAll(async () => {
    await second.close();
    await first.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const refreshes = async (from: string, times: number): Promise<number[]> => {
    const statuses = [];
    for (let n = 0; n < times; n += 1) {
      const body = { refreshToken: 'not one' };
      const { status } = await (n % 2 ? first : second).send('POST', '/v1/auth/refresh', { from, body });
      statuses.push(status);
    }
    return statuses;
  };

  it('count the refreshes of an address together, and apart while it is away', async () => {
    const allowed = Array.from({ length: REFRESHES }, () => 401);
    expect(await refreshes('192.0.2.50', REFRESHES + 2)).toEqual([...allowed, 429, 429]);
    await server.kill();
    // Each has an allowance of its own now, and none of them has more.
    const apart = await refreshes('192.0.2.51', 2 * REFRESHES + 2);
    expect(apart).toEqual([...allowed, ...allowed, 429, 429]);
    await server.start();
  });

  it('log in, refresh and log out while it is killed; a session that ended is ended for both', async () => {
    const person = await signUp(first, { from: '192.0.2.60' });
    const login = async (from: string) => {
      const body = { email: person.email, password: goodPassword };
      const { status, body: answer } = await second.send('POST', '/v1/auth/login', { from, body });
      expect(status).toBe(200);
      return String(answer['accessToken']);
    };
    const sessions = async (auth: AuthApp, token: string): Promise<number> =>
      (await auth.send('GET', '/v1/auth/sessions', { token })).status;
    for (const befalls of ['nothing', 'death', 'frost'] as const) {
      const token = await login('192.0.2.61');
      for (const auth of [first, second]) expect(await sessions(auth, token)).toBe(200);
      if (befalls === 'death') await server.kill();
      if (befalls === 'frost') server.pause();
      expect((await second.send('POST', '/v1/auth/logout', { token })).status).toBe(204);
      expect(await sessions(second, token)).toBe(401);
      await eventually(async () => expect(await sessions(first, token)).toBe(401), { timeout: 1_000 });
      server.resume();
      if (befalls === 'death') await server.start();
    }
  });
});
