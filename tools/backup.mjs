/** `npm run backup -- --out DIR`: everything into a folder. Works beside a program that runs. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildServer } from './set-up/build.mjs';
import { generate } from './set-up/generate.mjs';
import { fail, root } from './set-up/terminal.mjs';

await generate().then(buildServer).catch(fail);
process.chdir(root);
await import(pathToFileURL(path.join(root, 'dist/apps/all-in-one/backup.command.js')).href);
