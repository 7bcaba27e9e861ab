import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const APP = resolve(import.meta.dirname, '../../../web/src/app');
/** Looked at on their own: the pages of those who are not signed in, and the light one, which is not in the app. */
const OTHERS = new Set(['/login', '/signup', '/add']);

/**
 * The addresses that the client itself knows, read from where it has them: its routes and its navigation. A new page
 * is looked at from the day it is there. Left out are those that need a name in them, and those that only lead on.
 */
export function addressesOfTheClient(): readonly string[] {
  const routes = readFileSync(resolve(APP, 'app-routes.tsx'), 'utf8');
  const routed = [...routes.matchAll(/<Route path="([^":*]+)" element=\{<(\w+)/g)].flatMap((match) =>
    match[1] !== undefined && match[2] !== 'Navigate' ? [match[1]] : [],
  );
  const pages = readFileSync(resolve(APP, 'pages.ts'), 'utf8');
  const navigated = [...pages.matchAll(/\bto: '([^']+)'/g)].flatMap((match) => match[1] ?? []);
  if (routed.length < 10 || navigated.length < 10) throw new Error('the pages of the client are not found');
  return [...new Set([...routed, ...navigated])].filter((path) => !OTHERS.has(path));
}
