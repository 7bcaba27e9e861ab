import { spawnSync } from 'node:child_process';

const MOMENT = new Int32Array(new SharedArrayBuffer(4));

/**
 * Ends the register of names (`epmd`) that a RabbitMQ starts beside itself and leaves behind. It refuses while it still
 * holds a name, which it does for a moment after a kill. Waits without giving way, since it is also the last that a
 * process does.
 */
export function endNames(port) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { stdout, stderr } = spawnSync('epmd', ['-port', String(port), '-kill'], { encoding: 'utf8' });
    if (!/not allowed/i.test(`${stdout}${stderr}`)) return;
    Atomics.wait(MOMENT, 0, 0, 100);
  }
}
