/**
 * `npm run lock`, after the lock changed: names the bindings for other platforms which npm left out because
 * the registry at hand lacked them. Without them `npm ci` refuses the lock where the registry has them, and
 * people on other systems get no compiler and no linter. With `--check` it only says what is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { fail, root, say } from './set-up/terminal.mjs';

const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = Object.entries(lock.packages).flatMap(([owner, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !resolvable(owner, name))
    .map(([name, version]) => ({ owner, name, version })),
);

if (missing.length === 0) {
  say('The lock names every optional package.');
} else if (process.argv.includes('--check')) {
  fail(`The lock lacks ${missing.length} optional packages (${missing[0].name}, …); run npm run lock.`);
} else {
  for (const { owner, name, version } of missing) {
    lock.packages[placeFor(owner, name)] = {
      version: version.replace(/^[\^~]/, ''),
      optional: true,
      ...platformOf(name),
    };
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  say(`Added ${missing.length} optional packages to the lock.`);
}

/** Node's own search: beside the owner, then upwards. */
function resolvable(owner, name) {
  for (let place = owner; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`]) return true;
    if (place === '' || !place.includes('/node_modules/'))
      return Boolean(lock.packages[`node_modules/${name}`]);
  }
}

/** Where npm would put it: at the top, or beside the owner when the owner itself is nested. */
function placeFor(owner, name) {
  const above = owner.lastIndexOf('/node_modules/');
  return above < 0 ? `node_modules/${name}` : `${owner.slice(0, above)}/node_modules/${name}`;
}

/** The makers of bindings name them `<what>-<system>-<processor>[-<C library>]`. */
function platformOf(name) {
  const systems = {
    darwin: 'darwin',
    linux: 'linux',
    win32: 'win32',
    windows: 'win32',
    freebsd: 'freebsd',
    android: 'android',
    openharmony: 'openharmony',
  };
  const words = name.split('/').at(-1).split('-');
  const at = words.findIndex((word) => word in systems);
  if (at < 0) return {};
  const library = words.slice(at + 2).join('-');
  return {
    cpu: [words[at + 1]],
    ...(systems[words[at]] === 'linux' && /musl|gnu/.test(library)
      ? { libc: [library.startsWith('musl') ? 'musl' : 'glibc'] }
      : {}),
    os: [systems[words[at]]],
  };
}
