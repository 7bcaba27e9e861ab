/** What runs of `npm run split`, as it wrote itself down, held against what the kernel says (Linux). */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';

import { FIXED_PORTS } from './ports.mjs';
import { beginningOf, signalTree, untilGone } from './tree.mjs';

export const stateFile = (folder) => path.join(folder, 'running.json');

const isSame = ({ pid, began }) => began !== undefined && beginningOf(pid) === began;

function stateOf(folder) {
  const file = stateFile(folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** The process that holds everything together, if it lives. */
export function holderOf(folder) {
  const state = stateOf(folder);
  return state && isSame(state) ? state : undefined;
}

/** Every part with `up`, `not ready` or `gone`. */
export async function partsOf(folder) {
  return Promise.all(
    (stateOf(folder)?.parts ?? []).map(async (part) => ({ ...part, state: await stateOfPart(part) })),
  );
}

async function stateOfPart(part) {
  if (!isSame(part)) return 'gone';
  if (!part.url || ['gateway', 'rabbitmq'].includes(part.name)) return 'up';
  const ready = await fetch(`${part.url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
    () => undefined,
  );
  return ready?.ok ? 'up' : 'not ready';
}

/** In good order, by whoever holds it. */
export async function stop(folder) {
  const holder = holderOf(folder);
  if (!holder) return false;
  signalTree([holder.pid], 'SIGTERM');
  if (!(await untilGone([holder.pid], 120_000))) signalTree([holder.pid], 'SIGKILL');
  await untilGone(
    holder.parts.map(({ pid }) => pid),
    10_000,
  );
  rmSync(stateFile(folder), { force: true });
  return true;
}

export async function portsInUse() {
  const ports = Object.values(FIXED_PORTS);
  const taken = await Promise.all(ports.map(isTaken));
  return ports.filter((_port, index) => taken[index]);
}

function isTaken(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
