import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { PROGRAM_FLAGS } from '../set-up/flags.mjs';
import { node, root } from '../set-up/terminal.mjs';

/** The program as it is built, on a data folder and a port of its own. */
export async function program(data) {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const child = spawn(node, [...PROGRAM_FLAGS, path.join(root, 'dist/apps/all-in-one/main.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HISAAB_DATA_DIR: data,
      HISAAB_LIMITS_PROFILE: 'load-test',
    },
  });
  let said = '';
  const keep = (chunk) => (said = (said + chunk).slice(-4_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise((done) => child.once('exit', done));
  const until = Date.now() + 90_000;
  for (;;) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`The program did not start.\n${said}`);
    const answer = await fetch(`${address}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) break;
    await pause(100);
  }
  return {
    address,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
