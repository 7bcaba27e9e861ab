/**
 * `npm run charts:check`: every chart with every file of its values is linted, rendered, and each manifest held against
 * the schema of its kind: Kubernetes' own, and those that other projects publish. Needs helm, kubeconform and Go, and
 * no cluster.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { schemasOfOthers } from '../kube/schemas-of-others.mjs';
import { fail, run, say } from '../set-up/terminal.mjs';
import { bringDependencies } from './dependencies.mjs';
import { program, schemas } from './program.mjs';
import { lint, rendered, renderings } from './renderings.mjs';

try {
  const faults = await check();
  if (faults > 0) fail(`${faults} charts have faults`);
} catch (error) {
  fail(error);
}

async function check() {
  bringDependencies();
  const places = [schemas(), await schemasOfOthers()];
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-charts-'));
  let faults = 0;
  try {
    for (const one of renderings()) {
      try {
        await lint(one);
        const file = path.join(folder, 'manifests.yaml');
        writeFileSync(file, await rendered(one));
        say(`  ok     ${one.name}: ${await conforms(file, places)}`);
      } catch (error) {
        faults += 1;
        say(`  FAILED ${one.name}\n${error.output ?? error.message}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return faults;
}

/** A kind without a schema is a fault, not a thing to be passed over. */
async function conforms(file, places) {
  const where = places.flatMap((place) => [
    '-schema-location',
    `${place}/{{.ResourceKind}}{{.KindSuffix}}.json`,
  ]);
  const said = await run(program('kubeconform'), ['-strict', '-summary', ...where, file]);
  return said.trim().replace(/^Summary: (\d+) resources found.*/s, '$1 manifests');
}
