import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway';
import {
  ORIGIN,
  renderedFile,
  signingPair,
  startGateway,
  targetsOf,
  tokenOf,
  Upstream,
  type SigningPair,
} from './stage';

interface Problem {
  status: number;
  code: string;
  requestId: string;
}

/** What a real Kong 3.9.1 answers as well (what was tried is in docs/operations/gateway.md). */
describe('the stand-in for Kong at its doors', () => {
  const service = new Upstream('service');
  let gateway: Gateway & { url: string };
  let current: SigningPair;
  let next: SigningPair;

  beforeAll(async () => {
    [current, next] = [await signingPair(), await signingPair()];
    await service.start();
    const keys = [current.jwk, next.jwk];
    const limits = {
      address: { minute: 100_000 },
      doors: { minute: 5 },
      messages: { minute: 50 },
      uploads: { minute: 100 },
    };
    gateway = await startGateway(
      renderedFile({ keys, targets: targetsOf(service.target), limits, origins: [ORIGIN] }),
    );
  });

  afterAll(async () => {
    await gateway.app.close();
    await service.stop();
  });

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${gateway.url}${path}`, init);
  const withToken = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

  it('lets a token of either key in, and sends it on', async () => {
    for (const pair of [current, next]) {
      const token = await tokenOf(pair);
      const answer = await ask('/v1/accounts?limit=2', withToken(token));
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({
        url: '/v1/accounts?limit=2',
        headers: { authorization: `Bearer ${token}` },
      });
    }
  });

  it('answers 401 to no token and to one that does not hold', async () => {
    const stranger = await signingPair();
    const hs256 = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', kid: current.kid })
      .setExpirationTime('5m')
      .sign(Buffer.from(String(current.jwk['x']).padEnd(32)));
    const none = `${Buffer.from(JSON.stringify({ alg: 'none', kid: current.kid })).toString('base64url')}.e30.`;
    const [head = '', claims = ''] = (await tokenOf(current)).split('.');
    const cases: [string, RequestInit, string][] = [
      ['none', {}, 'token-missing'],
      ['another scheme', { headers: { authorization: 'Basic abc' } }, 'token-missing'],
      ['expired', withToken(await tokenOf(current, { secondsToLive: -1 })), 'token-expired'],
      ['HS256', withToken(hs256), 'token-invalid'],
      ['alg none', withToken(none), 'token-invalid'],
      ['another key', withToken(await tokenOf(stranger)), 'token-invalid'],
      [
        'another key under a known id',
        withToken(await tokenOf(stranger, { kid: current.kid })),
        'token-invalid',
      ],
      ['a signature cut short', withToken(`${head}.${claims}.AAAA`), 'token-invalid'],
      ['no token at all', withToken('rubbish'), 'token-invalid'],
    ];
    const before = service.seen.length;
    for (const [what, init, code] of cases) {
      const answer = await ask('/v1/accounts', init);
      const body = (await answer.json()) as Problem;
      expect([what, answer.status, body.code]).toEqual([what, 401, code]);
      expect(body.requestId).toBe(answer.headers.get('x-request-id'));
      expect(body.requestId).not.toBe('');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect((await ask(`/v1/accounts?jwt=${await tokenOf(current)}`)).status).toBe(401);
    expect(service.seen.length).toBe(before);
  });

  it('asks no token where none is wanted', async () => {
    for (const path of ['/v1/status', '/.well-known/jwks.json', '/v1/openapi.json', '/v1/docs', '/']) {
      expect([path, (await ask(path)).status]).toEqual([path, 200]);
    }
  });

  it('routes nothing that is not public', async () => {
    const token = await tokenOf(current);
    const before = service.seen.length;
    const paths = [
      ...[
        '/health/live',
        '/health/ready',
        '/metrics',
        '/internal/render',
        '/v1/internal',
        '/v1/nothing',
        '/nothing',
      ],
      ...[
        '/v1/../internal/x',
        '/v1/accounts/../../internal/x',
        '/%69nternal/x',
        '//internal/x',
        '/v1/accounts//',
      ],
    ];
    for (const path of paths) {
      const answer = await rawGet(gateway.url, path, token);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.body).toContain('"code":"not-found"');
    }
    expect(service.seen.length).toBe(before);
  });

  it('hands another method of a known path to the service, which says 405', async () => {
    service.seen.length = 0;
    const put = { method: 'PUT', body: '{}' };
    const json = { 'content-type': 'application/json' };
    const authorization = `Bearer ${await tokenOf(current)}`;
    expect((await ask('/v1/accounts', { ...put, headers: { ...json, authorization } })).status).toBe(200);
    // Without a token it learns nothing of a path that wants one.
    expect((await ask('/v1/accounts', { ...put, headers: json })).status).toBe(401);
    expect((await ask('/v1/auth/login', { ...put, headers: json })).status).toBe(200);
    const seen = service.seen.map(({ method, url }) => `${method} ${url}`);
    expect(seen).toEqual(['PUT /v1/accounts', 'PUT /v1/auth/login']);
  });

  it('takes away what only the gateway may say', async () => {
    const forged = {
      'x-user-id': 'eve',
      'x-consumer-id': 'eve',
      'x-credential-identifier': 'eve',
      'x-authenticated-userid': 'eve',
      'x-anonymous-consumer': 'true',
      'x-http-method-override': 'DELETE',
      forwarded: 'for=9.9.9.9',
      'x-forwarded-for': '9.9.9.9',
      'x-forwarded-proto': 'https',
      'x-real-ip': '9.9.9.9',
    };
    const answer = await ask('/v1/status', {
      headers: { ...forged, 'x-book-id': 'kept', 'x-client': 'web' },
    });
    const { headers } = (await answer.json()) as { headers: Record<string, string> };
    const gone = Object.keys(forged).slice(0, 7);
    expect(Object.keys(headers).filter((name) => gone.includes(name))).toEqual([]);
    expect(headers['x-forwarded-for']).toBe('9.9.9.9, 127.0.0.1');
    expect(headers['x-real-ip']).toBe('127.0.0.1');
    expect(headers['x-forwarded-proto']).toBe('http');
    expect(headers['x-client']).toBe('web');
  });

  it('names each request, takes a name that is one, and gives it to the service', async () => {
    const told = async (given?: string) => {
      const answer = await ask(
        '/v1/status',
        given === undefined ? {} : { headers: { 'x-request-id': given } },
      );
      const { headers } = (await answer.json()) as { headers: Record<string, string> };
      expect(headers['x-request-id']).toBe(answer.headers.get('x-request-id'));
      return answer.headers.get('x-request-id');
    };
    expect(await told()).toMatch(/^[0-9a-f-]{36}$/);
    expect(await told('from-a-phone.7')).toBe('from-a-phone.7');
    expect(await told('{"event":"forged"}')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await told('a'.repeat(129))).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('adds what guards a browser, and keeps what the service says itself', async () => {
    service.answer = (_request, response) => {
      for (const [name, value] of Object.entries({
        server: 'banner/1.0',
        'x-powered-by': 'something',
        'strict-transport-security': 'max-age=1',
        'content-security-policy': "default-src 'self'",
        vary: 'accept-encoding',
      })) {
        response.setHeader(name, value);
      }
      response.end('{}');
    };
    const { headers } = await ask('/v1/status');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toBe("default-src 'self'");
    expect(headers.get('vary')).toBe('accept-encoding, Origin');
    for (const name of ['server', 'x-powered-by', 'strict-transport-security', 'via']) {
      expect([name, headers.get(name)]).toEqual([name, null]);
    }
  });

  it('lets HSTS stand behind TLS, and says it itself where no service does', async () => {
    const place = {
      keys: [current.jwk],
      targets: targetsOf(service.target),
      origins: ['https://hisaab.example'],
    };
    const secure = await startGateway(renderedFile(place));
    const hsts = async (path: string) =>
      (await fetch(`${secure.url}${path}`)).headers.get('strict-transport-security');
    expect([await hsts('/v1/status'), await hsts('/nothing')]).toEqual(['max-age=1', 'max-age=31536000']);
    service.answer = undefined;
    expect(await hsts('/v1/status')).toBe('max-age=31536000');
    await secure.app.close();
  });

  it('answers a preflight for the client’s origin', async () => {
    const headers = {
      origin: ORIGIN,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,if-match',
    };
    const answer = await ask('/v1/accounts/1', { method: 'OPTIONS', headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    expect(answer.headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(answer.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('if-match');
    expect(answer.headers.get('access-control-max-age')).toBe('600');
    const refused = await ask('/v1/accounts', { headers: { origin: ORIGIN } });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(refused.headers.get('access-control-expose-headers')).toContain('X-Request-Id');
  });

  it('answers 429 beyond the limit of the doors, and leaves the others open', async () => {
    const knock = () =>
      ask('/v1/auth/login', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    const answers = [];
    for (let time = 0; time < 7; time += 1) answers.push(await knock());
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const last = answers.at(-1);
    expect(await last?.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers[0]?.headers.get('x-ratelimit-limit-minute')).toBe('5');
    expect(answers[0]?.headers.get('x-ratelimit-remaining-minute')).toBe('4');
    // What is counted at the doors is counted for all of them together.
    const signUp = await ask('/v1/auth/signup', { method: 'POST', body: '{}' });
    expect(signUp.status).toBe(429);
    expect((await ask('/v1/accounts', withToken(await tokenOf(current)))).status).toBe(200);
  });

  it('refuses a length that can be read in two ways', async () => {
    const start = 'POST /v1/auth/login HTTP/1.1\r\nHost: localhost\r\n';
    const answer = await rawExchange(
      gateway.url,
      `${start}Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/^connection: close\r$/im);
    expect(answer).toContain('application/problem+json');
    const token = await tokenOf(current);
    for (const path of ['/v1/accounts/%zz', '/v1/accounts/..%2f..%2finternal']) {
      const lost = await rawGet(gateway.url, path, token);
      expect([path, lost.status, lost.body.includes('"code":"invalid-request"')]).toEqual([path, 400, true]);
    }
  });
});

/** A path exactly as written: fetch would tidy it up. */
async function rawGet(url: string, path: string, token: string): Promise<{ status: number; body: string }> {
  const head = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`;
  const text = await rawExchange(url, head);
  return {
    status: Number(/^HTTP\/1\.1 ([0-9]{3})/.exec(text)?.[1]),
    body: text.split('\r\n\r\n').slice(1).join(),
  };
}

async function rawExchange(url: string, text: string): Promise<string> {
  const { connect } = await import('node:net');
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answered = '';
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => (answered += chunk.toString('latin1')));
    socket.on('close', () => resolve(answered));
    socket.on('error', reject);
  });
}
