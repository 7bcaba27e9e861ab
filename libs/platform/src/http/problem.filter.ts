import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { isUnavailable } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import type { Logger } from '@hisaab/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem, problemOf, type Problem } from './problem';

const CODE: Record<number, string> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

/** Every refusal and failure leaves as problem details; nothing of the inside leaves with it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.send(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  send(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.sent || reply.raw.headersSent) {
      this.logger.error({ err: error }, 'failed after the answer had begun');
      reply.raw.destroy();
      return;
    }
    const answer = this.problemOf(error, request.id);
    this.note(error, answer, request.routeOptions.url);
    const retryAfter = error instanceof DomainError ? error.more?.retryAfterSeconds : undefined;
    if (retryAfter !== undefined)
      void reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfter))));
    else if (answer.status === 503) void reply.header('retry-after', '2');
    if (answer.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply
      .status(answer.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(answer));
  }

  /**
   * What is away is named, without stacks: whoever waits for it fails together with all others, and a thousand stacks at
   * once would keep the event loop so long that the next connection's time is over too.
   */
  private note(error: unknown, { status, code, detail }: Problem, path: string | undefined): void {
    if (status === 503) this.logger.warn({ code, cause: causeOf(error), path }, detail);
    else if (status >= 500) this.logger.error({ err: error, path }, detail);
  }

  private problemOf(error: unknown, requestId: string): Problem {
    if (error instanceof DomainError) return problemOf(error, requestId);
    if (isUnavailable(error)) {
      return problem(
        503,
        'storage-unavailable',
        'The database does not answer. Nothing was saved; try again.',
        requestId,
      );
    }
    const status = httpStatus(error);
    if (status !== undefined && status < 500) {
      return problem(status, CODE[status] ?? 'invalid-request', detailOf(status, error), requestId);
    }
    return problem(500, 'internal-error', 'The request failed on our side. Nothing was saved.', requestId);
  }
}

function causeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (!(error instanceof DomainError)) return `${error.name}: ${error.message}`;
  return error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message}` : undefined;
}

/** Nest and Fastify both carry a status on what they throw. */
function httpStatus(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'statusCode' in error) {
    return typeof error.statusCode === 'number' ? error.statusCode : undefined;
  }
  return undefined;
}

function detailOf(status: number, error: unknown): string {
  if (status === 404) return 'There is nothing at this address.';
  if (status === 413) return 'The body is larger than this address takes.';
  if (status === 415) return 'This address does not take that content type.';
  return error instanceof Error && status === 400 && 'code' in error
    ? 'The request could not be read.'
    : 'The request was refused.';
}
