import { DomainError, type DomainErrorKind } from '@hisaab/kernel';

const STATUS: Record<DomainErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  unprocessable: 422,
  'precondition-required': 428,
  'too-many': 429,
  unavailable: 503,
};

const TITLE: Record<number, string> = {
  400: 'The request is not valid',
  401: 'Please log in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Conflict',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Not possible',
  428: 'A condition is missing',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not available right now',
};

/** RFC 9457, with our stable `code`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors?: { path: string; message: string }[];
  [extension: string]: unknown;
}

export function problem(
  status: number,
  code: string,
  detail: string,
  requestId: string,
  more: object = {},
): Problem {
  return {
    type: `https://hisaab.app/problems/${code}`,
    title: TITLE[status] ?? 'Error',
    status,
    detail,
    code,
    requestId,
    ...more,
  };
}

export function statusOf(error: DomainError): number {
  return STATUS[error.kind];
}

export function problemOf(error: DomainError, requestId: string): Problem {
  const { retryAfterSeconds: _inHeader, ...more } = error.more ?? {};
  return problem(statusOf(error), error.code, error.message, requestId, more);
}
