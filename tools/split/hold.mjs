import { spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import path from 'node:path';

import { node, root, say } from '../set-up/terminal.mjs';

/**
 * Starts the process that holds everything together, and goes on without this one.
 * @returns what it wrote of itself, once all is up
 */
export function hold(folder) {
  mkdirSync(path.join(folder, 'logs'), { recursive: true });
  const log = openSync(path.join(folder, 'logs/split.log'), 'a');
  const child = spawn(node, ['--enable-source-maps', path.join(root, 'tools/split/holder.mjs'), folder], {
    cwd: root,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  // Before all is up, Ctrl-C means all of it.
  const interrupted = () => child.kill('SIGTERM');
  process.once('SIGINT', interrupted);
  return new Promise((resolve, reject) => {
    child.on('message', ({ line, up, failed }) => {
      if (line) return say(line);
      process.off('SIGINT', interrupted);
      child.disconnect();
      child.unref();
      if (up) resolve(up);
      else reject(new Error(failed));
    });
    child.once('exit', () => reject(new Error(`It ended before it was up; see ${folder}/logs.`)));
  });
}
