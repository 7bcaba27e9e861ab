/**
 * What went wrong, in a word that an edge can turn into its own language (HTTP: 400, 422, 401, 403, 404,
 * 409, 412, 428, 413, 429, 503, in this order).
 */
export type DomainErrorKind =
  | 'invalid'
  | 'unprocessable'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'stale'
  | 'precondition-required'
  | 'too-large'
  | 'too-many'
  | 'unavailable';

export interface DomainErrorMore {
  readonly errors?: { path: string; message: string }[];
  readonly retryAfterSeconds?: number;
  readonly [extension: string]: unknown;
}

/** A refusal that a client can act on. `code` is stable and kebab-case; `detail` is for people. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: string,
    readonly kind: DomainErrorKind,
    detail: string,
    readonly more?: DomainErrorMore,
  ) {
    super(detail);
  }
}
