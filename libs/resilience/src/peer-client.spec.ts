import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Health, Metrics, runInContext } from '@hisaab/observability';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PeerClient } from './peer-client';
import { isPeerUnavailable } from './peer-error';
import { Resilience } from './resilience';

const answer = z.object({ head: z.string() });
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('another service over HTTP', () => {
  let resilience: Resilience;
  let client: PeerClient;
  let respond: (request: IncomingMessage, response: ServerResponse) => void;
  let asked: IncomingMessage[];
  let port = 0;
  const server = createServer((request, response) => {
    asked.push(request);
    respond(request, response);
  });
  const listen = (): Promise<void> => new Promise((done) => server.listen(port, '127.0.0.1', done));
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  const send = (status: number, body: unknown) => (_request: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const head = (options: { retries?: number; resetMs?: number } = {}) =>
    client.call('head', (book: string) => ({ path: `/internal/heads/${book}`, answer }), {
      timeoutMs: 300,
      ...options,
    });

  beforeEach(async () => {
    asked = [];
    respond = send(200, { head: 'abc' });
    await listen();
    port = (server.address() as AddressInfo).port;
    resilience = new Resilience(new Health(), new Metrics());
    client = new PeerClient(
      { name: 'reporting', baseUrl: `http://127.0.0.1:${port}/`, token: 'known' },
      resilience,
    );
  });
  afterEach(async () => {
    resilience.stop();
    if (server.listening) await close();
  });

  it('is asked with the token, the request id and the trace of whoever asks', async () => {
    const breaker = head();
    const asking = runInContext({ requestId: 'mine', traceparent }, () => breaker.run('b1'));
    expect(await asking).toEqual({ head: 'abc' });
    expect(asked[0]?.url).toBe('/internal/heads/b1');
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer known',
      'x-request-id': 'mine',
      traceparent,
    });
  });

  it('sends a body as JSON', async () => {
    let body = '';
    respond = (request, response) => {
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => send(200, { head: 'x' })(request, response));
    };
    const render = client.call(
      'render',
      (locale: string) => ({ path: '/internal/x', method: 'POST' as const, body: { locale }, answer }),
      { timeoutMs: 300 },
    );
    expect(await render.run('hi')).toEqual({ head: 'x' });
    expect(body).toBe('{"locale":"hi"}');
  });

  it('passes on a refusal with its code, and counts it for an answer', async () => {
    respond = send(404, { code: 'template-unknown', detail: 'no such template' });
    const breaker = head({ retries: 3 });
    await expect(breaker.run('b')).rejects.toMatchObject({ status: 404, code: 'template-unknown' });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['says 503', send(503, {})],
    ['says 429', send(429, {})],
    ['does not know our token', send(401, {})],
    ['answers another thing than agreed', send(200, { tail: 'abc' })],
    ['answers no JSON', (_: IncomingMessage, response: ServerResponse) => void response.end('<html>')],
    ['hangs up', (request: IncomingMessage) => void request.socket.destroy()],
    [
      'sends elsewhere',
      (_: IncomingMessage, response: ServerResponse) =>
        void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
    ['says nothing', () => undefined],
  ])('is unavailable when it %s', async (_, how) => {
    respond = how;
    await expect(head().run('b')).rejects.toSatisfy(isPeerUnavailable);
  });

  it('takes other statuses for answers where they are asked for', async () => {
    respond = send(503, { head: 'not ready' });
    const ready = client.call('ready', () => ({ path: '/health/ready', answer, alsoTakes: [503] }), {
      timeoutMs: 300,
    });
    expect(await ready.run()).toEqual({ head: 'not ready' });
  });

  it('is asked again over a new connection when it was started anew', async () => {
    const breaker = head({ retries: 2 });
    await breaker.run('b');
    await close();
    await listen();
    expect(await breaker.run('b')).toEqual({ head: 'abc' });
  });

  it('is found again after it was away', async () => {
    const breaker = head({ resetMs: 50 });
    await close();
    for (let n = 0; n < 4; n += 1) await expect(breaker.run('b')).rejects.toSatisfy(isPeerUnavailable);
    expect(breaker.state).toBe('open');
    await listen();
    const deadline = Date.now() + 5_000;
    while (breaker.state === 'open' && Date.now() < deadline)
      await new Promise((done) => setTimeout(done, 5));
    expect(await breaker.run('b')).toEqual({ head: 'abc' });
    expect(breaker.state).toBe('closed');
  });
});
