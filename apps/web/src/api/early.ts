import { authorizedFetch, onSession } from './session';

/** Not taken within this time, an answer is too old to be taken for a new one. */
const FRESH_MS = 10_000;

const asked = new Map<string, Promise<Response | null>>();

/** Asks for what a page is going to ask first, while its scripts are still on their way. */
export function askEarly(paths: readonly string[]): void {
  for (const path of paths) {
    const { href } = new URL(path, location.origin);
    const request = new Request(href, { headers: { accept: 'application/json' } });
    asked.set(
      href,
      authorizedFetch(request).catch(() => null),
    );
  }
  setTimeout(() => asked.clear(), FRESH_MS);
  // What one person asked is no answer for the next.
  onSession(() => asked.clear());
}

/** What was answered to a question that was asked early, given out once; null where it was not or failed. */
export async function earlyAnswer({ method, url }: Request): Promise<Response | null> {
  if (method !== 'GET') return null;
  const answer = asked.get(url);
  asked.delete(url);
  return (await answer) ?? null;
}
