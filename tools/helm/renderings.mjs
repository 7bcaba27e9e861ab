/** Every chart with every file of values that is beside it: what lint, schemas and a cluster's dry run are shown. */
import { globSync } from 'node:fs';
import path from 'node:path';

import { run } from '../set-up/terminal.mjs';
import { charts } from './charts.mjs';
import { program } from './program.mjs';

/** The oldest that the charts are for; a helm that was built by hand would take itself for one of long ago. */
const KUBERNETES = '1.30.0';

/** @returns {{ name: string, folder: string, words: string[] }[]} what to install, with which files of values */
export function renderings() {
  return charts()
    .filter(({ type }) => type === 'application')
    .flatMap(({ name, folder }) => [
      { name, folder, words: [] },
      ...globSync(path.join(folder, 'values-*.yaml'))
        .sort()
        .map((file) => ({ name: `${name} with ${path.basename(file)}`, folder, words: ['--values', file] })),
    ]);
}

/** @returns the manifests, as `helm install` would send them */
export function rendered({ folder, words }) {
  const more = ['--kube-version', KUBERNETES, '--namespace', 'hisaab'];
  return run(program('helm'), ['template', 'hisaab', folder, ...more, ...words]);
}

/** Throws with what helm finds fault with; a warning is a fault. */
export function lint({ folder, words }) {
  return run(program('helm'), [
    'lint',
    '--strict',
    '--quiet',
    '--kube-version',
    KUBERNETES,
    folder,
    ...words,
  ]);
}
