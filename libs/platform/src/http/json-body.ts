import { DomainError } from '@hisaab/kernel';
import type { FastifyRequest } from 'fastify';
import { parse } from 'secure-json-parse';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a JSON body and keeps its bytes: the idempotency key is bound to them. A key `__proto__` is refused here,
 * since no schema would see it.
 */
export function parseJson(
  request: FastifyRequest,
  body: Buffer,
  done: (error: Error | null, parsed?: unknown) => void,
): void {
  request.rawBody = body;
  let parsed: unknown;
  try {
    parsed = body.length === 0 ? undefined : parse(utf8.decode(body));
  } catch {
    done(new DomainError('malformed-json', 'invalid', 'The body is not JSON in UTF-8.'));
    return;
  }
  done(null, parsed);
}
