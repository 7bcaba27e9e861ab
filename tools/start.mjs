/**
 * `npm start`: installs, generates and builds what is missing, then becomes the program (one process, so
 * that signals and the heap limit of the script reach it). Arguments after `--` are the program's.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from './set-up/build.mjs';
import { PROGRAM_FLAGS } from './set-up/flags.mjs';
import { generate } from './set-up/generate.mjs';
import { install } from './set-up/install.mjs';
import { fail, node, root } from './set-up/terminal.mjs';

const NEEDED_NODE = 24;

try {
  process.chdir(root);
  await install();
  if (Number(process.versions.node.split('.')[0]) < NEEDED_NODE) startAgainWithOwnNode();
  await generate();
  await build();
} catch (error) {
  fail(error);
}
process.env.NODE_ENV ??= 'production';
await import(pathToFileURL(path.join(root, 'dist/apps/all-in-one/main.js')).href);

/** Started by hand with the machine's Node and not by npm. */
function startAgainWithOwnNode() {
  const flags = [...PROGRAM_FLAGS, '--enable-source-maps'];
  const { status } = spawnSync(node, [...flags, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
