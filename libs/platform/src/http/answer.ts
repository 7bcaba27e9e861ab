import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** A whole answer: what a controller returns when the status or a header is not the default one. */
export class Answer<Body = unknown> {
  constructor(
    readonly status: number,
    readonly body: Body,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** Writes an Answer's status and headers and sends its body. A body that is a string is sent as the JSON it is. */
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    return next.handle().pipe(
      map((value: unknown) => {
        if (!(value instanceof Answer)) return value;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        void reply.status(value.status).headers(value.headers);
        if (value.body === undefined) return undefined;
        if (typeof value.body === 'string') {
          if (reply.getHeader('content-type') === undefined)
            void reply.type('application/json; charset=utf-8');
          return value.body;
        }
        return value.body;
      }),
    );
  }
}
