import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authApp, goodPassword, newEmail, signUp, type AuthApp, type SendOptions } from './auth.app';

const generous = '{ points: 1000, seconds: 60 }';
const profile = (changes: Record<string, string>) =>
  Object.entries({
    ...{ loginByAddress: generous, loginByAccountAndAddress: generous, signupByAddress: generous },
    ...{ emailTakenByAddress: generous, refreshByAddress: generous, passwordChangeByUser: generous },
    ...changes,
  })
    .map(([name, limit]) => `    ${name}: ${limit}`)
    .join('\n');

const folder = mkdtempSync(join(tmpdir(), 'hisaab-limits-'));
let auth: AuthApp;
beforeAll(async () => {
  const strict = profile({
    loginByAddress: '{ points: 12, seconds: 60 }',
    loginByAccountAndAddress: '{ points: 4, seconds: 60 }',
    signupByAddress: '{ points: 5, seconds: 60 }',
    emailTakenByAddress: '{ points: 2, seconds: 60 }',
    refreshByAddress: '{ points: 6, seconds: 60 }',
    passwordChangeByUser: '{ points: 3, seconds: 60 }',
  });
  writeFileSync(
    join(folder, 'limits.yaml'),
    `auth:\n  default:\n${strict}\n  load-test:\n${profile({})}\nrequests:\n` +
      ['default', 'load-test']
        .map(
          (name) =>
            `  ${name}:\n${['report', 'export', 'import'].map((kind) => `    ${kind}: ${generous}\n`).join('')}`,
        )
        .join(''),
  );
  auth = await authApp({ environment: { HISAAB_CONFIG_DIR: folder, HISAAB_LIMITS_PROFILE: 'default' } });
});
afterAll(async () => {
  await auth.close();
  rmSync(folder, { recursive: true });
});

let addresses = 0;
const newAddress = (): string => `198.51.100.${(addresses += 1)}`;
const login = (email: string, options: SendOptions = {}, password = 'a wrong password') =>
  auth.send('POST', '/v1/auth/login', { ...options, body: { email, password } });

describe('guessing passwords', () => {
  it('is slowed for an account from one address, with the seconds to wait', async () => {
    const { email } = await signUp(auth, { from: newAddress() });
    const from = newAddress();
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await login(email, { from }));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429, 429]);
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    expect(answers.at(-1)?.body['code']).toBe('too-many-attempts');
    // The right password does not help a stranger there, nor does a header of one's own making.
    expect((await login(email, { from }, goodPassword)).status).toBe(429);
    const headers = { 'x-forwarded-for': newAddress(), 'x-real-ip': newAddress() };
    expect((await login(email, { from, headers }, goodPassword)).status).toBe(429);
  });

  it('is slowed alike for an address that nobody has', async () => {
    const [email, from] = [newEmail(), newAddress()];
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await login(email, { from })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
  });

  it('is slowed for many accounts from one address, also in parallel and over IPv6', async () => {
    const host = (n: number) => `2001:db8:7:9::${n.toString(16)}`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => login(newEmail(), { from: host(n + 1) })),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(12);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(8);
  });

  it('holds over a restart', async () => {
    const [{ email }, from] = [await signUp(auth, { from: newAddress() }), newAddress()];
    for (let n = 0; n < 4; n += 1) await login(email, { from });
    const other = await authApp({
      database: auth.database,
      environment: { HISAAB_CONFIG_DIR: folder, HISAAB_LIMITS_PROFILE: 'default' },
    });
    try {
      const body = { email, password: goodPassword };
      expect((await other.send('POST', '/v1/auth/login', { from, body })).status).toBe(429);
    } finally {
      await other.close();
    }
  });

  it('never locks the owner out: not at a known address, not on a known device elsewhere', async () => {
    const home = newAddress();
    const web = await auth.send('POST', '/v1/auth/signup', {
      from: home,
      headers: { 'x-client': 'web' },
      body: { email: newEmail(), password: goodPassword },
    });
    const { email } = web.body['user'] as { email: string };
    for (let n = 0; n < 14; n += 1) await login(email, { from: newAddress() });
    expect((await login(email, { from: home }, goodPassword)).status).toBe(200);

    const cafe = newAddress();
    for (let n = 0; n < 6; n += 1) await login(email, { from: cafe });
    expect((await login(email, { from: cafe }, goodPassword)).status).toBe(429);
    const device = web.cookies.find(({ name }) => name === 'hisaab_device')?.value ?? '';
    const headers = { cookie: `hisaab_device=${device}` };
    expect((await login(email, { from: cafe, headers }, goodPassword)).status).toBe(200);
    const forged = { cookie: `hisaab_device=${device.slice(0, -2)}AA` };
    const bar = newAddress();
    for (let n = 0; n < 6; n += 1) await login(email, { from: bar, headers: forged });
    expect((await login(email, { from: bar, headers: forged }, goodPassword)).status).toBe(429);
  });

  it('does not count logins that succeed', async () => {
    const from = newAddress();
    const { email } = await signUp(auth, { from: newAddress() });
    for (let n = 0; n < 15; n += 1) expect((await login(email, { from }, goodPassword)).status).toBe(200);
  });
});

describe('other doors', () => {
  it('limit sign-ups and questions for taken addresses', async () => {
    const taken = await signUp(auth, { from: newAddress() });
    const [asker, maker] = [newAddress(), newAddress()];
    const ask = () =>
      auth.send('POST', '/v1/auth/signup', {
        from: asker,
        body: { email: taken.email, password: goodPassword },
      });
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([409, 409, 429]);
    const statuses = [];
    for (let n = 0; n < 6; n += 1) {
      const body = { email: newEmail(), password: goodPassword };
      statuses.push((await auth.send('POST', '/v1/auth/signup', { from: maker, body })).status);
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
  });

  it('limit refreshes and tries of the current password', async () => {
    const from = newAddress();
    const refreshes = [];
    for (let n = 0; n < 7; n += 1) {
      refreshes.push(
        (await auth.send('POST', '/v1/auth/refresh', { from, body: { refreshToken: 'x' } })).status,
      );
    }
    expect(refreshes).toEqual([401, 401, 401, 401, 401, 401, 429]);
    const { accessToken: token } = await signUp(auth, { from: newAddress() });
    const changes = [];
    for (let n = 0; n < 4; n += 1) {
      const body = { currentPassword: 'wrong', newPassword: 'a much newer sentence' };
      changes.push((await auth.send('POST', '/v1/auth/password/change', { token, body })).status);
    }
    expect(changes).toEqual([422, 422, 422, 429]);
  });
});

describe('the profile for load tests', () => {
  it('says at the start that it is on', async () => {
    const raised = await authApp({ database: auth.database });
    await raised.close();
    expect(raised.log.join('')).toContain('The limits profile \\"load-test\\" is ON');
    expect(auth.log.join('')).not.toContain('load-test');
  });
});

describe('behind a proxy that the configuration trusts', () => {
  it('the address is the one that the proxy saw, not one that the client wrote', async () => {
    const environment = {
      ...{ HISAAB_TRUST_PROXY: 'true', HISAAB_CONFIG_DIR: folder, HISAAB_LIMITS_PROFILE: 'default' },
    };
    const proxied = await authApp({ database: auth.database, environment });
    try {
      const [email, seen] = [newEmail(), newAddress()];
      const attempt = (forwarded: string) =>
        proxied.send('POST', '/v1/auth/login', {
          headers: { 'x-forwarded-for': forwarded },
          body: { email, password: 'a wrong password' },
        });
      for (let n = 0; n < 4; n += 1) expect((await attempt(`203.0.113.${n}, ${seen}`)).status).toBe(401);
      expect((await attempt(`203.0.113.99, ${seen}`)).status).toBe(429);
      expect((await attempt(newAddress())).status).toBe(401);
    } finally {
      await proxied.close();
    }
  });
});
