import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';

import { isAlive, signalTree } from './tree.mjs';

let pids: number[] = [];
afterEach(() => signalTree(pids, 'SIGKILL'));

it('what is kept ends when the pipe from its holder closes, and nothing else does', async () => {
  const [kept, other] = [spawn('sleep', ['60']), spawn('sleep', ['60'])];
  pids = [kept.pid ?? 0, other.pid ?? 0];
  const keeper = spawn(process.execPath, [path.join(import.meta.dirname, 'keeper.mjs')], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  keeper.stdin.write(`${kept.pid}\n`);
  keeper.stdin.end();
  const ended = once(kept, 'exit');
  const [code] = (await once(keeper, 'exit')) as [number];
  expect(code).toBe(0);
  await ended;
  expect(pids.map(isAlive)).toEqual([false, true]);
});
