import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process and all that it started, as the kernel knows them (Linux). */
export function treeOf(root) {
  const parents = readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .map((name) => [Number(name), Number(stateOf(name)?.[1] ?? 0)]);
  const found = [root];
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child);
  return found;
}

export function isAlive(pid) {
  const state = stateOf(pid)?.[0];
  if (state === undefined) return false;
  // What nobody has asked after yet is dead all the same; but the last of its threads may still hold its ports.
  return state !== 'Z' || threadsOf(pid) > 1;
}

export function signalTree(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It was quicker.
    }
  }
}

/** @returns whether all were gone in time */
export async function untilGone(pids, withinMs) {
  const until = Date.now() + withinMs;
  while (pids.some(isAlive)) {
    if (Date.now() >= until) return false;
    await pause(20);
  }
  return true;
}

/** When a process began, in the kernel's ticks: tells it from a later one of the same number. */
export function beginningOf(pid) {
  return isAlive(pid) ? stateOf(pid)?.[19] : undefined;
}

function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return 0;
  }
}

/** The fields of /proc/<pid>/stat behind the name, which may hold anything. */
function stateOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
