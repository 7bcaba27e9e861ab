import type { Database, Sql } from '@hisaab/database';

type Listener = () => void;

const listeners = new WeakMap<Database, Set<Listener>>();
const appended = new WeakSet<Sql>();

/** Tells the relays of this process that a commit may have brought events. */
export function wake(database: Database): void {
  for (const listener of listeners.get(database) ?? []) listener();
}

export function onWake(database: Database, listener: Listener): () => void {
  const set = listeners.get(database) ?? new Set();
  listeners.set(database, set.add(listener));
  return () => void set.delete(listener);
}

export function noteAppended(tx: Sql): void {
  appended.add(tx);
}

export function hasAppended(tx: Sql): boolean {
  return appended.has(tx);
}
