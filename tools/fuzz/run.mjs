/**
 * Asks the built program everything that its OpenAPI document allows, and much that it does not, with schemathesis:
 * `npm run fuzz`. With CI=true it fails where schemathesis is missing; elsewhere it says that it was left out.
 * Arguments name the runs of runs.mjs; without any all are done, two at a time.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { fail, root, say } from '../set-up/terminal.mjs';
import { seed, signUp } from './person.mjs';
import { startProgram } from './program.mjs';
import { operationIds, RUNS } from './runs.mjs';

const schemathesis = process.env.HISAAB_SCHEMATHESIS ?? 'schemathesis';
const results = path.join(root, 'results/fuzz');

/** @returns the runs by how they ended, or undefined where schemathesis is not there and need not be. */
export async function fuzz(names = Object.keys(RUNS)) {
  const unknown = names.find((name) => !(name in RUNS));
  if (unknown)
    throw new Error(`There is no run called ${unknown}; there are ${Object.keys(RUNS).join(', ')}.`);
  if (spawnSync(schemathesis, ['--version']).status !== 0) {
    if (process.env.CI === 'true') throw new Error('schemathesis is not installed: pip install schemathesis');
    say('  left out: schemathesis is not installed (pip install schemathesis)');
    return undefined;
  }
  rmSync(results, { recursive: true, force: true });
  const program = await startProgram();
  const ended = { passed: [], failed: [] };
  try {
    await demandWholeCoverage(program.baseUrl);
    const queue = [...names];
    const worker = async () => {
      for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
        const from = Date.now();
        const { ok, output } = await run(name, program.baseUrl);
        say(`  ${ok ? 'ok    ' : 'FAILED'} fuzz ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
        (ok ? ended.passed : ended.failed).push(name);
        if (!ok) say(output);
      }
    };
    await Promise.all([worker(), worker()]);
  } finally {
    await program.stop();
    mkdirSync(results, { recursive: true });
    writeFileSync(path.join(results, 'program.log'), program.output());
  }
  return ended;
}

/** What is served decides, not what this tree says that it serves. */
async function demandWholeCoverage(baseUrl) {
  const served = operationIds(await (await fetch(`${baseUrl}/v1/openapi.json`)).json());
  const covered = new Set(Object.values(RUNS).flatMap(({ operations }) => operations));
  const missed = served.filter((id) => !covered.has(id));
  if (missed.length > 0) throw new Error(`No run of tools/fuzz/runs.mjs has ${missed.join(', ')}.`);
}

async function run(name, baseUrl) {
  const { operations, isOneStep } = RUNS[name];
  const person = await signUp(baseUrl);
  await seed(baseUrl, person.accessToken);
  const folder = path.join(results, name);
  mkdirSync(folder, { recursive: true });
  const child = spawn(
    schemathesis,
    [
      ...['--config-file', path.join(root, 'tools/fuzz/schemathesis.toml')],
      ...['run', `${baseUrl}/v1/openapi.json`, '--no-color'],
      ...(isOneStep ? ['--phases', 'examples,coverage,fuzzing'] : []),
      ...operations.flatMap((id) => ['--include-operation-id', id]),
      ...['--report', 'ndjson', '--report-dir', folder],
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        PYTHONDONTWRITEBYTECODE: '1',
        HISAAB_FUZZ_EMAIL: person.email,
        HISAAB_FUZZ_PASSWORD: person.password,
        HISAAB_FUZZ_URL: baseUrl,
        HISAAB_FUZZ_BOOK: person.bookId,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  process.off('exit', stop);
  writeFileSync(path.join(folder, 'output.txt'), output);
  return { ok: code === 0, output };
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, 'tools/fuzz/run.mjs')) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const names = process.argv.slice(2);
  const ended = await fuzz(names.length > 0 ? names : undefined).catch(fail);
  if (ended?.failed.length > 0) fail(`fuzz failed: ${ended.failed.join(', ')}`);
}
