/** `npm run migrate`: makes and mends every schema and role, once, before the services of a release start. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildServer } from './set-up/build.mjs';
import { generate } from './set-up/generate.mjs';
import { fail, root } from './set-up/terminal.mjs';

await generate().then(buildServer).catch(fail);
process.chdir(root);
await import(pathToFileURL(path.join(root, 'dist/apps/all-in-one/migrate.command.js')).href);
