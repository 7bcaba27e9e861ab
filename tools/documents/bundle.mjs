import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

import { serverConfig } from '../build/server.config.mjs';
import { root } from '../set-up/terminal.mjs';

/** Loads sources of ours as they stand, in one bundle: an object of their exports by file. */
export async function load(name, files) {
  const place = path.join(root, 'node_modules/.cache/hisaab', name);
  mkdirSync(place, { recursive: true });
  const entry = path.join(place, 'entry.ts');
  const lines = files.map(
    (file, n) => `export * as module${n} from ${JSON.stringify(path.join(root, file))};`,
  );
  writeFileSync(entry, lines.join('\n'));
  const { output, ...input } = serverConfig({ [name]: entry }, place);
  const bundle = await rolldown(input);
  await bundle.write(output);
  await bundle.close();
  const modules = await import(pathToFileURL(path.join(place, `${name}.js`)).href);
  return new Map(files.map((file, n) => [file, modules[`module${n}`]]));
}
