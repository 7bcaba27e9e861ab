/**
 * Asks the built program everything that its OpenAPI document allows, and much that it does not, with schemathesis:
 * `npm run fuzz`. With CI=true it fails where schemathesis is missing; elsewhere it says that it was left out.
 * Arguments name the runs of runs.mjs; without any all are done.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { fail, root, say } from '../set-up/terminal.mjs';
import { seed, signUp } from './person.mjs';
import { startProgram } from './program.mjs';
import { coveredBy, operationIds, RUNS } from './runs.mjs';

const schemathesis = process.env.HISAAB_SCHEMATHESIS ?? 'schemathesis';
const results = path.join(root, 'results/fuzz');

/** @returns the runs that failed, or nothing where schemathesis is not there. */
export async function fuzz(names = Object.keys(RUNS)) {
  if (spawnSync(schemathesis, ['--version']).status !== 0) {
    if (process.env.CI === 'true') throw new Error('schemathesis is not installed: pip install schemathesis');
    say('  left out: schemathesis is not installed (pip install schemathesis)');
    return undefined;
  }
  const program = await startProgram();
  try {
    const document = await (await fetch(`${program.baseUrl}/v1/openapi.json`)).json();
    const failed = [];
    for (const name of names) {
      const from = Date.now();
      const ok = await run(name, program, document);
      say(`  ${ok ? 'ok    ' : 'FAILED'} fuzz ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
      if (!ok) failed.push(name);
    }
    return failed;
  } finally {
    await program.stop();
  }
}

async function run(name, { baseUrl }, document) {
  const person = await signUp(baseUrl);
  await seed(baseUrl, person.accessToken);
  const ids = coveredBy(RUNS[name], operationIds(document));
  const reports = path.join(results, name);
  mkdirSync(reports, { recursive: true });
  const child = spawn(
    schemathesis,
    [
      ...['--config-file', path.join(root, 'tools/fuzz/schemathesis.toml')],
      ...['run', `${baseUrl}/v1/openapi.json`, '--no-color'],
      ...ids.flatMap((id) => ['--include-operation-id', id]),
      ...['--report', 'ndjson', '--report-dir', reports],
    ],
    {
      cwd: reports,
      env: { ...process.env, HISAAB_FUZZ_TOKEN: person.accessToken, HISAAB_FUZZ_EMAIL: person.email },
      stdio: 'inherit',
    },
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, 'tools/fuzz/run.mjs')) {
  const names = process.argv.slice(2);
  const failed = await fuzz(names.length > 0 ? names : undefined).catch(fail);
  if (failed?.length > 0) fail(`fuzz failed: ${failed.join(', ')}`);
}
