import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { root } from '../set-up/terminal.mjs';

/** Ours and the small run-time of the compiler go into the file; packages stay in node_modules. */
const bundled = /^(\.{1,2}\/|\/|[A-Za-z]:[\\/]|@hisaab\/|@oxc-project\/runtime)/;

/** @returns {import('rolldown').BuildOptions & import('rolldown').InputOptions} */
export function serverConfig(input, dir) {
  return {
    input,
    platform: 'node',
    tsconfig: path.join(root, 'tsconfig.json'),
    external: (id) => !bundled.test(id),
    output: {
      dir,
      format: 'esm',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      keepNames: true,
    },
  };
}

/** The main file of each app that is a process, and the commands beside it (`x.command.ts`). */
export function serverApps() {
  return readdirSync(path.join(root, 'apps')).flatMap((app) => {
    const sources = path.join(root, 'apps', app, 'src');
    const isPage = existsSync(path.join(root, 'apps', app, 'index.html'));
    if (isPage || !existsSync(path.join(sources, 'main.ts'))) return [];
    const entries = readdirSync(sources).filter((file) => file === 'main.ts' || file.endsWith('.command.ts'));
    const input = Object.fromEntries(entries.map((file) => [file.slice(0, -3), path.join(sources, file)]));
    return [{ app, input, dir: path.join(root, 'dist/apps', app) }];
  });
}

/** Programs of threads (`x.thread.ts` of a module), beside the apps that start them, sharing no code with them. */
export function serverThreads(app) {
  const modules = path.join(root, 'libs/modules');
  return readdirSync(modules, { recursive: true })
    .filter((file) => file.endsWith('.thread.ts'))
    .filter((file) => app === 'all-in-one' || file.split(path.sep)[0] === app)
    .map((file) => ({ [path.basename(file, '.ts')]: path.join(modules, file) }));
}
