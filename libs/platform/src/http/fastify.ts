import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { isUuidv7, uuidv7 } from '@hisaab/kernel';
import { readTraceparent, runInContext, type Metrics, type Logger } from '@hisaab/observability';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PlatformConfig } from '../configuration/platform.config';
import { parseJson } from './json-body';
import { refuseAddress, refuseBytes } from './raw-errors';
import { negotiate, registerMethodNotAllowed, type Route } from './negotiation';
import { requestSpan } from './request-span';

const BODY_LIMIT_BYTES = 1024 * 1024;
/** Files are streamed; this is where the stream is cut. The contract says 25 MiB. */
export const FILE_LIMIT_BYTES = 25 * 1024 * 1024;

const REQUEST_ID = /^[A-Za-z0-9._~:/+=-]{1,128}$/;

export function createFastify(config: PlatformConfig): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    // One hop: what stands further left in X-Forwarded-For may have been written by the client.
    trustProxy: config.HISAAB_TRUST_PROXY && ((_address: string, hop: number) => hop < 1),
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    requestIdHeader: false,
    requestTimeout: 60_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseBytes,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
  });
}

/** What the habits of the API ask of every route, in one place. */
export async function registerHabits(
  fastify: FastifyInstance,
  config: PlatformConfig,
  metrics: Metrics,
  logger: Logger,
): Promise<readonly Route[]> {
  fastify.removeAllContentTypeParsers();
  const json = { parseAs: 'buffer' as const };
  fastify.addContentTypeParser(['application/json', 'application/merge-patch+json'], json, parseJson);
  await fastify.register(cookie);
  // Lists and reports shrink to a fifth; events, files and what fits one packet go as they are.
  await fastify.register(compress, {
    encodings: ['gzip', 'identity'],
    threshold: 1400,
    customTypes: /^application\/json/,
    globalDecompression: false,
  });
  await fastify.register(multipart, {
    limits: { fileSize: FILE_LIMIT_BYTES, files: 1, fields: 10, fieldSize: 64 * 1024, parts: 12 },
    throwFileSizeLimit: true,
  });
  await fastify.register(helmet, {
    // The page's own policy, with its nonce, is sent with the page; an answer of the API runs nothing at all.
    contentSecurityPolicy: {
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      useDefaults: false,
    },
    strictTransportSecurity: config.HISAAB_TRUST_PROXY ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    if (isPersonal(request)) void reply.header('cache-control', 'no-store');
    const given = request.headers['traceparent'];
    const known = typeof given === 'string' && readTraceparent(given) ? given : undefined;
    const traceparent = requestSpan(request, reply, known)?.traceparent ?? known;
    if (traceparent) void reply.header('traceparent', traceparent);
    runInContext({ requestId: request.id, ...(traceparent ? { traceparent } : {}) }, done);
  });
  fastify.addHook('onRequest', negotiate);
  const routes = registerMethodNotAllowed(fastify);
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.observeRequest(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    const line = {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    };
    if (reply.statusCode >= 400) logger.info(line, 'request');
    else logger.debug(line, 'request');
    done();
  });
  return routes;
}

/** How many requests are being answered at this moment. */
export function countInFlight(fastify: FastifyInstance): () => number {
  const open = new Set<unknown>();
  fastify.addHook('onRequest', (request, reply, done) => {
    open.add(request);
    reply.raw.once('close', () => open.delete(request));
    done();
  });
  return () => open.size;
}

/**
 * What it gives is called when the process is about to end: from then on each answer closes its connection, so that
 * nobody keeps one to send the next request into while it is being closed.
 */
export function turnAway(fastify: FastifyInstance): () => void {
  let isAway = false;
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (isAway) reply.header('connection', 'close');
    done();
  });
  return () => {
    isAway = true;
  };
}

function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && (isUuidv7(header) || REQUEST_ID.test(header)) ? header : uuidv7();
}

/** Answers of the API are a person's own; the client's files and the public keys may be kept. */
function isPersonal(request: FastifyRequest): boolean {
  return request.url.startsWith('/v1/') && !request.url.startsWith('/v1/docs/');
}
