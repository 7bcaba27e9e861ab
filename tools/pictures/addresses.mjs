import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '../set-up/terminal.mjs';
import { MOMENTS } from './moments.mjs';

const read = (file) => readFileSync(path.join(root, 'apps/web/src', file), 'utf8');
const found = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

/**
 * What a picture is taken of: the pages that the client's own routes, navigation and reports name, the person's own
 * (an import), and what opens over them; or of these the ones whose name holds a word asked for.
 */
export function views(asked, { own = [], isOut = false } = {}) {
  const routes = read('app/app-routes.tsx');
  const [, out = ''] = /<Route element=\{<StandAlone \/>\}>([^]*?)\n {6}<\/Route>/.exec(routes) ?? [];
  const before = found(out, /path="([^":*]+)"/g);
  const all = new Set([
    ...found(routes, /<Route path="([^":*]+)" element/g),
    ...found(read('app/pages.ts'), /\bto: '([^']+)'/g),
    ...['weekly', 'yearly', ...found(read('features/reports/pictures.ts'), /\bid: '([^']+)'/g)].map(
      (id) => `/reports/${id}`,
    ),
    '/nowhere',
  ]);
  const inside = [...all].filter((address) => !before.includes(address));
  const pages = (isOut ? before : [...inside, ...own]).map((address) => ({ name: nameOf(address), address }));
  const over = isOut ? [] : MOMENTS.map(({ at, ...moment }) => ({ ...moment, address: at }));
  return [...pages, ...over].filter(({ name }) => !asked || asked.some((word) => name.includes(word)));
}

function nameOf(address) {
  if (address === '/') return 'home';
  return address
    .slice(1)
    .replace(/[\da-f]{8}-[\da-f-]{27}/, 'one')
    .replaceAll('/', '-');
}
