/**
 * `npm run dev`: the server is built again and restarted when a source changes; the web client is served with
 * hot reload and passes the API's paths on to it. Open the address that vite prints.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { generate } from './set-up/generate.mjs';
import { install } from './set-up/install.mjs';
import { fail, node, root, say } from './set-up/terminal.mjs';

await install().then(generate).catch(fail);

const { watch } = await import('rolldown');
const { serverApps, serverConfig } = await import('./build/server.config.mjs');

const port = process.env.PORT ?? '8080';
const app = serverApps().find((one) => one.app === 'all-in-one');
if (!app) fail('apps/all-in-one has no main.ts.');

let server;
let restarting = Promise.resolve();

/** Waits for the old one to have let go of the data folder. */
function restart() {
  restarting = restarting.then(stop).then(() => {
    server = spawn(node, ['--enable-source-maps', path.join(app.dir, 'main.js')], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'development' },
    });
  });
}

function stop() {
  const old = server;
  if (!old || old.exitCode !== null || old.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    old.once('exit', resolve);
    old.kill('SIGTERM');
  });
}

const watcher = watch(serverConfig(app.input, path.join(root, 'dist/dev')));
app.dir = path.join(root, 'dist/dev');
watcher.on('event', (event) => {
  if (event.code === 'BUNDLE_END') {
    void event.result.close();
    restart();
  }
  if (event.code === 'ERROR') say(String(event.error?.message ?? event.error));
});

const web = path.join(root, 'apps/web');
let vite;
if (existsSync(path.join(web, 'index.html'))) {
  const { createServer } = await import('vite');
  const target = `http://127.0.0.1:${port}`;
  vite = await createServer({
    root: web,
    server: {
      host: '127.0.0.1',
      proxy: Object.fromEntries(['/v1', '/health', '/.well-known'].map((place) => [place, { target }])),
    },
  });
  await vite.listen();
  vite.printUrls();
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    const closing = [watcher.close(), vite?.close(), restarting.then(stop)];
    void Promise.allSettled(closing).then(() => process.exit(0));
  });
}
