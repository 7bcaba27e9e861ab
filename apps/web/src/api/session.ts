import { ApiProblem, OFFLINE } from './problem';

/**
 * The access token lives in memory alone; the refresh token in a cookie that no script can read. A word in
 * the local storage remembers that there is a session, so that a stranger's first visit asks for none.
 */
const REMEMBERED = 'hisaab.session';

export interface Claims {
  readonly userId: string;
  readonly sessionId: string;
  readonly bookId: string;
  readonly currency: string;
  readonly timezone: string;
  readonly locale: string;
}

let accessToken: string | null = null;
let claims: Claims | null = null;
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

function readClaims(token: string): Claims | null {
  const payload = token.split('.')[1];
  if (!payload) return null;
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
    c.charCodeAt(0),
  );
  const said = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const word = (name: string, otherwise: string) => {
    const value = said[name];
    return typeof value === 'string' ? value : otherwise;
  };
  return {
    userId: word('sub', ''),
    sessionId: word('sid', ''),
    bookId: word('book', ''),
    currency: word('cur', 'INR'),
    timezone: word('tz', 'Asia/Kolkata'),
    locale: word('loc', 'en-IN'),
  };
}

export function sessionClaims(): Claims | null {
  return claims;
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function startSession(token: string): void {
  accessToken = token;
  const next = readClaims(token);
  const isSame = next?.sessionId === claims?.sessionId && next?.bookId === claims?.bookId;
  if (!isSame) claims = next;
  localStorage.setItem(REMEMBERED, 'yes');
  if (!isSame) for (const listener of listeners) listener();
}

export function endSession(): void {
  accessToken = null;
  claims = null;
  localStorage.removeItem(REMEMBERED);
  for (const listener of listeners) listener();
}

async function askForTokens(): Promise<boolean> {
  const answer = await fetch('/v1/auth/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-client': 'web', accept: 'application/json' },
    body: '{}',
  });
  if (answer.ok) {
    const body = (await answer.json()) as { accessToken: string };
    startSession(body.accessToken);
    return true;
  }
  if (answer.status === 401 || answer.status === 400) endSession();
  return false;
}

/** A new access token by the cookie; asked once, however many requests wait for it. */
export function refreshSession(): Promise<boolean> {
  refreshing ??= askForTokens().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** At the start of the page: is there a session to go on with? */
export async function resumeSession(): Promise<void> {
  if (localStorage.getItem(REMEMBERED) === null) return;
  await refreshSession().catch(() => false);
}

/** `fetch` with the token, and once more with a new one where it has run out. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const send = (one: Request) => {
    if (accessToken) one.headers.set('authorization', `Bearer ${accessToken}`);
    return fetch(one);
  };
  try {
    const answer = await send(request);
    if (answer.status !== 401 || !accessToken) return answer;
    return (await refreshSession()) ? await send(again) : answer;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, OFFLINE, '');
  }
}
