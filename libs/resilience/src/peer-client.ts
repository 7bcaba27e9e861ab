import { inPart, requestContext, type OpenSpan } from '@hisaab/observability';
import type { Breaker } from './breaker';
import { isPeerRefusal, PeerRefusal, peerUnavailable } from './peer-error';
import type { Resilience } from './resilience';
import type { ResilienceOptions } from './resilience.options';

export interface PeerRequest<Answer> {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  /** Checks the answer; a zod schema fits. */
  readonly answer: { parse(value: unknown): Answer };
  /** Statuses whose bodies are answers too. */
  readonly alsoTakes?: readonly number[];
}

export interface PeerPlace {
  /** The peer's name, for messages. */
  readonly name: string;
  readonly baseUrl: string;
  /** What services know each other by. */
  readonly token?: string | undefined;
}

const NOT_NOW = new Set([401, 403, 408, 429]);

/** Another service over HTTP. Every call has a name and a breaker of its own. */
export class PeerClient {
  private readonly base: string;

  constructor(
    private readonly place: PeerPlace,
    private readonly resilience: Resilience,
  ) {
    this.base = place.baseUrl.replace(/\/+$/, '');
  }

  call<Arguments extends unknown[], Answer>(
    name: string,
    request: (...args: Arguments) => PeerRequest<Answer>,
    options: ResilienceOptions<Arguments, Answer>,
  ): Breaker<Arguments, Answer> {
    return this.resilience.resilient(
      name,
      (signal: AbortSignal, ...args: Arguments) =>
        inPart(name, { 'server.address': this.place.name }, (span) =>
          this.ask(request(...args), signal, span),
        ),
      options,
    );
  }

  private async ask<Answer>(
    request: PeerRequest<Answer>,
    signal: AbortSignal,
    span: OpenSpan | undefined,
  ): Promise<Answer> {
    try {
      const answer = await fetch(`${this.base}${request.path}`, {
        method: request.method ?? 'GET',
        headers: this.headers(request.body !== undefined),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        redirect: 'error',
        signal,
      });
      span?.set({ 'http.response.status_code': answer.status });
      const value: unknown = await answer.json().catch((error: unknown) => {
        if (signal.aborted) throw error;
        return undefined;
      });
      if (!answer.ok && request.alsoTakes?.includes(answer.status) !== true) {
        throw this.refusal(answer.status, value);
      }
      return request.answer.parse(value);
    } catch (error) {
      if (isPeerRefusal(error)) throw error;
      throw peerUnavailable(`${this.place.name} does not answer`, error);
    }
  }

  private headers(hasBody: boolean): Record<string, string> {
    const context = requestContext();
    return {
      accept: 'application/json',
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(this.place.token === undefined ? {} : { authorization: `Bearer ${this.place.token}` }),
      ...(context ? { 'x-request-id': context.requestId } : {}),
      ...(context?.traceparent ? { traceparent: context.traceparent } : {}),
    };
  }

  /**
   * What a peer cannot do now it may do later; what it does not want it will not want then either. That it does not
   * know our token is for an operator to mend, and no fault of what was asked.
   */
  private refusal(status: number, body: unknown): Error {
    if (status >= 500 || NOT_NOW.has(status)) return new Error(`${this.place.name} said ${status}`);
    const { code, detail } = (typeof body === 'object' && body !== null ? body : {}) as Record<
      string,
      unknown
    >;
    return new PeerRefusal(
      status,
      typeof code === 'string' ? code : 'refused',
      `${this.place.name} refused (${status}): ${typeof detail === 'string' ? detail : 'no reason given'}`,
    );
  }
}
