/**
 * `npm run charts:dependencies`: puts into `charts/` of each chart what it brings, as copies of its neighbours. As
 * `helm dependency update` would, but all levels at once, with no network and no archive that changes at each run.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

import { fail, say } from '../set-up/terminal.mjs';
import { charts, FOLDER } from './charts.mjs';

/** @returns how many were put in their places */
export function bringDependencies(folder = FOLDER) {
  let count = 0;
  for (const { folder: place, brings } of charts(folder)) {
    const target = path.join(place, 'charts');
    if (brings.length === 0) continue;
    const made = mkdtempSync(path.join(place, '.charts-'));
    for (const name of brings) cpSync(path.join(folder, name), path.join(made, name), { recursive: true });
    // What is right stays as it is: somebody may be reading it.
    if (!existsSync(target) || contents(target) !== contents(made)) {
      rmSync(target, { recursive: true, force: true });
      renameSync(made, target);
    } else rmSync(made, { recursive: true });
    count += brings.length;
  }
  return count;
}

function contents(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const named = files.map(({ parentPath, name }) => path.join(parentPath, name)).sort();
  return JSON.stringify(named.map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]));
}

if (process.argv[1] === import.meta.filename) {
  try {
    say(`${bringDependencies()} charts in their places`);
  } catch (error) {
    fail(error);
  }
}
