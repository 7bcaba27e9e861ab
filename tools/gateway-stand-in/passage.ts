import type { Span } from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';
import { normalPath } from './path';
import { settings, type Matched } from './router';
import type { State } from './state';

/** What the stand-in knows of one request on its way. */
export interface Passage {
  readonly state: State;
  /** As it goes on: normalised, without the query. */
  readonly path: string;
  readonly query: string;
  readonly matched: Matched | undefined;
  /** Response headers that plugins set, whoever answers. */
  readonly told: Record<string, string>;
  /** The request's name, by the plugin correlation-id. */
  id: string | undefined;
  /** Its span, where traces are kept. */
  readonly span: Span | undefined;
  /** A service answered, not the gateway. */
  isFromService: boolean;
  /** Why it did not, try by try, as Kong's error log would have it. */
  readonly failures: string[];
}

declare module 'fastify' {
  interface FastifyRequest {
    passage: Passage;
  }
}

export function passageOf(request: FastifyRequest, state: State): Passage {
  const [raw = '/', query] = request.raw.url?.split(/\?(.*)/s, 2) ?? [];
  const path = normalPath(raw);
  const host = request.headers.host ?? '';
  const matched = state.router.find({ method: request.method, host, path, headers: request.headers });
  return {
    state,
    path,
    query: query ? `?${query}` : '',
    matched,
    told: {},
    span: matched && state.traces?.begin(request, matched.route.name),
    id: undefined,
    isFromService: false,
    failures: [],
  };
}

/** A plugin's settings on this request. Where no route matched, no plugin runs. */
export function settingsOn<Name extends Parameters<typeof settings>[1]>(passage: Passage, name: Name) {
  return passage.matched && settings<Name>(passage.matched, name);
}
