// The licences of what the product runs and is built with, from the lock: the same on every machine.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '../set-up/terminal.mjs';

const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT/X11',
  'Unlicense',
  'Zlib',
]);

/** Weak copyleft and the like, and why it is no matter here. Another name with such a licence fails. */
const EXCEPTIONS = new Map([
  ['lightningcss', 'MPL-2.0: a compiler of style sheets that Vite uses when the client is built; unchanged'],
  [
    '@expo-google-fonts/noto-sans',
    'MIT and OFL-1.1: the letters of reports as PDF, unchanged; a document that holds them is under no terms of theirs',
  ],
  [
    'caniuse-lite',
    'CC-BY-4.0: a table of what browsers can do, read when the service worker is built; none of it is shipped',
  ],
  ['elkjs', 'EPL-2.0: comes with the `prisma` command for its Studio, which nothing here starts'],
]);

/** The lock does not say; their own licence file or read-me does. */
const READ = new Map([
  ['buffers', 'MIT'],
  ['passport-strategy', 'MIT'],
  ['pause', 'MIT'],
  ['png-js', 'MIT'],
  ['seq-queue', 'MIT'],
]);

export function licences() {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const byLicence = new Map();
  const refused = [];
  const exceptions = new Set();
  for (const [place, entry] of Object.entries(lock.packages)) {
    if (place === '' || entry.dev || entry.link) continue;
    const name = entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = entry.license ?? READ.get(name);
    // A binding for another platform that the registry at hand lacks: it goes with the package that names it.
    if (licence === undefined && entry.optional) continue;
    const exception = [...EXCEPTIONS.keys()].find((known) => name === known || name.startsWith(`${known}-`));
    if (exception) exceptions.add(exception);
    else if (!isPermissive(licence ?? '')) refused.push(`${name}: ${licence ?? 'none named'}`);
    byLicence.set(licence, (byLicence.get(licence) ?? new Set()).add(name));
  }
  if (refused.length > 0) throw new Error(`Not permissive: ${refused.join(', ')}`);
  return [
    ...[...byLicence]
      .sort(([a, some], [b, others]) => others.size - some.size || a.localeCompare(b))
      .flatMap(([licence, names]) => [`## ${licence} (${names.size})`, '', [...names].sort().join(', '), '']),
    '## Not permissive, and named one by one',
    '',
    ...[...exceptions].sort().map((name) => `- \`${name}\`. ${EXCEPTIONS.get(name)}.`),
  ].join('\n');
}

/** `A AND B` needs both, `A OR B` one of them. */
function isPermissive(licence) {
  return licence
    .replace(/[()]/g, '')
    .split(/ and /i)
    .every((part) => part.split(/ or /i).some((one) => PERMISSIVE.has(one.trim())));
}
