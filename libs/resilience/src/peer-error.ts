import { DomainError } from '@hisaab/kernel';

const RETRY_AFTER_SECONDS = 2;

/** Another part did not answer, or said that it cannot. Whoever asked may try again later. */
export function peerUnavailable(detail: string, cause?: unknown): DomainError {
  const error = new DomainError('peer-unavailable', 'unavailable', PUBLIC, {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
  error.cause = new Error(detail, cause === undefined ? undefined : { cause });
  return error;
}

/** What a caller of the API may read; which part it was is for the log alone. */
const PUBLIC = 'Another part of Hisaab does not answer at the moment. Try again shortly.';

export function isPeerUnavailable(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'peer-unavailable';
}

/** The other part answered, and the answer is no: asking again would bring the same. */
export class PeerRefusal extends Error {
  override readonly name = 'PeerRefusal';

  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

export function isPeerRefusal(error: unknown): error is PeerRefusal {
  return error instanceof PeerRefusal;
}
