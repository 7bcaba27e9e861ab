/**
 * What the functions of kong/lua do, without Lua. A test runs both and compares; the stand-in refuses a file whose
 * functions are others than these.
 */
export interface KnownFunctions {
  readonly requestId: string;
  readonly ownAnswerHeaders: string;
  readonly ownAnswerBody: string;
}

const REQUEST_ID = /^[A-Za-z0-9._~:/+=-]+$/;

/** kong/lua/request-id.lua: whether the id that came is taken. */
export function isRequestId(id: string): boolean {
  return id.length <= 128 && REQUEST_ID.test(id);
}

const TOLD_AS: Readonly<Record<number, number>> = { 417: 413, 494: 431, 502: 503, 504: 503 };

/** kong/lua/own-answer-headers.lua: the status, and the headers that are set. */
export function ownAnswerHeaders(
  answered: number,
  retryAfter: string | undefined,
): { status: number; headers: Record<string, string> } {
  if (answered < 400) return { status: answered, headers: {} };
  const status = TOLD_AS[answered] ?? answered;
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(status === 503 && !retryAfter ? { 'retry-after': '2' } : {}),
    },
  };
}

const INTERNAL = ['internal-error', 'Something went wrong', 'The request failed on our side.'] as const;
const INVALID = ['invalid-request', 'The request is not valid', 'The request could not be read.'] as const;
const KNOWN: Readonly<Record<number, readonly [string, string, string]>> = {
  401: ['token-invalid', 'Please log in', 'The access token is not valid.'],
  404: ['not-found', 'Not found', 'There is nothing at this address.'],
  413: ['too-large', 'Too large', 'The body is larger than this address takes.'],
  429: ['too-many-requests', 'Too many requests', 'Too many requests came from this address. Wait a little.'],
  500: INTERNAL,
  503: [
    'unavailable',
    'Not available right now',
    'This part of Hisaab does not answer right now. Try again.',
  ],
};

/** kong/lua/own-answer-body.lua: the problem that stands for what Kong said. */
export function ownAnswerBody(status: number, said: string, path: string, id: string | undefined): string {
  if (status < 400) return said;
  const [known, title, words] = KNOWN[status] ?? (status < 500 ? INVALID : INTERNAL);
  const [code, detail] = special(status, said, path) ?? [known, words];
  const requestId = id !== undefined && REQUEST_ID.test(id) ? id : '';
  const type = `https://hisaab.app/problems/${code}`;
  return JSON.stringify({ type, title, status, detail, code, requestId });
}

function special(status: number, said: string, path: string): [string, string] | undefined {
  if (status === 401 && said.includes('"Unauthorized"')) {
    return ['token-missing', 'Log in first: no bearer token came.'];
  }
  if (status === 401 && said.includes('token expired')) {
    return ['token-expired', 'The access token has expired.'];
  }
  if (status === 413 && path === '/v1/imports') {
    return ['file-too-large', 'The file is larger than 25 MiB.'];
  }
  return undefined;
}
