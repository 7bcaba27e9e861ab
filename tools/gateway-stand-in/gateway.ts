import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import cors from '@fastify/cors';
import replyFrom from '@fastify/reply-from';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { nameRequest, turnedAway, type Exit } from './access';
import { ownAnswerBody, ownAnswerHeaders, type KnownFunctions } from './answers';
import type { Say } from './balancer';
import { readConfiguration } from './configuration';
import { Limits } from './limits';
import { GatewayMetrics } from './metrics';
import { passageOf, settingsOn } from './passage';
import { passOn } from './proxy';
import { stateOf, type State } from './state';

export interface Gateway {
  readonly app: FastifyInstance;
  readonly metrics: GatewayMetrics;
  readonly state: () => State;
  /** Puts another file in force; one that is refused leaves the old one there. */
  readonly reload: (yaml: string) => Promise<void>;
}

/**
 * A stand-in for Kong, for tests and for machines without Kong's image: it reads kong.yml and does what its routes and
 * plugins say. It is no part of the product and is shipped with none.
 */
export async function createGateway(yaml: string, known: KnownFunctions, say: Say): Promise<Gateway> {
  let state = await stateOf(readConfiguration(yaml, known), say);
  const limits = new Limits();
  const metrics = new GatewayMetrics();
  const app = Fastify({
    logger: false,
    bodyLimit: Number.MAX_SAFE_INTEGER,
    // Time-outs are those of each service.
    requestTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: true,
    clientErrorHandler: (error, socket) => refuseBytes(error, socket),
    frameworkErrors: (_error, request, given) => {
      const reply = given as unknown as FastifyReply;
      request.passage = passageOf(request, state);
      nameRequest(request);
      void reply.send(finished(request, reply.code(400), '{"message":"Bad request"}'));
    },
    routerOptions: { maxParamLength: 10_000 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.decorateRequest('passage', null as never);
  app.addHook('onRequest', (request, _reply, done) => {
    request.passage = passageOf(request, state);
    nameRequest(request);
    done();
  });
  await app.register(cors, {
    delegator: (request, callback) => callback(null, corsOf(request)),
  });
  await app.register(replyFrom, {
    undici: { connections: 256, pipelining: 1, keepAliveTimeout: 30_000, connect: { timeout: 2_000 } },
    disableRequestLogging: true,
    destroyAgent: true,
    disableCache: true,
  });
  await limits.register(app, state.file);

  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const answer = await turnedAway(request, limits);
    if (answer) exit(reply, answer);
    else await passOn(request, reply, exit);
    return reply;
  };
  const methods = app.supportedMethods.filter((method) => method !== 'OPTIONS');
  app.route({ method: methods, url: '*', exposeHeadRoute: false, handler: handle });
  // OPTIONS that is no preflight: @fastify/cors hands it on to here.
  app.setNotFoundHandler(handle);
  app.setErrorHandler((error, _request, reply) => {
    // A path that could be read as another one: refused before it is sent on.
    const isBad = error instanceof Error && 'statusCode' in error && error.statusCode === 400;
    if (isBad) exit(reply, { status: 400, body: { message: 'Bad request' } });
    else exit(reply, { status: 500, body: { message: 'An unexpected error occurred' } });
  });
  app.addHook('onSend', (request, reply, payload, done) => done(null, finished(request, reply, payload)));
  app.addHook('onResponse', (request, reply, done) => {
    request.passage.span?.setAttribute('http.response.status_code', reply.statusCode).end();
    if (settingsOn(request.passage, 'prometheus')) {
      const { matched, isFromService } = request.passage;
      metrics.observe(matched, reply.statusCode, isFromService ? 'service' : 'kong', reply.elapsedTime);
      metrics.sized(matched, 'ingress', Number(request.headers['content-length'] ?? 0));
      metrics.sized(matched, 'egress', Number(reply.getHeader('content-length') ?? 0));
    }
    done();
  });
  const turnOn = (next: State): void => {
    for (const balancer of state.balancers.values()) balancer.stopChecks();
    if (state.traces !== next.traces) void state.traces?.close();
    state = next;
    for (const balancer of state.balancers.values()) balancer.startChecks();
  };
  app.addHook('onReady', (done) => {
    turnOn(state);
    done();
  });
  app.addHook('onClose', (_app, done) => {
    for (const balancer of state.balancers.values()) balancer.stopChecks();
    limits.close();
    void state.traces?.close();
    done();
  });
  return {
    app,
    metrics,
    state: () => state,
    reload: async (text) => turnOn(await stateOf(readConfiguration(text, known), say, state)),
  };
}

function exit(reply: FastifyReply, { status, body, headers = {} }: Exit): void {
  reply.request.passage.isFromService = false;
  void reply.code(status).headers(headers).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

function corsOf(request: FastifyRequest) {
  const settings = settingsOn(request.passage, 'cors');
  if (!settings) return { origin: false as const };
  const origins = settings.origins ?? ['*'];
  const isPreflight =
    request.method === 'OPTIONS' &&
    request.headers.origin !== undefined &&
    request.headers['access-control-request-method'] !== undefined;
  const [only] = origins;
  return {
    origin: origins.length === 1 && only !== undefined ? only : origins,
    methods: settings.methods,
    ...(settings.headers ? { allowedHeaders: settings.headers } : {}),
    ...(settings.exposed_headers && !isPreflight ? { exposedHeaders: settings.exposed_headers } : {}),
    ...(settings.max_age === undefined ? {} : { maxAge: settings.max_age }),
    credentials: settings.credentials,
    optionsSuccessStatus: 200,
    strictPreflight: false,
    preflight: isPreflight,
  };
}

/** The header filters of the plugins, and post-function for what the gateway answers itself. */
function finished(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  const { passage } = request;
  for (const [name, value] of Object.entries(passage.told)) void reply.header(name, value);
  const origins = settingsOn(passage, 'cors')?.origins ?? ['*'];
  if (!origins.includes('*')) vary(reply, 'Origin');
  const transformer = settingsOn(passage, 'response-transformer');
  // Kong looks at the headers as they came: what it removes it does not add again.
  const adds = (transformer?.add.headers ?? [])
    .map((pair) => /^([^:]+):(.*)$/s.exec(pair) ?? [])
    .filter(([, name = '']) => !reply.hasHeader(name));
  for (const name of transformer?.remove.headers ?? []) reply.removeHeader(name);
  for (const [, name = '', value = ''] of adds) void reply.header(name, value);
  if (passage.isFromService || !settingsOn(passage, 'post-function') || typeof payload !== 'string')
    return payload;
  const retryAfter = reply.getHeader('retry-after');
  const { status, headers } = ownAnswerHeaders(
    reply.statusCode,
    retryAfter === undefined ? undefined : String(retryAfter),
  );
  void reply.code(status).headers(headers).removeHeader('content-length');
  return ownAnswerBody(status, payload, passage.path, passage.id);
}

function vary(reply: FastifyReply, name: string): void {
  const before = String(reply.getHeader('vary') ?? '');
  const known = before.split(',').map((one) => one.trim().toLowerCase());
  if (!known.includes(name.toLowerCase())) void reply.header('vary', before ? `${before}, ${name}` : name);
}

/** What is no HTTP, or could be read in two ways: refused once, and the line is closed. */
function refuseBytes(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const id = randomUUID();
  const body = ownAnswerBody(status, '', '', id);
  const { headers } = ownAnswerHeaders(status, undefined);
  const lines = Object.entries({
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    'x-request-id': id,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Bad Request\r\n${lines.join('')}\r\n${body}`);
  socket.destroySoon();
}
