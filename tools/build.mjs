/** `npm run build`: generated clients, server, web client; only what changed. */
import { build } from './set-up/build.mjs';
import { generate } from './set-up/generate.mjs';
import { fail } from './set-up/terminal.mjs';

await generate().then(build).catch(fail);
