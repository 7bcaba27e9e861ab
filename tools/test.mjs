/**
 * `npm test`: the checks, then the build, then every test, then schemathesis. What follows `--` goes to vitest. The last line is
 * `N passed, N failed`, a failed check counted as one.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { check } from './check.mjs';
import { fuzz } from './fuzz/run.mjs';
import { build } from './set-up/build.mjs';
import { fail, node, root, run, say } from './set-up/terminal.mjs';
import { overBudget } from './web-sizes.mjs';

const started = Date.now();
const stages = [];
const report = path.join(root, 'results/vitest.json');

async function stage(name, work) {
  say(`── ${name}`);
  const from = Date.now();
  const result = await work();
  stages.push(`${name} ${((Date.now() - from) / 1000).toFixed(1)} s`);
  return result;
}

const failedChecks = await stage('check', () => check()).catch(fail);
await stage('build', build).catch(fail);
const overBudgets = await stage('sizes', async () => overBudget()).catch(fail);
mkdirSync(path.dirname(report), { recursive: true });
rmSync(report, { force: true });
const green = await stage('test', () =>
  run(
    node,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...process.argv.slice(2),
    ],
    { show: true },
  ).then(
    () => true,
    () => false,
  ),
);

// Who asks for some of the tests does not ask for this.
const runs = process.argv.length > 2 ? undefined : await stage('fuzz', () => fuzz()).catch(unrun);

const {
  numPassedTests = 0,
  numFailedTests = 0,
  numPendingTests = 0,
  testResults = [],
} = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
// A file that cannot be loaded fails without a test of its own.
const brokenFiles = testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length;
const failedRuns = runs?.failed ?? [];
let failed = numFailedTests + brokenFiles + failedChecks.length + failedRuns.length + overBudgets.length;
if (!green && failed === 0) failed = 1;
if (failedChecks.length > 0) say(`failed checks: ${failedChecks.join(', ')}`);
if (overBudgets.length > 0) say(`over their budget: ${overBudgets.join('; ')}`);
if (numPendingTests > 0) say(`left out: ${numPendingTests}`);
say(`stages: ${stages.join(', ')}; in all ${((Date.now() - started) / 1000).toFixed(1)} s`);
if (failedRuns.length > 0) say(`failed runs of schemathesis: ${failedRuns.join(', ')}`);
say(`${numPassedTests + (runs?.passed.length ?? 0)} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function unrun(error) {
  say(error.message);
  return { passed: [], failed: ['all'] };
}
