import { randomUUID } from 'node:crypto';

export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly text: string;
}

export interface SignedUp {
  readonly user: { id: string; email: string };
  readonly bookId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A person who uses the public API: signed up, with a token in every call. */
export class Person {
  private constructor(
    readonly baseUrl: string,
    readonly email: string,
    readonly password: string,
    readonly signedUp: SignedUp,
  ) {}

  static async signUp(baseUrl: string, settings: Record<string, unknown> = {}): Promise<Person> {
    const email = `person-${randomUUID()}@example.org`;
    const password = 'Tall-harbour-42-lantern';
    const answer = await fetch(`${baseUrl}/v1/auth/signup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, ...settings }),
    });
    const text = await answer.text();
    if (answer.status !== 201) throw new Error(`sign-up: ${answer.status} ${text}`);
    return new Person(baseUrl, email, password, JSON.parse(text) as SignedUp);
  }

  static async logIn(baseUrl: string, email: string, password: string): Promise<Person> {
    const answer = await fetch(`${baseUrl}/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`login: ${answer.status} ${text}`);
    return new Person(baseUrl, email, password, JSON.parse(text) as SignedUp);
  }

  /** The same person at another door to the same data. */
  at(baseUrl: string): Person {
    return new Person(baseUrl, this.email, this.password, this.signedUp);
  }

  get bookId(): string {
    return this.signedUp.bookId;
  }

  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.signedUp.accessToken}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: (isJson ? JSON.parse(text) : {}) as Body,
    };
  }

  get<Body = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Reply<Body>> {
    return this.call<Body>('GET', path, undefined, headers);
  }

  post<Body = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply<Body>> {
    return this.call<Body>('POST', path, body, headers);
  }
}
