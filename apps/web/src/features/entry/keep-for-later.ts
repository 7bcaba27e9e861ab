import { ApiProblem } from '../../api/problem';
import { sessionClaims } from '../../api/session';
import type { Work } from '../../offline/waiting';

/** The server was not reached, or has no time now: it is no answer to what was asked. */
function isForLater(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && [0, 429, 503].includes(error.status);
}

/** In the place of an answer that did not come: the write waits on this device and is sent from there. */
export function keepForLater(work: Work, key?: string): (error: unknown) => Promise<null> {
  return async (error) => {
    const claims = sessionClaims();
    if (!isForLater(error) || !claims) throw error;
    const { keep } = await import('../../offline/outbox');
    const notBefore = error.retryAfterSeconds === null ? 0 : Date.now() + error.retryAfterSeconds * 1000;
    // With a network the request may have arrived, and only its answer was lost.
    const tries = error.status === 0 && navigator.onLine ? 1 : 0;
    try {
      await keep({ userId: claims.userId, bookId: claims.bookId }, work, key, { tries, notBefore });
    } catch {
      throw error;
    }
    return null;
  };
}
