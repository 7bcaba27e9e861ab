import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import { accessOf, type Access } from '@hisaab/security';
import type { FastifyRequest } from 'fastify';

/** What a write brings beside its body. */
export interface WriteContext {
  readonly access: Access;
  readonly method: string;
  /** The path that was asked for, without its query. */
  readonly path: string;
  readonly requestId: string;
  readonly idempotencyKey: string | undefined;
  /** SHA-256 of the body as it came and of the query, which can change what a write does. */
  readonly bodyHash: Buffer;
  /** The version in `If-Match`. */
  readonly ifMatch: number | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    rawBody?: Buffer;
  }
}

const KEY = /^[!-~]{1,64}$/;
const VERSION = /^(?:W\/)?"([1-9][0-9]{0,8})"$/;

export function writeContextOf(request: FastifyRequest): WriteContext {
  const [path = '', query = ''] = request.url.split('?', 2);
  return {
    access: accessOf(request),
    method: request.method,
    path,
    requestId: request.id,
    idempotencyKey: idempotencyKeyOf(request.headers['idempotency-key']),
    bodyHash: createHash('sha256')
      .update(query)
      .update('\n')
      .update(request.rawBody ?? '')
      .digest(),
    ifMatch: ifMatchOf(request.headers['if-match']),
  };
}

function idempotencyKeyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && KEY.test(header)) return header;
  throw new DomainError(
    'invalid-request',
    'invalid',
    'Idempotency-Key takes 1 to 64 visible ASCII characters.',
    {
      errors: [{ path: 'Idempotency-Key', message: '1 to 64 visible ASCII characters' }],
    },
  );
}

function ifMatchOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const version = VERSION.exec(header)?.[1];
  if (version !== undefined) return Number(version);
  throw new DomainError('invalid-request', 'invalid', 'If-Match takes a version in quotes, such as "3".', {
    errors: [{ path: 'If-Match', message: 'a version in quotes' }],
  });
}

export function requireIfMatch(write: WriteContext): number {
  if (write.ifMatch !== undefined) return write.ifMatch;
  throw new DomainError(
    'if-match-required',
    'precondition-required',
    'Send the version that you changed in If-Match, as the ETag of the resource gave it.',
  );
}

export const Write = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  took.add(request);
  return writeContextOf(request);
});

/** Whether the route of this request asked for its write context: only such routes keep answers to keys. */
export const tookWriteContext = (request: FastifyRequest): boolean => took.has(request);

const took = new WeakSet<FastifyRequest>();
