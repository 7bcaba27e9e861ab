import { once } from 'node:events';
import { Agent, request as plainRequest, type ClientRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@hisaab/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway';
import { LIMITS, renderedFile, signingPair, startGateway, targetsOf, tokenOf, Upstream } from './stage';

const MIB = 1_048_576;
describe('the stand-in for Kong, passing files on', () => {
  const first = new Upstream('first');
  const second = new Upstream('second');
  let gateway: Gateway & { url: string };
  let token: string;

  beforeAll(async () => {
    const pair = await signingPair();
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

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${gateway.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });

  it('passes a large file on while it comes, and holds none of it back', async () => {
    const arrived: number[] = [];
    for (const upstream of [first, second]) {
      upstream.answer = (request, response) => {
        let length = 0;
        request.on('data', (chunk: Buffer) => arrived.push((length += chunk.length)));
        request.on('end', () => response.writeHead(202).end(String(length)));
      };
    }
    const { hostname, port } = new URL(gateway.url);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': String(25 * MIB),
    };
    const told = await new Promise<string>((resolve, reject) => {
      const sending = plainRequest(
        { hostname, port, method: 'POST', path: '/v1/imports', headers },
        (answer) => {
          answer.on('data', (chunk: Buffer) => resolve(`${answer.statusCode} ${chunk.toString()}`));
        },
      );
      sending.on('error', reject);
      sending.write(Buffer.alloc(MIB));
      void eventually(() => expect(arrived.length).toBeGreaterThan(0)).then(() => {
        // A part of it was there before the rest was sent.
        for (let part = 1; part < 25; part += 1) sending.write(Buffer.alloc(MIB));
        sending.end();
      }, reject);
    });
    expect(told).toBe(`202 ${25 * MIB}`);
  });

  it('hears who is refused at the beginning of a file to the end, and answers the next request as well', async () => {
    for (const upstream of [first, second])
      upstream.answer = (_request, response) => void response.writeHead(406).end('{}');
    const { hostname, port } = new URL(gateway.url);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const statusOf = (sending: ClientRequest): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        sending.on('error', reject);
        sending.on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode)));
      });
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': String(4 * MIB),
    };
    const asked = { hostname, port, agent };
    const sending = plainRequest({ ...asked, method: 'POST', path: '/v1/imports', headers });
    sending.write(Buffer.alloc(MIB));
    expect(await statusOf(sending)).toBe(406);
    await new Promise<void>((resolve, reject) => {
      sending.on('error', reject);
      sending.end(Buffer.alloc(3 * MIB), resolve);
    });
    expect(await statusOf(plainRequest({ ...asked, path: '/health' }).end())).toBe(404);
    agent.destroy();
  });

  it('does not take who went away for a fault of the service', async () => {
    const { hostname, port } = new URL(gateway.url);
    const head = `Host: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: multipart/form-data; boundary=b`;
    const request = `POST /v1/imports HTTP/1.1\r\n${head}\r\nContent-Length: 4\r\n\r\nfile`;
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        const socket = connect(Number(port), hostname);
        await once(socket, 'connect');
        await new Promise((written) => socket.write(request, written));
        socket.resetAndDestroy();
      }),
    );
    await pause(300);
    // What still waits would hear of it now.
    for (const upstream of [first, second]) {
      await upstream.stop();
      await upstream.start(upstream.port);
    }
    await pause(100);
    const { targets = [] } = gateway.state().balancers.get('billing.upstream') ?? {};
    expect(targets.map(({ healthy }) => healthy)).toEqual([true, true]);
  });

  it('answers 413 to what is too long, before it is all there', async () => {
    first.seen.length = 0;
    second.seen.length = 0;
    for (const upstream of [first, second]) upstream.answer = (_request, response) => void response.end('{}');
    const json = (length: number) =>
      ask('/v1/transactions', {
        method: 'POST',
        body: Buffer.alloc(length, 'a'),
        headers: { 'content-type': 'text/plain' },
      });
    expect((await json(MIB)).status).toBe(200);
    const refused = await json(MIB + 1);
    expect([refused.status, await refused.json()]).toMatchObject([413, { code: 'too-large' }]);
    const file = await ask('/v1/imports', { method: 'POST', body: Buffer.alloc(26 * MIB + 1) });
    expect([file.status, await file.json()]).toMatchObject([413, { code: 'file-too-large' }]);

    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        if (sent === 200) return controller.close();
        sent += 1;
        controller.enqueue(Buffer.alloc(MIB));
      },
    });
    const stream: RequestInit = { method: 'POST', body: endless, duplex: 'half' };
    const answer = await ask('/v1/imports', stream).catch((error: unknown) => error);
    // The line is closed on who goes on sending: the answer may be lost with it.
    if (answer instanceof Response) expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(200);
    expect([...first.seen, ...second.seen].filter(({ url }) => url === '/v1/imports')).toEqual([]);
  });
});
