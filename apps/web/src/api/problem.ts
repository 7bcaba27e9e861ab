/** What a refused request said (RFC 9457), or that the server could not be reached. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: readonly { path: string; message: string }[] = [],
    readonly retryAfterSeconds: number | null = null,
    /** How many rows a filter finds, where another number was expected. */
    readonly currentCount: number | null = null,
  ) {
    super(detail || code);
    this.name = 'ApiProblem';
  }
}

export const OFFLINE = 'offline';
export const TIMED_OUT = 'timed-out';

interface ProblemBody {
  code?: unknown;
  detail?: unknown;
  title?: unknown;
  errors?: unknown;
  currentCount?: unknown;
}

function isFieldError(value: unknown): value is { path: string; message: string } {
  return typeof value === 'object' && value !== null && 'path' in value && 'message' in value;
}

export function toProblem(status: number, body: unknown, headers: Headers): ApiProblem {
  const said: ProblemBody = typeof body === 'object' && body !== null ? body : {};
  const words = (value: unknown) => (typeof value === 'string' ? value : '');
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN);
  return new ApiProblem(
    status,
    words(said.code) || `http-${status}`,
    words(said.detail) || words(said.title),
    Array.isArray(said.errors) ? said.errors.filter(isFieldError) : [],
    Number.isFinite(retryAfter) ? retryAfter : null,
    typeof said.currentCount === 'number' ? said.currentCount : null,
  );
}
