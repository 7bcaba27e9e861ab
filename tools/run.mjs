/**
 * `node tools/run.mjs some/script.ts …`: compiles a script and what it imports of ours with the product's own
 * compiler (aliases and decorators work), then runs it here.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { rolldown } from 'rolldown';

import { serverConfig } from './build/server.config.mjs';
import { fail, root } from './set-up/terminal.mjs';

const script = process.argv[2];
if (!script) fail('Which script? node tools/run.mjs some/script.ts');
const name = path.relative(root, path.resolve(script)).replace(/\.ts$/, '').replaceAll(/[\\/]/g, '-');
const { output, ...config } = serverConfig(
  { [name]: path.resolve(script) },
  path.join(root, 'dist/tools', name),
);
const bundle = await rolldown(config);
await bundle.write(output);
await bundle.close();
process.argv.splice(1, 2, path.resolve(script));
await import(pathToFileURL(path.join(output.dir, `${name}.js`)).href);
