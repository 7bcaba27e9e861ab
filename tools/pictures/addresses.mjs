import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '../set-up/terminal.mjs';

const APP = path.join(root, 'apps/web/src/app');

/** The addresses that the client has a page for, from its own routes and navigation; or those that hold a word asked for. */
export function addresses(asked) {
  const routes = readFileSync(path.join(APP, 'app-routes.tsx'), 'utf8');
  const pages = readFileSync(path.join(APP, 'pages.ts'), 'utf8');
  const routed = [...routes.matchAll(/<Route path="([^":*]+)" element=\{<(\w+)/g)];
  const all = new Set([
    ...routed.filter((match) => match[2] !== 'Navigate').map((match) => match[1]),
    ...[...pages.matchAll(/\bto: '([^']+)'/g)].map((match) => match[1]),
    ...(routes.includes('path="/reports/:') ? ['/reports/weekly', '/reports/yearly'] : []),
  ]);
  const wanted = [...all].filter(
    (address) => !asked || asked.some((word) => (word === 'home' ? address === '/' : address.includes(word))),
  );
  if (wanted.length === 0) throw new Error(`No page is called ${asked.join(' or ')}.`);
  return wanted;
}
