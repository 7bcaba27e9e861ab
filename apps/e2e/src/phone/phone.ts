import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type CuttableLine, type Drop } from '../support/cuttable-line';

export interface Told<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly text: string;
}

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** What the phone remembers of a request until it has an answer: the key makes the repeats one request. */
export interface Errand {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly key: string;
}

const MOST_TRIES = 12;

/**
 * A phone app: a bearer token and a line that may drop. It keeps no cookie, calls itself no web client, and does not
 * know whether what it asked for was done when the line went.
 */
export class Phone {
  private tokens: Tokens = { accessToken: '', refreshToken: '' };
  /** How often the line went under a request. */
  losses = 0;

  constructor(readonly line: CuttableLine) {}

  async signUp(email: string, password: string, settings: Record<string, unknown> = {}): Promise<void> {
    await this.enter('/v1/auth/signup', 201, { email, password, ...settings });
  }

  async logIn(email: string, password: string): Promise<void> {
    await this.enter('/v1/auth/login', 200, { email, password });
  }

  get refreshToken(): string {
    return this.tokens.refreshToken;
  }

  /** Asks once. Where the line goes it says so by `lost`, and knows nothing else. */
  async ask<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Told<Body> | 'lost'> {
    const isForm = body instanceof FormData;
    try {
      const answer = await fetch(`http://127.0.0.1:${this.line.port}${path}`, {
        method,
        headers: {
          'user-agent': 'Hisaab for phones/1.0',
          ...(this.tokens.accessToken ? { authorization: `Bearer ${this.tokens.accessToken}` } : {}),
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      expect(answer.headers.getSetCookie(), `${method} ${path} sets a cookie`).toEqual([]);
      const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
      const told = (isJson && text !== '' ? JSON.parse(text) : {}) as Body;
      return { status: answer.status, headers: answer.headers, text, body: told };
    } catch (error) {
      // What `fetch` throws where the line is gone; anything else is a fault of the test.
      if (!(error instanceof TypeError)) throw error;
      this.losses += 1;
      return 'lost';
    }
  }

  /** Asks until there is an answer, each time the very same; the first time the line may go at `drop`. */
  async surely<Body = Record<string, unknown>>(errand: Errand, drop?: Drop): Promise<Told<Body>> {
    const { method, path, body, key } = errand;
    const headers = { ...errand.headers, 'idempotency-key': key };
    if (drop) this.line.dropNext(drop);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const told = await this.ask<Body>(method, path, body, headers);
      if (told === 'lost') continue;
      // The first try is still at work: a phone waits and asks again.
      if (told.status === 409 && told.text.includes('idempotency-in-progress')) continue;
      return told;
    }
    throw new Error(`${method} ${path}: no answer in ${MOST_TRIES} tries`);
  }

  async get<Body = Record<string, unknown>>(path: string, drop?: Drop): Promise<Body> {
    if (drop) this.line.dropNext(drop);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const told = await this.ask<Body>('GET', path);
      if (told === 'lost') continue;
      if (told.status !== 200) throw new Error(`${path}: ${told.status} ${told.text}`);
      return told.body;
    }
    throw new Error(`${path}: no answer in ${MOST_TRIES} tries`);
  }

  /** The next pair of tokens; a lost answer is asked for again with the old token. */
  async renew(drop?: Drop): Promise<void> {
    const { refreshToken } = this.tokens;
    const told = await this.surely<Tokens>(
      { method: 'POST', path: '/v1/auth/refresh', body: { refreshToken }, key: randomUUID() },
      drop,
    );
    if (told.status !== 200) throw new Error(`refresh: ${told.status} ${told.text}`);
    expect(told.body.refreshToken).not.toBe(refreshToken);
    this.tokens = told.body;
  }

  private async enter(path: string, status: number, body: object): Promise<void> {
    const told = await this.ask<Tokens>('POST', path, body);
    if (told === 'lost' || told.status !== status) throw new Error(`${path}: ${JSON.stringify(told)}`);
    const { accessToken, refreshToken } = told.body;
    this.tokens = { accessToken, refreshToken };
  }
}
