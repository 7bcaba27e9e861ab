import { earlyAnswer } from './early';
import { ApiProblem, OFFLINE } from './problem';
import { isReport, noteReports } from './silent';
import {
  authorizedFetch,
  hasToken,
  isSessionExpired,
  onSession,
  refreshSession,
  sessionClaims,
} from './session';

/** The page was started without a network: a token comes first, as soon as there is one to be had. */
async function withToken(): Promise<void> {
  if (hasToken() || !sessionClaims() || isSessionExpired()) return;
  if (!(await refreshSession()) && !isSessionExpired()) throw new ApiProblem(503, 'unavailable', '');
}

function asProblem(error: unknown): unknown {
  if (error instanceof ApiProblem) return error;
  if (error instanceof DOMException && error.name === 'AbortError') return error;
  return new ApiProblem(0, OFFLINE, '');
}

/** Said for a part that is down: by the gateway, or by whoever stands before it. */
const PART_IS_DOWN = new Set([502, 503, 504]);

/**
 * What is read is asked of the server; where that cannot be reached, of the copy that this device keeps. So are reports
 * while only those who make them are down: the last one, which says itself as of when it is.
 */
export async function reach(request: Request): Promise<Response> {
  const isRead = request.method === 'GET';
  try {
    await withToken();
    const answer = (await earlyAnswer(request)) ?? (await authorizedFetch(request));
    if (isRead && answer.ok) void keep(request.url, answer.clone());
    if (isRead && isReport(request.url)) return (await lastReport(request.url, answer)) ?? answer;
    return answer;
  } catch (error) {
    const problem = asProblem(error);
    if (isRead && problem instanceof ApiProblem && problem.status === 0) {
      const kept = await fromCopy(request.url);
      if (kept) return kept;
    }
    throw problem;
  }
}

async function lastReport(url: string, { ok, status }: Response): Promise<Response | null> {
  if (ok) noteReports(false);
  if (!PART_IS_DOWN.has(status)) return null;
  const { answerOfPart } = await import('../offline/answers');
  const kept = await answerOfPart(url).catch(() => null);
  if (kept) noteReports(true);
  return kept;
}

/** The page that waits for the first answers is drawn before they are kept. */
const pageStands = new Promise((stands) => setTimeout(stands, 1_000));

async function keep(url: string, answer: Response): Promise<void> {
  await pageStands;
  const { isKept, keepAnswer, shownFresh } = await import('../offline/answers');
  shownFresh();
  if (isKept(url)) await keepAnswer(url, answer).catch(() => undefined);
}

async function fromCopy(url: string): Promise<Response | null> {
  const { answerFromCopy } = await import('../offline/answers');
  return answerFromCopy(url).catch(() => null);
}

/** For what nobody waits for: null where somebody has to log in first, and the log-in is not waited for. */
export async function askQuietly(request: Request): Promise<Response | null> {
  if (!sessionClaims() || isSessionExpired()) return null;
  const gone = new AbortController();
  const stop = onSession(() => {
    if (isSessionExpired() || !sessionClaims()) gone.abort();
  });
  try {
    await withToken();
    return isSessionExpired() ? null : await authorizedFetch(new Request(request, { signal: gone.signal }));
  } catch (error) {
    if (gone.signal.aborted) return null;
    throw asProblem(error);
  } finally {
    stop();
  }
}
