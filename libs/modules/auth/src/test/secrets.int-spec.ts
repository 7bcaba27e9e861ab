import { createHmac, createPublicKey, generateKeyPairSync, sign, type JsonWebKey } from 'node:crypto';
import { MasterKey, FieldCipher, JwksSource, rotateEncryptedRows } from '@hisaab/security';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encryptedRowsOfAuth } from '../identities/auth.rotation';
import { rotateKeysCommand } from '../keys/rotate-keys.command';
import { SigningKeys } from '../keys/signing.keys';
import { authApp, goodPassword, newEmail, signUp, type AuthApp } from './auth.app';

const [first, second] = [MasterKey.generate(), MasterKey.generate()];
let auth: AuthApp;
beforeAll(async () => {
  auth = await authApp({ masterKey: MasterKey.parse(first) });
});
afterAll(() => auth.close());

const open = (app: AuthApp, token: unknown) => app.send('GET', '/v1/auth/sessions', { token });
const keyIds = async (app: AuthApp) => {
  const { body } = await app.send('GET', '/.well-known/jwks.json');
  return (body['keys'] as { kid: string }[]).map(({ kid }) => kid);
};
const kidOf = (token: string) =>
  (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid;

/** Every row of every table of every schema, as text. */
async function dump(app: AuthApp): Promise<string> {
  const { rows } = await app.database.admin.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    const table = await app.database.admin.query<{ text: string }>(`select t::text as text from ${name} t`);
    texts.push(...table.rows.map(({ text }) => text));
  }
  return texts.join('\n').toLowerCase();
}

describe('signing keys', () => {
  it('are public as a set of ES256 keys, current and next, without their private part', async () => {
    const { status, body, headers } = await auth.send('GET', '/.well-known/jwks.json');
    expect(status).toBe(200);
    expect(headers['cache-control']).toContain('public');
    const keys = body['keys'] as Record<string, string>[];
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(key).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    }
  });

  it('rotate without logging anybody out, here and in another process, twice', async () => {
    const other = await authApp({ database: auth.database, masterKey: MasterKey.parse(first) });
    try {
      const person = await signUp(auth);
      const [, next] = await keyIds(auth);
      expect(await auth.app.get(SigningKeys).rotate()).toBe(true);
      const refreshed = await auth.send('POST', '/v1/auth/refresh', {
        body: { refreshToken: person.refreshToken },
      });
      const token = String(refreshed.body['accessToken']);
      expect(kidOf(token)).toBe(next);
      await auth.app.get(SigningKeys).rotate();
      const third = String((await signUp(auth)).accessToken);
      for (const app of [auth, other]) {
        for (const access of [person.accessToken, token, third])
          expect((await open(app, access)).status).toBe(200);
      }
      // The other process may sign with its old key for a while: that one is still published.
      const late = await signUp(other);
      expect((await open(auth, late.accessToken)).status).toBe(200);
      expect(await keyIds(auth)).toContain(kidOf(late.accessToken));
    } finally {
      await other.close();
    }
  });

  it('rotate once when two processes find them due', async () => {
    const before = await auth.database.admin.query(`select kid from auth.signing_key where state = 'next'`);
    await auth.database.admin.query(
      `update auth.signing_key set activated_at = now() - interval '31 days' where state = 'current'`,
    );
    const apps = await Promise.all(
      [1, 2].map(() => authApp({ database: auth.database, masterKey: MasterKey.parse(first) })),
    );
    await Promise.all(apps.map((app) => app.close()));
    const after = await auth.database.admin.query(`select kid from auth.signing_key where state = 'current'`);
    expect(after.rows).toEqual(before.rows);
  });

  it('need the master key that they were written under: another one stops the start', async () => {
    const start = authApp({ database: auth.database, masterKey: MasterKey.parse(second) });
    await expect(start).rejects.toThrow('The master key does not open this database');
  });

  it('go when their last token has expired', async () => {
    const person = await signUp(auth);
    await auth.app.get(SigningKeys).rotate();
    await auth.database.admin.query(
      `update auth.signing_key set retired_at = now() - interval '1 day' where state = 'retired'`,
    );
    await auth.app.get(SigningKeys).rotate();
    expect(await auth.app.get(JwksSource).keyFor(kidOf(person.accessToken))).toBeUndefined();
  });
});

describe('forged tokens', () => {
  it('are refused at the door: no signature, the public key as a secret, another key, another kind', async () => {
    const { accessToken } = await signUp(auth);
    const [head = '', claims = ''] = accessToken.split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, string>;
    const { body } = await auth.send('GET', '/.well-known/jwks.json');
    const jwk = (body['keys'] as JsonWebKey[])[0] ?? {};
    const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const text = (changes: object) =>
      `${Buffer.from(JSON.stringify({ ...header, ...changes })).toString('base64url')}.${claims}`;
    const es256 = (input: string) =>
      sign('sha256', Buffer.from(input), { key: other, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    const hs256 = (input: string) => createHmac('sha256', pem).update(input).digest('base64url');
    const forged = [
      `${text({ alg: 'none' })}.`,
      `${text({ alg: 'HS256' })}.${hs256(text({ alg: 'HS256' }))}`,
      `${text({})}.${es256(text({}))}`,
      `${text({ kid: 'x' })}.${es256(text({ kid: 'x' }))}`,
      `${text({ typ: 'JWT' })}.${accessToken.split('.')[2]}`,
      `${accessToken.slice(0, -4)}AAAA`,
    ];
    for (const token of forged) {
      const { status, body: problem, headers } = await open(auth, token);
      expect([status, problem['code'], headers['www-authenticate']]).toEqual([
        401,
        'token-invalid',
        'Bearer',
      ]);
    }
  });
});

describe('what lies in the database and in the log', () => {
  it('has no e-mail address, no password and no token in it', async () => {
    // Nest's logger is one for the process: that of the app that was made last.
    const told = await authApp({ database: auth.database, masterKey: MasterKey.parse(first) });
    const email = newEmail();
    const headers = { 'user-agent': 'Test', 'x-client': 'api' };
    const name = 'Line\r\n{"level":"error","event":"forged"}';
    const up = await told.send('POST', '/v1/auth/signup', {
      headers,
      body: { email, password: goodPassword, name },
    });
    const body = { email, password: 'a secret that is wrong' };
    await told.send('POST', '/v1/auth/login', { headers, body });
    await told.send('POST', '/v1/auth/login', { headers, body: { ...body, email: `nobody.${email}` } });
    await told.send('POST', '/v1/auth/login', { body: { email, password: goodPassword } });
    await told.send('POST', '/v1/auth/refresh', { body: { refreshToken: up.body['refreshToken'] } });
    await told.send('POST', '/v1/auth/refresh', { body: { refreshToken: 'forged-token' } });
    await told.send('POST', '/v1/auth/logout', { token: up.body['accessToken'] });
    const local = email.split('@')[0] ?? '';
    const secrets = [
      local,
      goodPassword,
      body.password,
      String(up.body['refreshToken']),
      String(up.body['accessToken']),
    ];
    const [rows, log] = [await dump(auth), told.log.join('').toLowerCase()];
    for (const secret of secrets) {
      expect(rows).not.toContain(secret.toLowerCase());
      expect(rows).not.toContain(Buffer.from(secret).toString('hex'));
      expect(log).not.toContain(secret.toLowerCase());
    }
    const events = told.log.map((line) => (JSON.parse(line) as { event?: string }).event);
    expect(events).toEqual(expect.arrayContaining(['sign-up', 'login', 'login-failed', 'session-ended']));
    expect(events).not.toContain('forged');
    await told.close();
  });

  it('moves to a new master key while people go on, and then needs the old one no more', async () => {
    const person = await signUp(auth);
    const both = MasterKey.parse(`2:${second},1:${first}`);
    const rotating = await authApp({ database: auth.database, masterKey: both });
    const login = (app: AuthApp, email: string) =>
      app.send('POST', '/v1/auth/login', { body: { email, password: goodPassword } });
    try {
      expect((await login(rotating, person.email)).status).toBe(200);
      const again = { email: person.email, password: goodPassword };
      expect((await rotating.send('POST', '/v1/auth/signup', { body: again })).status).toBe(409);
      const next = await rotating.send('POST', '/v1/auth/refresh', {
        body: { refreshToken: person.refreshToken },
      });
      const repeated = await rotating.send('POST', '/v1/auth/refresh', {
        body: { refreshToken: person.refreshToken },
      });
      expect(repeated.body['refreshToken']).toBe(next.body['refreshToken']);

      const lines: string[] = [];
      const tools = {
        database: () => auth.database.database('auth'),
        masterKey: () => both,
        environment: {},
      };
      const rotate = (...words: string[]) =>
        rotateKeysCommand({ ...tools, arguments: words, say: (line) => lines.push(line) });
      expect(await rotate('nonsense')).toBe(2);
      expect(await rotate('fields')).toBe(0);
      expect(lines.join('\n')).toMatch(
        /identity: \d+ rows[\s\S]*signing_key: \d+ rows[\s\S]*Keep the old versions/,
      );
      const rows = encryptedRowsOfAuth(new FieldCipher(both));
      expect(await rotateEncryptedRows(auth.database.database('auth'), rows)).toBe(0);
      const [, nextKey] = await keyIds(rotating);
      expect(await rotate('signing')).toBe(0);
      expect(nextKey).toBeDefined();

      const alone = await authApp({ database: auth.database, masterKey: MasterKey.parse(`2:${second}`) });
      try {
        expect((await login(alone, person.email)).body).toMatchObject({ user: { email: person.email } });
        const body = { refreshToken: next.body['refreshToken'] };
        expect((await alone.send('POST', '/v1/auth/refresh', { body })).status).toBe(200);
        expect((await open(alone, next.body['accessToken'])).status).toBe(200);
      } finally {
        await alone.close();
      }
    } finally {
      await rotating.close();
    }
  });
});
