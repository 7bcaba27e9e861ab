import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import multipart from '@fastify/multipart';
import type { Database } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UploadReceiver } from './upload.receiver';

const BOUNDARY = 'a-boundary-of-this-test';
const server = fastify();
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  const receiver = new UploadReceiver({ query: () => Promise.resolve([]) } as unknown as Database);
  await server.register(multipart);
  server.get('/', () => 'here');
  server.post('/', async (incoming, reply) => {
    const code = await receiver.receive(incoming, 'an-import').then(
      () => 'taken',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
    return reply.send(code);
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  agent.destroy();
  await server.close();
});

function ask(method: string, body?: Buffer): Promise<string> {
  const { port } = server.server.address() as AddressInfo;
  const headers = body
    ? { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'content-length': body.length }
    : {};
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, agent, headers }, (answer) => {
      let text = '';
      answer.on('data', (piece) => (text += String(piece)));
      answer.on('end', () => resolve(text));
    });
    asked.on('error', reject);
    asked.setTimeout(5_000, () => asked.destroy(new Error('no answer')));
    asked.end(body);
  });
}

function form(content: Buffer, part = 'file'): Buffer {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${part}"; filename="a.csv"\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

describe('a refused upload', () => {
  it.each([
    ['that is binary', form(Buffer.alloc(3_000_000)), 'file-not-text'],
    ['of an unknown part', form(Buffer.alloc(3_000_000, 'a'), 'other'), 'invalid-request'],
    ['that is too large', form(Buffer.alloc(27 * 1024 * 1024, 'a')), 'file-too-large'],
  ])('%s leaves the connection fit for the next request', async (_what, body, code) => {
    for (let round = 0; round < 3; round += 1) {
      expect(await ask('POST', body)).toBe(code);
      expect(await ask('GET')).toBe('here');
    }
  });
});
