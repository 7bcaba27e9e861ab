import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { MANIFEST } from './manifest';

const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/;
/** Longer than one is in the making: what has no manifest by then never gets one. */
const UNFINISHED_MS = 24 * 60 * 60 * 1_000;

/** In the order of their names they are in the order of their times; no sign in it that a file system refuses. */
export function nameAt(time: Date): string {
  return `${time.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

/** Takes all but the newest away, and what was never finished; other names in the folder are somebody else's. */
export function removeOld(folder: string, keep: number, now = new Date()): string[] {
  const names = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort();
  const isWhole = (name: string): boolean => existsSync(path.join(folder, name, MANIFEST));
  const old = names.filter(isWhole).slice(0, -keep);
  const unfinished = names.filter(
    (name) => !isWhole(name) && name < nameAt(new Date(now.getTime() - UNFINISHED_MS)),
  );
  const removed = [...old, ...unfinished].map((name) => path.join(folder, name));
  for (const one of removed) rmSync(one, { recursive: true, force: true });
  return removed;
}
