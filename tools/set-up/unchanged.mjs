import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from './terminal.mjs';

/** Left out of every hash: they do not end in what is built. */
const ignored =
  /(^|\/)(node_modules|generated|dist)(\/|$)|\.(int-|e2e-)?spec\.tsx?$|(^|\/)(test|testing)(\/|$)/;

/** The hash of files and folders by content, so that a touched or freshly cloned file builds nothing anew. */
export function hashOf(inputs) {
  const digest = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesOf(path.join(root, input))) {
      digest.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return digest.digest('hex');
}

function filesOf(place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .map((entry) => path.join(place, entry.name))
    .filter((name) => !ignored.test(path.relative(root, name).replaceAll('\\', '/')))
    .sort()
    .flatMap(filesOf);
}

/**
 * Does the work unless it was done for these inputs. The note of it is taken away before and written after,
 * so that a kill in between is noticed.
 */
export async function unlessUnchanged({ note, inputs, outputs }, work) {
  const file = path.join(root, note);
  const hash = hashOf(inputs);
  const there = outputs.every((output) => existsSync(path.join(root, output)));
  if (there && existsSync(file) && readFileSync(file, 'utf8') === hash) return false;
  rmSync(file, { force: true });
  await work();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, hash);
  return true;
}
