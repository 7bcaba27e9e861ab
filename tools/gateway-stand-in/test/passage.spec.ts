import { eventually } from '@hisaab/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAdmin } from '../admin';
import type { Gateway } from '../gateway';
import {
  LIMITS,
  renderedFile,
  signingPair,
  startGateway,
  targetsOf,
  tokenOf,
  Upstream,
  type SigningPair,
} from './stage';

describe('the stand-in for Kong, passing on', () => {
  const first = new Upstream('first');
  const second = new Upstream('second');
  let gateway: Gateway & { url: string };
  let pair: SigningPair;
  let token: string;

  beforeAll(async () => {
    pair = await signingPair();
    token = await tokenOf(pair);
    await Promise.all([first.start(), second.start()]);
    const targets = targetsOf(first.target, { billing: [first.target, second.target] });
    gateway = await startGateway(renderedFile({ keys: [pair.jwk], targets, limits: LIMITS }));
  });

  afterAll(async () => {
    await gateway.app.close();
    await Promise.all([first.stop(), second.stop()]);
  });

  afterEach(() => {
    for (const upstream of [first, second]) upstream.answer = undefined;
  });

  // A test that stops a server leaves every other one waiting for the next check.
  beforeEach(() =>
    eventually(() => {
      const targets = [...gateway.state().balancers.values()].flatMap((balancer) => balancer.targets);
      expect(targets.filter(({ healthy }) => !healthy)).toEqual([]);
    }),
  );

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${gateway.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
  const servedBy = async (method = 'GET'): Promise<string | null> =>
    (await ask('/v1/accounts', { method })).headers.get('x-served-by');

  it('takes turns, leaves out a target that dies, and takes it back', async () => {
    const both = await Promise.all([servedBy(), servedBy(), servedBy(), servedBy()]);
    expect(new Set(both)).toEqual(new Set(['first', 'second']));

    const { port } = second;
    await second.stop();
    // Not one request is lost to it, whatever the method: nothing had been sent.
    for (const method of ['GET', 'POST', 'GET', 'POST', 'GET', 'GET']) {
      expect(await servedBy(method)).toBe('first');
    }
    const health = await createAdmin(gateway).inject('/upstreams/billing.upstream/health');
    expect(health.json()).toMatchObject({
      data: [{ health: 'HEALTHY' }, { target: `127.0.0.1:${port}`, health: 'UNHEALTHY' }],
    });

    await second.start(port);
    await eventually(async () => expect(await servedBy()).toBe('second'), { timeout: 10_000, interval: 100 });
  });

  it('says 503 with when to come again where nobody is left, and recovers by itself', async () => {
    const ports = [first.port, second.port];
    await Promise.all([first.stop(), second.stop()]);
    for (let time = 0; time < 3; time += 1) {
      const answer = await ask('/v1/accounts');
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(await answer.json()).toMatchObject({ code: 'unavailable', status: 503 });
    }
    await Promise.all([first.start(ports[0]), second.start(ports[1])]);
    await eventually(async () => expect((await ask('/v1/accounts')).status).toBe(200), { timeout: 10_000 });
  });

  it('asks the one target again that nobody looks after: others may stand behind it', async () => {
    const place = { keys: [pair.jwk], targets: targetsOf(first.target), limits: LIMITS, noChecks: true };
    const plain = await startGateway(renderedFile(place));
    const status = async (): Promise<number> =>
      (await fetch(`${plain.url}/v1/accounts`, { headers: { authorization: `Bearer ${token}` } })).status;
    const { port } = first;
    await first.stop();
    expect(await status()).toBe(503);
    await first.start(port);
    // At once: it was not left out.
    expect(await status()).toBe(200);
    await plain.app.close();
  });

  it('does not send a write twice that a service may have had', async () => {
    first.seen.length = 0;
    second.seen.length = 0;
    for (const upstream of [first, second]) upstream.answer = (request) => request.socket.destroy();
    const answer = await ask('/v1/transactions', { method: 'POST', body: '{}' });
    expect(answer.status).toBe(503);
    expect(first.seen.length + second.seen.length).toBe(1);
    for (const upstream of [first, second]) upstream.answer = undefined;
    await eventually(async () => expect((await ask('/v1/accounts')).status).toBe(200), { timeout: 10_000 });
  });

  it('passes a query on as it is written', async () => {
    const query = '?q=../../etc/passwd&tag=%2e%2e%2f&name=a%20b+c&x=//y';
    const answer = await ask(`/v1/transactions${query}`);
    expect(await answer.json()).toMatchObject({ url: `/v1/transactions${query}` });
  });

  it('passes a service’s own answer on as it is, and asks no second time for a better one', async () => {
    first.seen.length = 0;
    first.answer = (_request, response) => {
      response.writeHead(503, { 'retry-after': '7', 'content-type': 'application/problem+json' });
      response.end('{"code":"storage-unavailable"}');
    };
    const answer = await ask('/v1/reports/monthly?date=2026-11-01');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '7']);
    expect(await answer.json()).toEqual({ code: 'storage-unavailable' });
    expect(first.seen).toHaveLength(1);
  });

  it('lets the event stream through as it comes', async () => {
    let say: (line: string) => void = () => undefined;
    first.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
      say = (line) => void response.write(line);
    };
    const answer = await ask('/v1/events', { headers: { accept: 'text/event-stream' } });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const reader = answer.body?.getReader();
    for (const line of ['data: one\n\n', 'data: two\n\n']) {
      say(line);
      const { value } = (await reader?.read()) ?? {};
      expect(Buffer.from(value ?? []).toString()).toBe(line);
    }
    await reader?.cancel();
  });

  it('changes its keys without turning anybody away who holds a good token', async () => {
    const fresh = await signingPair();
    const targets = targetsOf(first.target);
    const file = (...pairs: SigningPair[]) =>
      renderedFile({ keys: pairs.map(({ jwk }) => jwk), targets, limits: LIMITS });
    const admin = createAdmin(gateway);
    const put = (config: string) => admin.inject({ method: 'POST', url: '/config', payload: { config } });

    let isDone = false;
    const statuses = new Set<number>();
    const going = Array.from({ length: 4 }, async () => {
      while (!isDone) statuses.add((await ask('/v1/books')).status);
    });
    expect((await put(file(pair, fresh))).statusCode).toBe(201);
    const newToken = { authorization: `Bearer ${await tokenOf(fresh)}` };
    expect((await ask('/v1/books', { headers: newToken })).status).toBe(200);
    for (let time = 0; time < 5; time += 1) await put(file(pair, fresh));
    isDone = true;
    await Promise.all(going);
    expect([...statuses]).toEqual([200]);

    await put(file(fresh));
    expect((await ask('/v1/books')).status).toBe(401);
    expect((await ask('/v1/books', { headers: newToken })).status).toBe(200);
    const refused = await put(file(fresh).replace('name: correlation-id', 'name: correlation'));
    expect(refused.statusCode).toBe(400);
    expect((await ask('/v1/books', { headers: newToken })).status).toBe(200);
    await put(file(pair, fresh));
  });

  it('begins a trace, or goes on with the client’s, where there is a collector', async () => {
    const collector = await new Upstream('collector').start();
    const endpoint = `http://${collector.target}/v1/traces`;
    const targets = targetsOf(first.target);
    const traced = await startGateway(
      renderedFile({ keys: [pair.jwk], targets, traces: endpoint, limits: LIMITS }),
    );
    const told = async (headers: Record<string, string>): Promise<string> => {
      const answer = await fetch(`${traced.url}/v1/status`, { headers });
      return ((await answer.json()) as { headers: Record<string, string> }).headers['traceparent'] ?? '';
    };
    first.answer = (request, response) => void response.end(JSON.stringify({ headers: request.headers }));
    expect(await told({})).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    const given = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const passed = await told({ traceparent: given });
    expect(passed.split('-')[1]).toBe(given.split('-')[1]);
    expect(passed).not.toBe(given);
    await traced.app.close();
    await eventually(() => expect(collector.seen.map(({ url }) => url)).toContain('/v1/traces'));
    await collector.stop();
  });

  it('counts what it did, on a port of its own', async () => {
    expect((await ask('/v1/books')).status).toBe(200);
    await ask('/v1/nothing');
    const { body } = await createAdmin(gateway).inject('/metrics');
    expect(body).toMatch(
      /kong_http_requests_total\{service="user",route="listBooks",code="200",source="service"\} [1-9]/,
    );
    expect(body).toMatch(
      /kong_http_requests_total\{service="",route="nothing-here",code="404",source="kong"\} [1-9]/,
    );
    expect(body).toMatch(/kong_upstream_target_health\{upstream="billing.upstream",.*state="healthy"\} 1/);
    expect(body).toContain('kong_request_latency_ms_bucket');
  });
});
