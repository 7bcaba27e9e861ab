import type { Socket } from 'node:net';
import { uuidv7 } from '@hisaab/kernel';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './problem';

const TYPE = 'application/problem+json; charset=utf-8';

/** What is wrong before any of our hooks has seen the request: an address that cannot be decoded, or is too long. */
export function refuseAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const detail = 'The address could not be read.';
  void reply
    .status(400)
    .headers({ 'x-request-id': request.id, 'cache-control': 'no-store', ...GUARDING })
    .type(TYPE)
    .send(JSON.stringify(problem(400, 'invalid-request', detail, request.id)));
}

const GUARDING = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const STATUS: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
};

/**
 * What is no HTTP, or HTTP that two readers could understand in two ways: answered once, and the line is closed,
 * so that nothing that follows on it is taken for a request.
 */
export function refuseBytes(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const [status, words] = STATUS[error.code ?? ''] ?? [400, 'Bad Request'];
  const requestId = uuidv7();
  const body = JSON.stringify(
    problem(status, 'invalid-request', 'The request could not be read.', requestId),
  );
  const head = {
    'content-type': TYPE,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...GUARDING,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${words}\r\n${lines.join('')}\r\n${body}`);
  socket.destroySoon();
}
