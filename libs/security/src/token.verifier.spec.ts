import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { signAccessToken } from './access-token.signer';
import { LocalJwks } from './jwks.source';
import { TokenVerifier } from './token.verifier';

const expectation = { issuer: 'https://hisaab.example', audience: 'hisaab' };
const subject = {
  userId: '0198a000-0000-7000-8000-000000000001',
  sessionId: '0198a000-0000-7000-8000-000000000002',
  personalBookId: '0198a000-0000-7000-8000-000000000003',
  currency: 'INR',
  timezone: 'Asia/Kolkata',
  locale: 'en-IN',
};
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

function jwkOf(key: KeyObject, kid: string) {
  return { ...key.export({ format: 'jwk' }), kid };
}

function verifier(): { verifier: TokenVerifier; jwks: LocalJwks } {
  const jwks = new LocalJwks();
  jwks.publish([jwkOf(pair.publicKey, 'one')]);
  return { verifier: new TokenVerifier(jwks, expectation), jwks };
}

const good = (ttlSeconds = 600, key: KeyObject = pair.privateKey, kid = 'one') =>
  signAccessToken({ kid, privateKey: key }, { ...expectation, ttlSeconds }, subject);

const payload = () => ({
  ...{ iss: expectation.issuer, aud: expectation.audience, sub: subject.userId, sid: subject.sessionId },
  ...{ book: subject.personalBookId, cur: 'INR', tz: 'Asia/Kolkata', loc: 'en-IN' },
  ...{ iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 600 },
});

function forged(header: object, signature: (text: string) => string): string {
  const text = [header, payload()]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${signature(text)}`;
}

const signed = (header: { alg: string; typ?: string; kid?: string }, changes: object = {}) =>
  new SignJWT({ ...payload(), ...changes }).setProtectedHeader(header).sign(pair.privateKey);

const refused = async (token: string | undefined) => {
  const { verifier: v } = verifier();
  return v.verify(token === undefined ? undefined : `Bearer ${token}`).then(
    () => 'accepted',
    (error: { code?: string; kind?: string }) => `${error.kind} ${error.code}`,
  );
};

describe('the token verifier', () => {
  it('reads who acts from a good token', async () => {
    const { verifier: v } = verifier();
    expect(await v.verify(`Bearer ${await good()}`)).toEqual({ ...subject, bookId: subject.personalBookId });
  });

  it('refuses what is not signed by our key with our algorithm', async () => {
    const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const tokens = [
      forged({ alg: 'none', typ: 'at+jwt', kid: 'one' }, () => ''),
      forged({ alg: 'None', typ: 'at+jwt', kid: 'one' }, () => 'x'),
      forged({ alg: 'HS256', typ: 'at+jwt', kid: 'one' }, (text) =>
        createHmac('sha256', publicPem).update(text).digest('base64url'),
      ),
      await new SignJWT(payload())
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'one' })
        .sign(rsa.privateKey),
      await good(600, other.privateKey),
      await good(600, pair.privateKey, 'unknown'),
      await signed({ alg: 'ES256', kid: 'one' }),
      await signed({ alg: 'ES256', typ: 'JWT', kid: 'one' }),
      await signed({ alg: 'ES256', typ: 'at+jwt' }),
      forged({ alg: 'ES256', typ: 'at+jwt', kid: 'one', jwk: jwkOf(other.publicKey, 'one') }, () => 'AAAA'),
    ];
    for (const token of tokens) expect(await refused(token), token).toBe('unauthenticated token-invalid');
  });

  it('refuses another issuer, another audience, missing claims, and what is expired', async () => {
    const header = { alg: 'ES256', typ: 'at+jwt', kid: 'one' };
    for (const changes of [
      { iss: 'https://evil.example' },
      { iss: undefined },
      { aud: 'another' },
      { aud: undefined },
      { sub: 'not-an-id' },
      { sid: undefined },
      { exp: undefined },
      { exp: '9999999999' },
      { nbf: Math.floor(Date.now() / 1000) + 300 },
      { book: undefined },
    ]) {
      expect(await refused(await signed(header, changes)), JSON.stringify(changes)).toBe(
        'unauthenticated token-invalid',
      );
    }
    expect(await refused(await good(-1))).toBe('unauthenticated token-expired');
  });

  it('refuses a missing, torn or oversized header without breaking', async () => {
    expect(await refused(undefined)).toBe('unauthenticated token-missing');
    const token = await good();
    for (const torn of [
      '',
      'a.b',
      `${token}.x`,
      token.slice(0, -6),
      `${token} ${token}`,
      'x'.repeat(10_000),
      'é.é.é',
    ]) {
      expect(await refused(torn), torn.slice(0, 30)).toBe('unauthenticated token-invalid');
    }
  });

  it('forgets a remembered token when it expires, and verifies a repeat in microseconds', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const { verifier: v } = verifier();
      const header = `Bearer ${await good(60)}`;
      await v.verify(header);
      const started = performance.now();
      for (let n = 0; n < 2_000; n += 1) await v.verify(header);
      expect((performance.now() - started) / 2_000).toBeLessThan(0.05);
      vi.advanceTimersByTime(61_000);
      await expect(v.verify(header)).rejects.toMatchObject({ code: 'token-expired' });
      await expect(v.verify(header)).rejects.toMatchObject({ code: 'token-expired' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('asks once more for a key that it does not know, and does not call a failing store a bad token', async () => {
    const { verifier: v, jwks } = verifier();
    const header = `Bearer ${await good(600, other.privateKey, 'two')}`;
    jwks.onUnknown(() => Promise.reject(new Error('storage')));
    await expect(v.verify(header)).rejects.toThrow('storage');
    jwks.onUnknown(async () => jwks.publish([jwkOf(pair.publicKey, 'one'), jwkOf(other.publicKey, 'two')]));
    expect((await v.verify(header)).userId).toBe(subject.userId);
  });
});
