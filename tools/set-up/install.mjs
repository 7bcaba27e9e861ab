/**
 * Brings node_modules to what package-lock.json says. Plain Node, importing nothing of npm: it runs before
 * anything is installed, under whatever Node the machine has (20 or newer).
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root, say } from './terminal.mjs';

const OLDEST_NODE = 20;
const modules = path.join(root, 'node_modules');
const marker = path.join(modules, '.hisaab-installed');

export async function install() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    throw new Error(`Node ${process.versions.node} is too old; install Node ${OLDEST_NODE} or newer.`);
  }
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${lock}`).digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return;
  if (!holds(JSON.parse(lock))) {
    refuseLink();
    say('installing the packages (half a minute to a few minutes, the first time only)');
    await npmCi();
  }
  writeFileSync(marker, hash);
}

/** `npm ci` empties the folder first: behind a link that is somebody else's, and whoever shares it is left with none. */
function refuseLink() {
  if (!lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Error(
    'node_modules is a link to packages that are not those of package-lock.json; remove the link, and start again.',
  );
}

/** Whether npm's own account of node_modules has every package of the lock: `npm install` was run by hand. */
function holds(lock) {
  const account = path.join(modules, '.package-lock.json');
  if (!existsSync(account)) return false;
  const { packages } = JSON.parse(readFileSync(account, 'utf8'));
  return Object.entries(lock.packages).every(
    ([name, wanted]) => name === '' || wanted.optional === true || packages[name]?.version === wanted.version,
  );
}

function npmCi() {
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(command, [...args, 'ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Built for development and run as such: the build needs what production would leave out.
    env: { ...process.env, NODE_ENV: 'development' },
    shell: process.platform === 'win32',
  });
  const started = Date.now();
  const progress = setInterval(() => {
    const packages = existsSync(modules) ? readdirSync(modules).length : 0;
    say(`  … ${Math.round((Date.now() - started) / 1000)} s, ${packages} folders`);
  }, 5_000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error('npm ci failed; the lines above say why. Check the network and start again.'));
    });
  }).finally(() => clearInterval(progress));
}
