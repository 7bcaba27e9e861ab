/**
 * `node tools/image/pack.mjs <folder>`: what the processes need and nothing else, out of a repository that is built.
 * The packages are those that the built programs name, and what these need, as `npm ci` has put them.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { fail, root, say } from '../set-up/terminal.mjs';
import { foldersOf } from './closure.mjs';
import { copyPackage } from './copy.mjs';
import { packagesNamedIn } from './imports.mjs';

/** Read at run time: migrations and rights, words and limits, what the gateway's file is made of. */
const READ = ['prisma', 'config', 'kong/kong.yml', 'LICENSE', 'docs/licences.md'];
const RUN = [
  'tools/kong/render.mjs',
  'tools/kong/place.mjs',
  'deploy/docker/start.mjs',
  'deploy/docker/health.mjs',
];

try {
  const [target] = process.argv.slice(2);
  if (target === undefined) throw new Error('Where to? node tools/image/pack.mjs <folder>');
  pack(path.resolve(target));
} catch (error) {
  fail(error);
}

function pack(target) {
  const take = (from, filter) =>
    cpSync(path.join(root, from), path.join(target, from), { recursive: true, filter });
  mkdirSync(target, { recursive: true });
  for (const app of readdirSync(path.join(root, 'dist/apps'))) {
    // All in one process too, with a PostgreSQL beside it: the embedded one is named by no import and stays out.
    take(`dist/apps/${app}`, (file) => !file.endsWith('.map'));
  }
  for (const from of READ) take(from, (file) => !/\.spec\.|\/prisma\/releases$/.test(file));
  for (const from of RUN) take(from);
  const folders = foldersOf(root, packagesOf(target));
  for (const folder of folders) copyPackage(root, folder, target);
  writeFileSync(path.join(target, 'package.json'), manifest());
  say(`${folders.length} packages`);
}

function packagesOf(target) {
  const apps = path.join(target, 'dist/apps');
  // The web client is whole by itself. `yaml` is what the renderer of the gateway's file needs.
  const servers = readdirSync(apps).filter((app) => app !== 'web');
  return new Set(['yaml', ...servers.flatMap((app) => [...packagesNamedIn(path.join(apps, app))])]);
}

/** That the programs are ES modules, and who they are. */
function manifest() {
  const { name, version, license, type } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return `${JSON.stringify({ name, version, license, type, private: true }, null, 2)}\n`;
}
