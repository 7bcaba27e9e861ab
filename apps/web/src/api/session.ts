import { fetchInTime } from './deadline';

/**
 * The access token lives in memory alone; the refresh token in a cookie that no script can read. The local
 * storage remembers that there is a session, so that a stranger's first visit asks for none, and whose, so that
 * one who comes back too late is asked for the password alone.
 */
const REMEMBERED = 'hisaab.session';
/** Whose book it is, so that the page can start without a network. No secret: the token proves, this only names. */
const CLAIMS = 'hisaab.claims';

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
/** The session ran out under an open page: its requests wait here until somebody has logged in again. */
let waiting: { readonly again: Promise<boolean>; readonly settle: (isSame: boolean) => void } | null = null;
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

/** Without one the page was started offline, and has to ask for it first. */
export function hasToken(): boolean {
  return accessToken !== null;
}

function rememberedClaims(): Claims | null {
  try {
    const said = JSON.parse(localStorage.getItem(CLAIMS) ?? 'null') as Partial<Claims> | null;
    const { userId, sessionId, bookId, currency, timezone, locale } = said ?? {};
    return userId && sessionId && bookId && currency && timezone && locale
      ? { userId, sessionId, bookId, currency, timezone, locale }
      : null;
  } catch {
    return null;
  }
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Whether the session ran out while the page was open. */
export function isSessionExpired(): boolean {
  return waiting !== null;
}

/** The e-mail of whoever logged in here; empty when it is not known. */
export function rememberedEmail(): string {
  const said = localStorage.getItem(REMEMBERED) ?? '';
  return said.includes('@') ? said : '';
}

export function startSession(token: string, email?: string): void {
  accessToken = token;
  const before = claims;
  const next = readClaims(token);
  const isSame = next?.sessionId === before?.sessionId && next?.bookId === before?.bookId;
  if (!isSame) claims = next;
  localStorage.setItem(CLAIMS, JSON.stringify(claims));
  const remembered = localStorage.getItem(REMEMBERED) ?? 'yes';
  localStorage.setItem(REMEMBERED, email ?? remembered);
  const waited = waiting;
  waiting = null;
  if (!isSame || waited) tell();
  waited?.settle(next?.userId === before?.userId);
}

export function endSession(): void {
  accessToken = null;
  claims = null;
  localStorage.removeItem(REMEMBERED);
  localStorage.removeItem(CLAIMS);
  const waited = waiting;
  waiting = null;
  tell();
  waited?.settle(false);
}

/** What is on the page stays there, and so does what was typed: a password lets it go on. */
function expireSession(): void {
  if (waiting) return;
  let settle: (isSame: boolean) => void = () => undefined;
  const again = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  waiting = { again, settle };
  tell();
}

async function askForTokens(): Promise<boolean> {
  const answer = await fetchInTime(
    new Request(new URL('/v1/auth/refresh', location.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-client': 'web', accept: 'application/json' },
      body: '{}',
    }),
  );
  if (answer.ok) {
    const body = (await answer.json()) as { accessToken: string };
    startSession(body.accessToken);
    return true;
  }
  if (answer.status === 401 || answer.status === 400) {
    if (claims) expireSession();
    else endSession();
  }
  return false;
}

/** A new access token by the cookie; asked once, however many requests wait for it. */
export function refreshSession(): Promise<boolean> {
  refreshing ??= askForTokens().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** Whether somebody logged in here and did not log out. */
export function hasSession(): boolean {
  return localStorage.getItem(REMEMBERED) !== null;
}

/** At the start of the page: is there a session to go on with? */
export async function resumeSession(): Promise<void> {
  if (!hasSession()) return;
  if (await refreshSession().catch(() => false)) return;
  // Nobody said that it has ended: the page goes on with what this device has.
  if (!hasSession()) return;
  claims = rememberedClaims();
  tell();
}

/** These are the doors themselves: nobody has to be logged in to knock. */
const DOORS = new Set(['/v1/auth/login', '/v1/auth/signup']);
const LEAVING = '/v1/auth/logout';

/** `fetch` with the token, and once more with a new one where it has run out: from the cookie, else by password. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const waits = pathname !== LEAVING;
  const again = request.clone();
  const send = (one: Request) => {
    if (accessToken) one.headers.set('authorization', `Bearer ${accessToken}`);
    return fetchInTime(one);
  };
  if (DOORS.has(pathname)) return fetchInTime(request);
  if (waits) await waiting?.again;
  const answer = await send(request);
  if (answer.status !== 401 || !accessToken) return answer;
  if (await refreshSession()) return send(again);
  return waits && (await waiting?.again) ? send(again) : answer;
}
