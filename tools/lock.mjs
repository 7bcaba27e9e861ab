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
    .filter(([name, version]) => !serves(find(owner, name), version))
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

/** Node's own search, beside the owner and then upwards; a binding only serves the very version it is for. */
function find(owner, name) {
  for (const place of [owner, ...foldersAbove(owner)]) {
    const found = lock.packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`];
    if (found) return found;
  }
  return undefined;
}

function serves(found, version) {
  return found !== undefined && (!/^\d/.test(version) || found.version === version);
}

function foldersAbove(owner) {
  const at = owner.lastIndexOf('/node_modules/');
  return at < 0 ? [''] : [owner.slice(0, at), ...foldersAbove(owner.slice(0, at))];
}

/** As high as npm would put it: beside the owner, or below it where another version has that place. */
function placeFor(owner, name) {
  const beside = `${foldersAbove(owner)[0] === '' ? '' : `${foldersAbove(owner)[0]}/`}node_modules/${name}`;
  return find(owner, name) ? `${owner}/node_modules/${name}` : beside;
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
