import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { problem } from './problem';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The content type of the body, where it is not JSON. */
    consumes?: string;
    /** Content types of the answer beside JSON. */
    produces?: readonly string[];
  }
}

const JSON_TYPES = ['application/json', 'application/problem+json'];

/** 406 for what the route cannot answer in, 415 for a body of another kind than it takes. */
export function negotiate(request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void {
  const { config, url } = request.routeOptions;
  if (!url?.startsWith('/v1/')) return done();
  const offered = [...(config.produces ?? []), ...JSON_TYPES];
  if (!accepts(request.headers.accept, offered)) {
    refuse(reply, request, 406, 'not-acceptable', `This address answers in ${offered.join(', ')}.`);
    return;
  }
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const hasBody =
    request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
  if (type !== undefined && hasBody && request.method !== 'GET') {
    const taken = config.consumes ? [config.consumes] : ['application/json', 'application/merge-patch+json'];
    if (!taken.includes(type)) {
      refuse(reply, request, 415, 'unsupported-media-type', `This address takes ${taken.join(', ')}.`);
      return;
    }
  }
  done();
}

export interface Route {
  readonly method: string;
  readonly url: string;
}

/**
 * A known path with another method is 405 and says which methods it has.
 * @returns the routes, filled as they are registered
 */
export function registerMethodNotAllowed(fastify: FastifyInstance): readonly Route[] {
  const routes: (Route & { pattern: RegExp })[] = [];
  const fixed = new Set<string>();
  fastify.addHook('onRoute', (route) => {
    if (route.url.includes('*')) return;
    if (!route.url.includes(':')) fixed.add(route.url);
    const pattern = new RegExp(`^${route.url.replace(/:[A-Za-z]+/g, '[^/]+').replace(/\./g, '\\.')}$`);
    for (const method of [route.method].flat()) routes.push({ pattern, method, url: route.url });
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const path = request.url.split('?', 1)[0] ?? '';
    // The router would take `PATCH /v1/transactions/bulk` for the transaction of the id "bulk".
    const isFixed = fixed.has(path);
    const { url } = request.routeOptions;
    // `/*` is the web client's: it takes every GET that nobody else does.
    const isLost = request.is404 || url === '/*' || (isFixed && url !== path);
    if (!isLost) return done();
    const here = routes.filter((route) => (isFixed ? route.url === path : route.pattern.test(path)));
    // A known method at a known path is lost for another reason, such as an id that is far too long: 404.
    if (here.length === 0 || here.some(({ method }) => method === request.method)) return done();
    const methods = [...new Set(here.map(({ method }) => method))].sort().join(', ');
    void reply.header('allow', methods);
    refuse(reply, request, 405, 'method-not-allowed', `This address takes ${methods}.`);
  });
  return routes;
}

/** Enough of RFC 9110: ranges with `*`, and `q=0` for what is not wanted. */
function accepts(header: string | undefined, offered: readonly string[]): boolean {
  if (header === undefined || header.trim() === '') return true;
  return header.split(',').some((entry) => {
    const [range = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    if (parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) return false;
    if (range === '*/*') return true;
    return offered.some(
      (type) => type === range || (range.endsWith('/*') && type.startsWith(range.slice(0, -1))),
    );
  });
}

function refuse(
  reply: FastifyReply,
  request: FastifyRequest,
  status: number,
  code: string,
  detail: string,
): void {
  void reply
    .status(status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem(status, code, detail, request.id)));
}
