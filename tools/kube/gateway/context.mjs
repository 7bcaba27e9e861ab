/** What the image of the stand-in for Kong is made of: the program in one file, and the packages that it names. */
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';

import { rolldown } from 'rolldown';

import { foldersOf } from '../../image/closure.mjs';
import { copyPackage } from '../../image/copy.mjs';
import { packagesNamedIn } from '../../image/imports.mjs';
import { root } from '../../set-up/terminal.mjs';

/** @param {string} folder that is made, and is then the context of a build */
export async function gatewayContext(folder) {
  mkdirSync(folder, { recursive: true });
  const bundle = await rolldown({
    input: path.join(root, 'tools/kube/gateway/main.ts'),
    platform: 'node',
    tsconfig: path.join(root, 'tsconfig.json'),
    external: (id) => !/^(\.{1,2}\/|\/|@hisaab\/)/.test(id),
  });
  await bundle.write({ file: path.join(folder, 'gateway.mjs'), format: 'esm', codeSplitting: false });
  await bundle.close();
  for (const name of foldersOf(root, packagesNamedIn(folder))) copyPackage(root, name, folder);
  cpSync(path.join(root, 'kong/lua'), path.join(folder, 'kong/lua'), { recursive: true });
  cpSync(path.join(root, 'tools/kube/gateway/Dockerfile'), path.join(folder, 'Dockerfile'));
}
