import { notReached, reached } from './connection';
import { ApiProblem, OFFLINE, TIMED_OUT } from './problem';

const PATIENCE_MS = 30_000;
/** 25 MB over a poor line. */
const UPLOAD_PATIENCE_MS = 300_000;

function patienceFor(request: Request): number {
  return request.headers.get('content-type')?.startsWith('multipart/') ? UPLOAD_PATIENCE_MS : PATIENCE_MS;
}

/** Answers in JSON are read whole within the time; a stream or a file goes on for as long as it takes. */
function isWhole(answer: Response): boolean {
  return /^application\/(?:problem\+)?json/.test(answer.headers.get('content-type') ?? '');
}

/** `fetch` that ends: an answer in time, else a problem that says what happened. */
export async function fetchInTime(request: Request, patience = patienceFor(request)): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), patience);
  try {
    const answer = await fetch(request, { signal: AbortSignal.any([request.signal, late.signal]) });
    reached();
    if (!isWhole(answer)) return answer;
    const { status, statusText, headers } = answer;
    return new Response(await answer.arrayBuffer(), { status, statusText, headers });
  } catch (error) {
    if (request.signal.aborted) throw error;
    if (late.signal.aborted) throw new ApiProblem(0, TIMED_OUT, '');
    notReached();
    throw new ApiProblem(0, OFFLINE, '');
  } finally {
    clearTimeout(timer);
  }
}
