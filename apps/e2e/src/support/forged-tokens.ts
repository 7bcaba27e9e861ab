import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens that look right and are not, made from one that is: what a client could do with its own. */
export function forgedTokens(good: string, publicKey: object): Readonly<Record<string, string>> {
  const [head = '', payload = '', signature = ''] = good.split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, unknown>;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  const hmac = (secret: string): string => {
    const content = `${part({ ...header, alg: 'HS256' })}.${payload}`;
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  };
  const strangers = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const signed = (body: unknown): string => {
    const content = `${head}.${part(body)}`;
    const made = sign('sha256', Buffer.from(content), { key: strangers, dsaEncoding: 'ieee-p1363' });
    return `${content}.${made.toString('base64url')}`;
  };
  return {
    garbage: 'garbage',
    'three parts of garbage': 'a.b.c',
    'no algorithm': `${part({ ...header, alg: 'none' })}.${payload}.`,
    'no algorithm, with the signature': `${part({ ...header, alg: 'none' })}.${payload}.${signature}`,
    'the public key as a shared secret': hmac(JSON.stringify(publicKey)),
    'an empty shared secret': hmac(''),
    'a key of their own': signed(claims),
    'no signature': `${head}.${payload}.`,
    'another user in it': `${head}.${part({ ...claims, sub: '019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b' })}.${signature}`,
    'a longer life': `${head}.${part({ ...claims, exp: 4_102_444_800 })}.${signature}`,
  };
}
