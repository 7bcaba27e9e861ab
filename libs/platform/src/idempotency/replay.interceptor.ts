import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Caching } from '@hisaab/caching';
import type { FastifyRequest } from 'fastify';
import { of, tap, type Observable } from 'rxjs';
import { Answer } from '../http/answer';
import { tookWriteContext, writeContextOf, type WriteContext } from '../http/write-context';
import { Replays } from './replays';

/** Answers a repeated write from the replays, and keeps the answers of those that were done. After the guards. */
export class ReplayInterceptor implements NestInterceptor {
  constructor(private readonly replays: Replays) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const write = repeatable(request);
    if (!write) return next.handle();
    const earlier = await this.replays.find(write);
    if (earlier) return of(earlier);
    return next.handle().pipe(
      tap((answer: unknown) => {
        // Only of routes that keep their answers in the table too. Nobody waits for it, and it cannot fail.
        if (answer instanceof Answer && tookWriteContext(request)) void this.replays.keep(write, answer);
      }),
    );
  }
}

/** Worth the way only where other processes see them too: alone, a process asks its table as quickly. */
export function interceptRepeats(caching: Caching): ReplayInterceptor[] {
  if (!caching.isShared) return [];
  const bounds = { entries: 1, characters: 1 };
  return [new ReplayInterceptor(new Replays(caching.cache('replays', { bounds })))];
}

/** A write with a key, by somebody who was let in, whose whole body is known by its hash. */
function repeatable(request: FastifyRequest & { access?: unknown }): WriteContext | undefined {
  if (request.headers['idempotency-key'] === undefined || request.method === 'GET') return undefined;
  if (request.access === undefined) return undefined;
  const hasOtherBody = request.headers['content-type'] !== undefined && request.rawBody === undefined;
  return hasOtherBody ? undefined : writeContextOf(request);
}
