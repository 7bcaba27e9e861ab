/**
 * Ends what a stack started when the process that holds it is gone, even by kill -9: the pipe from there closes then.
 * Each line of it is a process, or `names <port>`.
 */
import { createInterface } from 'node:readline';

import { endNames } from './names.mjs';
import { beginningOf, signalTree, treeOf } from './tree.mjs';

const kept = new Map();
const names = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
for await (const line of createInterface({ input: process.stdin })) {
  const [word, port] = line.split(' ');
  if (word === 'names') names.add(Number(port));
  else kept.set(Number(word), beginningOf(Number(word)));
}
for (const [pid, began] of kept) {
  if (began !== undefined && beginningOf(pid) === began) signalTree(treeOf(pid), 'SIGKILL');
}
for (const port of names) endNames(port);
