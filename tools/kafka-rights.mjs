/** `npm run kafka:rights`: topics, and the rights of the services' accounts, on a Kafka that asks for them. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { generate } from './set-up/generate.mjs';
import { buildServer } from './set-up/build.mjs';
import { fail, root } from './set-up/terminal.mjs';

await generate().then(buildServer).catch(fail);
process.chdir(root);
await import(pathToFileURL(path.join(root, 'dist/apps/all-in-one/kafka-rights.command.js')).href);
