import { spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';

import { eventually } from '../../libs/testing/src/eventually';
import { isAlive, signalTree, treeOf, untilGone } from './tree.mjs';

describe('a process and what it started', () => {
  let pids: number[] = [];
  afterEach(() => signalTree(pids, 'SIGKILL'));

  it('are found, and are gone together', async () => {
    const script = "require('node:child_process').spawn('sleep', ['60']); setInterval(() => {}, 1000)";
    const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
    pids = await eventually(() => {
      const tree = treeOf(child.pid ?? 0);
      expect(tree).toHaveLength(2);
      return tree;
    });
    expect(pids.every(isAlive)).toBe(true);
    signalTree(pids, 'SIGKILL');
    expect(await untilGone(pids, 5_000)).toBe(true);
    expect(pids.some(isAlive)).toBe(false);
  });

  it('that nobody has are told as such', async () => {
    expect(isAlive(2 ** 22 + 1)).toBe(false);
    expect(await untilGone([2 ** 22 + 1], 0)).toBe(true);
  });
});
