import { existsSync } from 'node:fs';
import path from 'node:path';

import { serverApps } from '../build/server.config.mjs';
import { failed } from './generate.mjs';
import { node, root, run, say } from './terminal.mjs';
import { unlessUnchanged } from './unchanged.mjs';

const always = ['package-lock.json', 'tsconfig.base.json', 'tools/build'];

export async function build() {
  await Promise.all([buildServer(), buildWeb()]);
}

export function buildServer() {
  if (!existsSync(path.join(root, 'apps/all-in-one/src/main.ts'))) return undefined;
  const apps = serverApps().map(({ app }) => app);
  return unlessUnchanged(
    {
      note: 'dist/server.inputs',
      inputs: [...always, 'libs', 'prisma', ...apps.map((app) => `apps/${app}`)],
      outputs: apps.map((app) => `dist/apps/${app}/main.js`),
    },
    async () => {
      say('building the server');
      await run(node, ['tools/build/server.mjs']).catch(failed);
    },
  );
}

function buildWeb() {
  if (!existsSync(path.join(root, 'apps/web/index.html'))) return undefined;
  return unlessUnchanged(
    {
      note: 'dist/web.inputs',
      inputs: [...always, 'apps/web', 'libs/kernel', 'libs/contracts'],
      outputs: ['dist/apps/web/index.html'],
    },
    async () => {
      say('building the web client');
      const folder = path.join(root, 'dist/apps/web');
      const vite = [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', folder];
      const where = { cwd: path.join(root, 'apps/web'), env: { NODE_ENV: 'production' } };
      const light = [...vite, '--config', 'vite.light.config.ts', '--emptyOutDir'];
      await run(node, light, where).catch(failed);
      await run(node, vite, where).catch(failed);
      await run(node, ['tools/build/compress.mjs', folder]).catch(failed);
    },
  );
}
