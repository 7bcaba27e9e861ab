import { isTracing, openSpan, type OpenSpan } from '@hisaab/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What people and services ask for. Probes and the files of the pages are no part of a trace. */
const TRACED = /^\/(v1|internal|\.well-known)\//;

/** The span of a request, from its first byte to the last of its answer, where traces are kept. */
export function requestSpan(
  request: FastifyRequest,
  reply: FastifyReply,
  parent: string | undefined,
): OpenSpan | undefined {
  if (!isTracing() || !TRACED.test(request.url)) return undefined;
  const { method } = request;
  // The pattern, not the path: a path may say whose.
  const route = request.routeOptions.url;
  const span = openSpan({
    name: route === undefined ? method : `${method} ${route}`,
    kind: 'server',
    parent,
    attributes: { 'http.request.method': method, 'http.route': route, 'hisaab.request_id': request.id },
  });
  // Whoever goes away before the end closes as well.
  reply.raw.once('close', () => {
    const { statusCode: status, writableFinished: isWhole } = reply.raw;
    span?.set({ 'http.response.status_code': status });
    span?.end(status >= 500 ? String(status) : isWhole ? undefined : 'aborted');
  });
  return span;
}
