import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { eventually, testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authApp, goodPassword, signUp, type AuthApp } from './auth.app';

/** A way to the database that can be cut. */
async function cuttable(url: string) {
  const target = new URL(url);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = (): void => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return { url: through.href, cut, mend: () => (isCut = false), close: () => (cut(), server.close()) };
}

let database: TestDatabase;
let way: Awaited<ReturnType<typeof cuttable>>;
let auth: AuthApp;
beforeAll(async () => {
  database = await testDatabase();
  way = await cuttable(database.serviceUrl('auth'));
  auth = await authApp({ database, environment: { AUTH_DATABASE_URL: way.url } });
});
afterAll(async () => {
  await auth.close();
  way.close();
  await database.drop();
});

describe('while the database does not answer', () => {
  it('says so with a 503, never "wrong password" or "not found", and recovers by itself', async () => {
    const person = await signUp(auth);
    const credentials = { email: person.email, password: goodPassword };
    way.cut();
    const requests: (() => ReturnType<AuthApp['send']>)[] = [
      () => auth.send('POST', '/v1/auth/login', { body: credentials }),
      () => auth.send('POST', '/v1/auth/login', { body: { ...credentials, password: 'a wrong one' } }),
      () => auth.send('POST', '/v1/auth/signup', { body: { ...credentials, email: `new.${person.email}` } }),
      () => auth.send('POST', '/v1/auth/refresh', { body: { refreshToken: person.refreshToken } }),
      () => auth.send('GET', '/v1/auth/sessions', { token: person.accessToken }),
      () => auth.send('POST', '/v1/auth/logout', { token: person.accessToken }),
    ];
    for (const [n, request] of requests.entries()) {
      const { status, headers, body } = await request();
      expect([status, body['code']], `request ${n}`).toEqual([503, 'storage-unavailable']);
      expect(Number(headers['retry-after']), `request ${n}`).toBeGreaterThan(0);
    }
    way.mend();
    await eventually(async () => {
      expect((await auth.send('POST', '/v1/auth/login', { body: credentials })).status).toBe(200);
    });
    const { status } = await auth.send('POST', '/v1/auth/refresh', {
      body: { refreshToken: person.refreshToken },
    });
    expect(status).toBe(200);
  });
});
