import { renameSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { rolldown } from 'rolldown';

import { root } from '../set-up/terminal.mjs';

/** TypeScript of the tools that reads the contracts: bundled beside the packages, and loaded. */
export async function loadBundle(input, name) {
  const file = path.join(root, 'node_modules/.cache/hisaab', `${name}.mjs`);
  const bundle = await rolldown({
    input: path.join(root, input),
    platform: 'node',
    tsconfig: path.join(root, 'tsconfig.json'),
    external: (id) => !/^(\.{1,2}\/|\/|@hisaab\/)/.test(id),
  });
  // Whoever loads it meanwhile gets it whole.
  const draft = `${file}.${process.pid}`;
  await bundle.write({ file: draft, format: 'esm', codeSplitting: false });
  await bundle.close();
  renameSync(draft, file);
  return import(pathToFileURL(file).href);
}
