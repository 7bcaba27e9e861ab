import { Transform } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { longestBody, TOO_LARGE, type Exit } from './access';
import type { Target } from './balancer';
import { settingsOn } from './passage';
import { upstreamPath } from './path';
import { traceparentOf } from './traces';

/** Nothing of it can have reached a service: the line never stood. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const TIMED_OUT = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'FST_REPLY_FROM_GATEWAY_TIMEOUT',
]);
/** What nginx does not send a second time once it was sent. */
const ONCE = new Set(['POST', 'PATCH']);

const NO_TARGET: Exit = { status: 503, body: { message: 'failure to get a peer from the ring-balancer' } };

class BodyTooLarge extends Error {}

/** Sends a request on to a target of its service, and to another one where the first did not take it. */
export async function passOn(
  request: FastifyRequest,
  reply: FastifyReply,
  exit: (reply: FastifyReply, answer: Exit) => void,
): Promise<void> {
  const { passage } = request;
  const { matched, state } = passage;
  const service = matched?.service;
  const balancer = service && state.balancers.get(service.host);
  if (!matched || !balancer) return exit(reply, NO_TARGET);

  // Without a length said before, Kong's size limit has to read the whole body first.
  const isGathered = matched.route.request_buffering || request.headers['content-length'] === undefined;
  let body: Buffer | undefined;
  try {
    body = await taken(request, isGathered);
  } catch (error) {
    if (error instanceof BodyTooLarge) return exit(reply, TOO_LARGE);
    if (isGone(request)) return void reply.hijack();
    throw error;
  }
  // Gone before anybody listened: of this no stream would ever tell.
  if (isGone(request)) return void reply.hijack();
  const path = upstreamPath(passage.path, matched.prefix, matched.route.strip_path, service);
  const asked = `${request.method} ${passage.path}`;
  const tried = new Set<Target>();
  let attempts = 0;

  const attempt = (): void => {
    const target = balancer.next(tried);
    if (!target) return exit(reply, tried.size > 0 ? { status: 502, body: UNANSWERED } : NO_TARGET);
    tried.add(target);
    attempts += 1;
    void reply.from(path, {
      // Beside the path, not in it: what stands there is no path, whatever it looks like.
      queryString: () => passage.query.slice(1),
      getUpstream: () => `http://${target.address}`,
      timeout: service.read_timeout,
      // Whom to ask again is decided below; a service's own 503 is its answer, as it is for Kong.
      retryDelay: () => null,
      ...(body ? { body, contentType: request.headers['content-type'] ?? 'application/octet-stream' } : {}),
      rewriteRequestHeaders: (_request, headers) => forwarded(request, headers, matched.route.preserve_host),
      rewriteHeaders: (headers) => {
        passage.isFromService = true;
        return headers;
      },
      onResponse: (_request, _reply, response) => {
        balancer.saw(target, { status: reply.statusCode }, asked);
        // Who is answered before all was sent still sends: the rest is read and thrown away, as nginx does. A line that
        // is closed on it would take the answer along.
        if (!request.raw.complete) reply.removeHeader('connection');
        void reply.send(response.stream);
        // Who waits for a stream is told that it is there, before it says anything.
        if (!matched.route.response_buffering) setImmediate(() => flushHead(reply));
      },
      onError: (_reply, { error }) => {
        // There is nobody to answer, and it is no fault of the service.
        if (isGone(request)) return void reply.hijack();
        const codes = codesOf(error);
        const isTimeout = codes.some((code) => TIMED_OUT.has(code));
        const why = codes.join(' ') || error.message;
        passage.failures.push(why);
        balancer.saw(target, isTimeout ? 'timed-out' : 'refused', `${asked}: ${why}`);
        const wasSent = !codes.some((code) => NEVER_SENT.has(code));
        const isStream = !isGathered && request.body !== undefined && wasSent;
        const mayRepeat = !isStream && (!wasSent || !ONCE.has(request.method));
        if (error.cause instanceof BodyTooLarge) return exit(reply, TOO_LARGE);
        if (mayRepeat && attempts <= service.retries) return attempt();
        exit(reply, { status: isTimeout ? 504 : 502, body: UNANSWERED });
      },
    });
  };
  attempt();
}

const isGone = (request: FastifyRequest): boolean => request.raw.socket.destroyed;

function flushHead({ raw }: FastifyReply): void {
  if (!raw.destroyed && !raw.writableEnded) raw.flushHeaders();
}

const UNANSWERED = { message: 'An invalid response was received from the upstream server' };

function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  return [...own, ...inner, ...codesOf(error.cause)];
}

/** Gathers the body, or lets it through as it comes and counts; either way no longer than the route takes. */
async function taken(request: FastifyRequest, isGathered: boolean): Promise<Buffer | undefined> {
  const source = request.body as NodeJS.ReadableStream | undefined;
  if (!source) return undefined;
  const longest = longestBody(request) ?? Infinity;
  let length = 0;
  if (!isGathered) {
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        length += chunk.length;
        done(length > longest ? new BodyTooLarge() : null, chunk);
      },
    });
    source.on('error', (error) => counted.destroy(error));
    request.body = source.pipe(counted);
    counted.on('close', () => source.resume());
    return undefined;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > longest) throw new BodyTooLarge();
    chunks.push(bytes);
  }
  request.body = undefined;
  return Buffer.concat(chunks);
}

type Headers = Record<string, string | string[] | undefined>;

/** request-transformer, and what Kong itself tells a service of the client. */
function forwarded(request: FastifyRequest, headers: Headers, isHostKept: boolean): Headers {
  const sent: Headers = { ...headers };
  for (const name of settingsOn(request.passage, 'request-transformer')?.remove.headers ?? []) {
    delete sent[name.toLowerCase()];
  }
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const before = [request.headers['x-forwarded-for'] ?? []].flat();
  const [host = '', port] = (request.headers.host ?? '').split(':');
  const { span } = request.passage;
  if (span) sent['traceparent'] = traceparentOf(span);
  if (isHostKept) sent['host'] = request.headers.host;
  sent['x-real-ip'] = address;
  sent['x-forwarded-for'] = [...before, address].join(', ');
  sent['x-forwarded-proto'] = 'http';
  sent['x-forwarded-host'] = host;
  sent['x-forwarded-port'] = port ?? String(request.socket.localPort ?? '');
  sent['x-forwarded-path'] = request.passage.path;
  return sent;
}
