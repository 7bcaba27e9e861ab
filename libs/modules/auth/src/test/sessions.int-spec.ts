import { eventually } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authApp, claimsOf, goodPassword, newEmail, signUp, type AuthApp } from './auth.app';

let auth: AuthApp;
beforeAll(async () => {
  auth = await authApp();
});
afterAll(() => auth.close());

const refresh = (refreshToken: unknown) => auth.send('POST', '/v1/auth/refresh', { body: { refreshToken } });
const sessions = (token: unknown) => auth.send('GET', '/v1/auth/sessions', { token });
const login = (email: string, password = goodPassword) =>
  auth.send('POST', '/v1/auth/login', { body: { email, password } });

describe('signing up and in', () => {
  it('answers a session whose token names the personal book, and tells the others by event', async () => {
    const email = newEmail();
    const { status, body, headers } = await auth.send('POST', '/v1/auth/signup', {
      body: {
        email: email.toUpperCase(),
        password: goodPassword,
        name: 'आशा',
        currency: 'JPY',
        locale: 'hi-IN',
      },
    });
    expect(status).toBe(201);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({ user: { email, name: 'आशा' }, tokenType: 'Bearer', expiresIn: 600 });
    const claims = claimsOf(body['accessToken']);
    expect(claims).toMatchObject({
      iss: 'hisaab',
      aud: 'hisaab-api',
      book: body['bookId'],
      cur: 'JPY',
      loc: 'hi-IN',
    });
    expect(claims['tz']).toBe('Asia/Kolkata');
    const { rows } = await auth.database.admin.query(
      `select type, channel, book_id, data from auth.outbox where book_id = $1`,
      [body['bookId']],
    );
    expect(rows).toMatchObject([
      { type: 'auth.user.registered.v1', channel: 'work', data: { userId: claims['sub'], currency: 'JPY' } },
    ]);
    expect((await sessions(body['accessToken'])).status).toBe(200);
    expect((await login(email)).body).toMatchObject({ user: { email, name: 'आशा' }, bookId: body['bookId'] });
  });

  it('takes the code of a second factor along where none is set up', async () => {
    const { email } = await signUp(auth);
    const body = { email, password: goodPassword, otp: '123456' };
    expect((await auth.send('POST', '/v1/auth/login', { body })).status).toBe(200);
  });

  it('refuses a taken address in any case, also in parallel, and leaves one identity', async () => {
    const email = newEmail();
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        auth.send('POST', '/v1/auth/signup', {
          body: { email: n % 2 ? email.toUpperCase() : email, password: goodPassword },
          headers: { 'idempotency-key': 'one' },
        }),
      ),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(all.find(({ status }) => status === 409)?.body['code']).toBe('email-taken');
  });

  it('says what is wrong with a body, and saves nothing', async () => {
    const before = await auth.database.admin.query('select count(*)::int as n from auth.identity');
    const email = newEmail();
    const bad: [object, number, string][] = [
      [{ email, password: 'short' }, 422, 'password-too-short'],
      [{ email, password: '🙂'.repeat(257) }, 422, 'password-too-long'],
      [{ email, password: 'Password1' }, 422, 'password-breached'],
      [{ email, password: 'qwertyuiop' }, 422, 'password-breached'],
      [{ email, password: 'hisaab2026' }, 422, 'password-guessable'],
      [{ email, password: `${email}1` }, 422, 'password-guessable'],
      [{ email, password: goodPassword, timezone: 'Asia/Atlantis' }, 422, 'unknown-timezone'],
      [{ email, password: goodPassword, currency: 'XXQ' }, 400, 'invalid-request'],
      [{ email, password: goodPassword, name: 'a\0b' }, 400, 'invalid-request'],
      [{ email, password: `${goodPassword}\ud800` }, 400, 'invalid-request'],
      [{ email, password: goodPassword, role: 'admin' }, 400, 'invalid-request'],
      [{ email: 'no-address', password: goodPassword }, 400, 'invalid-request'],
      [{ email: { $ne: null }, password: goodPassword }, 400, 'invalid-request'],
      [{ email }, 400, 'invalid-request'],
    ];
    for (const [body, status, code] of bad) {
      const answer = await auth.send('POST', '/v1/auth/signup', { body });
      expect([answer.status, answer.body['code']], JSON.stringify(body).slice(0, 80)).toEqual([status, code]);
    }
    const after = await auth.database.admin.query('select count(*)::int as n from auth.identity');
    expect(after.rows).toEqual(before.rows);
  });

  it('keeps long passwords whole and takes one password in two spellings of Unicode', async () => {
    const long = `${'x'.repeat(200)} the end`;
    const person = await signUp(auth, { body: { password: long } });
    expect((await login(person.email, long)).status).toBe(200);
    expect((await login(person.email, long.slice(0, 200))).status).toBe(401);
    expect((await login(person.email, `${long}!`)).status).toBe(401);
    const composed = await signUp(auth, { body: { password: 'Caf\u00e9 on the corner' } });
    expect((await login(composed.email, 'Cafe\u0301 on the corner')).status).toBe(200);
  });

  it('answers the same for a wrong password and for an unknown address', async () => {
    const { email } = await signUp(auth);
    const [wrong, unknown] = [
      await login(email, 'not the password'),
      await login(newEmail(), 'not the password'),
    ];
    expect(wrong.status).toBe(401);
    const told = ({ body, status }: typeof wrong) => ({ status, body: { ...body, requestId: 'any' } });
    expect(told(unknown)).toEqual(told(wrong));
    expect(wrong.body['code']).toBe('invalid-credentials');
  });
});

describe('a family of refresh tokens', () => {
  it('gives a new pair, the same successor to a repeat, and access with each', async () => {
    const person = await signUp(auth);
    const first = await refresh(person.refreshToken);
    expect(first.status).toBe(200);
    expect(first.body['refreshToken']).not.toBe(person.refreshToken);
    expect(claimsOf(first.body['accessToken'])['sid']).toBe(claimsOf(person.accessToken)['sid']);
    expect((await refresh(person.refreshToken)).body['refreshToken']).toBe(first.body['refreshToken']);
    const second = await refresh(first.body['refreshToken']);
    expect(second.status).toBe(200);
    // The first one's successor is spent by now, and still it is the successor.
    expect((await refresh(person.refreshToken)).body['refreshToken']).toBe(first.body['refreshToken']);
    expect((await sessions(second.body['accessToken'])).status).toBe(200);
  });

  it('gives one successor to parallel requests', async () => {
    const person = await signUp(auth);
    const all = await Promise.all(Array.from({ length: 8 }, () => refresh(person.refreshToken)));
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(all.map(({ body }) => body['refreshToken'])).size).toBe(1);
    expect((await refresh(all[0]?.body['refreshToken'])).status).toBe(200);
  });

  it('ends whole, access tokens too, when a token is used again later', async () => {
    const person = await signUp(auth);
    const next = await refresh(person.refreshToken);
    await auth.database.admin.query(`update auth.refresh_use set used_at = used_at - interval '21 seconds'`);
    const reused = await refresh(person.refreshToken);
    expect([reused.status, reused.body['code']]).toEqual([401, 'refresh-token-reused']);
    expect((await refresh(next.body['refreshToken'])).status).toBe(401);
    expect((await sessions(next.body['accessToken'])).body['code']).toBe('session-ended');
    const { rows } = await auth.database.admin.query(
      `select type, sequence::int from auth.outbox where book_id = $1 and channel = 'facts'`,
      [person.bookId],
    );
    expect(rows).toEqual([{ type: 'auth.session.ended.v1', sequence: 1 }]);
    // Another session of the same person goes on.
    expect((await login(person.email)).status).toBe(200);
  });

  it('is not ended by made-up or changed tokens', async () => {
    const person = await signUp(auth);
    const bytes = Buffer.from(person.refreshToken, 'base64url');
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect((await refresh(changed.toString('base64url'))).body['code'], String(at)).toBe(
        'refresh-token-invalid',
      );
    }
    for (const odd of ['x', 'a'.repeat(999), person.accessToken.slice(0, 900)]) {
      expect((await refresh(odd)).status).toBe(401);
    }
    expect((await auth.send('POST', '/v1/auth/refresh', { body: {} })).status).toBe(401);
    expect((await auth.send('POST', '/v1/auth/refresh')).status).toBe(401);
    expect((await refresh(person.refreshToken)).status).toBe(200);
  });

  it('keeps nothing plain: neither the token nor its parts are in the database', async () => {
    const person = await signUp(auth);
    const secret = Buffer.from(person.refreshToken, 'base64url').subarray(22, 54);
    const { rows } = await auth.database.admin.query<{ row: string }>(
      'select s::text as row from auth.session s',
    );
    for (const { row } of rows) expect(row).not.toContain(secret.toString('hex'));
  });
});

describe('ending sessions', () => {
  it('logs out: access and refresh end at once', async () => {
    const person = await signUp(auth);
    expect((await auth.send('POST', '/v1/auth/logout', { token: person.accessToken })).status).toBe(204);
    expect((await sessions(person.accessToken)).body['code']).toBe('session-ended');
    expect((await refresh(person.refreshToken)).body['code']).toBe('session-ended');
  });

  it('lists devices and ends one; not another person’s', async () => {
    const person = await signUp(auth, { headers: { 'user-agent': 'Phone\u0007 of\r Asha' } });
    const second = (await login(person.email)).body;
    const stranger = await signUp(auth);
    const { body } = await sessions(second['accessToken']);
    const items = body['items'] as { id: string; device: string | null; isCurrent: boolean }[];
    expect(items.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    expect(items[1]?.device).toMatch(/^Phone +of +Asha$/);
    const path = `/v1/auth/sessions/${items[1]?.id}`;
    expect((await auth.send('DELETE', path, { token: stranger.accessToken })).status).toBe(404);
    expect((await auth.send('DELETE', path)).status).toBe(401);
    expect((await auth.send('DELETE', '/v1/auth/sessions/x', { token: person.accessToken })).status).toBe(
      400,
    );
    expect((await auth.send('DELETE', path, { token: second['accessToken'] })).status).toBe(204);
    expect((await sessions(person.accessToken)).status).toBe(401);
    expect((await auth.send('DELETE', path, { token: second['accessToken'] })).status).toBe(404);
    expect((await sessions(second['accessToken'])).status).toBe(200);
  });

  it('is known to another process within a second', async () => {
    const other = await authApp({ database: auth.database });
    try {
      const person = await signUp(auth);
      expect((await other.send('GET', '/v1/auth/sessions', { token: person.accessToken })).status).toBe(200);
      await auth.send('POST', '/v1/auth/logout', { token: person.accessToken });
      await eventually(
        async () => {
          const { status } = await other.send('GET', '/v1/auth/sessions', { token: person.accessToken });
          expect(status).toBe(401);
        },
        { timeout: 1_000 },
      );
    } finally {
      await other.close();
    }
  });
});

describe('changing the password', () => {
  const change = (token: unknown, currentPassword: string, newPassword: string) =>
    auth.send('POST', '/v1/auth/password/change', { token, body: { currentPassword, newPassword } });

  it('takes the new one, ends the other sessions and keeps this one', async () => {
    const person = await signUp(auth);
    const other = (await login(person.email)).body;
    expect((await change(person.accessToken, goodPassword, 'a much newer sentence')).status).toBe(204);
    expect((await sessions(person.accessToken)).status).toBe(200);
    expect((await refresh(person.refreshToken)).status).toBe(200);
    expect((await sessions(other['accessToken'])).status).toBe(401);
    expect((await refresh(other['refreshToken'])).status).toBe(401);
    expect((await login(person.email)).status).toBe(401);
    expect((await login(person.email, 'a much newer sentence')).status).toBe(200);
  });

  it('refuses a wrong current one, a weak new one and no token', async () => {
    const person = await signUp(auth);
    expect((await change(person.accessToken, 'wrong one', 'a much newer sentence')).body['code']).toBe(
      'current-password-wrong',
    );
    expect((await change(person.accessToken, goodPassword, 'short')).body).toMatchObject({
      code: 'password-too-short',
      errors: [{ path: 'newPassword' }],
    });
    expect((await change(person.accessToken, goodPassword, 'iloveyou')).body['code']).toBe(
      'password-breached',
    );
    expect((await change(undefined, goodPassword, 'a much newer sentence')).status).toBe(401);
    expect((await login(person.email)).status).toBe(200);
  });
});

describe('the web client', () => {
  it('keeps its refresh token in a cookie that scripts cannot read', async () => {
    const headers = { 'x-client': 'web' };
    const email = newEmail();
    const up = await auth.send('POST', '/v1/auth/signup', {
      headers,
      body: { email, password: goodPassword },
    });
    expect(up.body).not.toHaveProperty('refreshToken');
    const cookie = up.cookies.find(({ name }) => name === 'hisaab_refresh');
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/v1/auth' });
    const withCookie = { ...headers, cookie: `hisaab_refresh=${cookie?.value}` };
    const next = await auth.send('POST', '/v1/auth/refresh', { headers: withCookie, body: {} });
    expect(next.status).toBe(200);
    expect(next.body).not.toHaveProperty('refreshToken');
    expect(next.cookies.find(({ name }) => name === 'hisaab_refresh')?.value).not.toBe(cookie?.value);
    // A form of another site sends no such header.
    const { status } = await auth.send('POST', '/v1/auth/refresh', {
      headers: { cookie: withCookie.cookie },
    });
    expect(status).toBe(401);
    const out = await auth.send('POST', '/v1/auth/logout', { headers, token: next.body['accessToken'] });
    expect(out.cookies.find(({ name }) => name === 'hisaab_refresh')?.value).toBe('');
    expect((await auth.send('POST', '/v1/auth/refresh', { headers: withCookie })).status).toBe(401);
  });
});
