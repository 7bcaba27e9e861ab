import type { Sql } from './sql';

const waiting = new WeakMap<Sql, (() => void)[]>();

/** Does it once the transaction is committed, and never when it is rolled back: for what only this process notes. */
export function afterCommit(tx: Sql, work: () => void): void {
  const works = waiting.get(tx);
  if (works) works.push(work);
  else waiting.set(tx, [work]);
}

export function committed(tx: Sql): void {
  for (const work of waiting.get(tx) ?? []) work();
}
