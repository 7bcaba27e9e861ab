/** What of node_modules a set of packages needs, found as Node finds it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The folders of these packages and of all that they need, relative to the root.
 * @param {string} root @param {Iterable<string>} names @returns {string[]}
 */
export function foldersOf(root, names) {
  const found = new Set();
  const queue = [...names].map((name) => ({ name, from: root, needed: true }));
  for (let next = queue.pop(); next; next = queue.pop()) {
    const folder = find(root, next);
    if (folder === undefined || found.has(folder)) continue;
    found.add(folder);
    queue.push(...needsOf(folder));
  }
  return [...found].map((folder) => path.relative(root, folder)).sort();
}

function find(root, { name, from, needed }) {
  for (let at = from; at.startsWith(root); at = path.dirname(at)) {
    if (path.basename(at) === 'node_modules') continue;
    const folder = path.join(at, 'node_modules', name);
    if (existsSync(path.join(folder, 'package.json'))) return folder;
  }
  if (needed)
    throw new Error(`${name} is not installed, and ${path.relative(root, from) || 'dist'} needs it`);
  return undefined;
}

function needsOf(folder) {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = manifest;
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  const needed = Object.keys(dependencies).filter((name) => !(name in optionalDependencies));
  return [
    ...[...needed, ...peers].map((name) => ({ name, from: folder, needed: true })),
    // Such as a binding for another kind of machine.
    ...Object.keys(optionalDependencies).map((name) => ({ name, from: folder, needed: false })),
  ];
}
