import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isRequestId } from './answers';
import type { Limits } from './limits';
import { settingsOn } from './passage';

/** What Kong says when it turns a request away. */
export interface Exit {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** pre-function and correlation-id: the request's name, before anybody else asks for it. */
export function nameRequest(request: FastifyRequest): void {
  const { passage, headers } = request;
  const given = headers['x-request-id'];
  if (settingsOn(passage, 'pre-function') && typeof given === 'string' && !isRequestId(given)) {
    delete headers['x-request-id'];
  }
  const settings = settingsOn(passage, 'correlation-id');
  if (!settings) return;
  const name = settings.header_name.toLowerCase();
  const known = [headers[name] ?? []].flat()[0];
  const id = known || randomUUID();
  headers[name] = id;
  passage.id = id;
  if (settings.echo_downstream) passage.told[name] = id;
}

/** The plugins that may turn a request away, in the order of their priorities: jwt, size, rate, termination. */
export async function turnedAway(request: FastifyRequest, limits: Limits): Promise<Exit | undefined> {
  const { passage } = request;
  const { matched } = passage;
  if (!matched) return { status: 404, body: { message: 'no Route matched with those values' } };

  const jwt = settingsOn(passage, 'jwt');
  if (jwt && (jwt.run_on_preflight || request.method !== 'OPTIONS')) {
    const given = jwt.header_names.flatMap((name) => request.headers[name.toLowerCase()] ?? []);
    const refused = await passage.state.keys.refuse(given[0], jwt);
    if (refused) {
      return { status: 401, body: refused.body, headers: { 'www-authenticate': refused.authenticate } };
    }
  }
  const longest = longestBody(request);
  if (longest !== undefined && Number(request.headers['content-length'] ?? 0) > longest) return TOO_LARGE;

  const rate = settingsOn(passage, 'rate-limiting');
  if (rate) {
    const scope = matched.plugins.get('rate-limiting')?.scope ?? '';
    const counted = await limits.count(request, scope, rate);
    Object.assign(passage.told, counted.headers);
    if (counted.isOver) return { status: rate.error_code, body: { message: rate.error_message } };
  }
  const end = settingsOn(passage, 'request-termination');
  if (end) return { status: end.status_code, body: { message: end.message ?? 'Service unavailable' } };
  if (!matched.service) return { status: 503, body: { message: 'no Service found with those values' } };
  return undefined;
}

export const TOO_LARGE: Exit = { status: 413, body: { message: 'Request size limit exceeded' } };

const UNITS = { bytes: 1, kilobytes: 1_024, megabytes: 1_048_576 } as const;

export function longestBody(request: FastifyRequest): number | undefined {
  const size = settingsOn(request.passage, 'request-size-limiting');
  return size && size.allowed_payload_size * UNITS[size.size_unit];
}
