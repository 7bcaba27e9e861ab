/** `npm run restore -- --from DIR`: a backup into an empty store. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildServer } from './set-up/build.mjs';
import { generate } from './set-up/generate.mjs';
import { fail, root } from './set-up/terminal.mjs';

await generate().then(buildServer).catch(fail);
process.chdir(root);
await import(pathToFileURL(path.join(root, 'dist/apps/all-in-one/restore.command.js')).href);
