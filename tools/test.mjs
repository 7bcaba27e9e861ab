/**
 * `npm test`: the checks, then the build, then every test, then schemathesis. What follows `--` goes to vitest. The last line is
 * `N passed, N failed`, a failed check counted as one.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { IN_EVERY_RUN } from '../apps/e2e/src/modes.mjs';
import { check } from './check.mjs';
import { fuzz } from './fuzz/run.mjs';
import { build } from './set-up/build.mjs';
import { fail, node, root, run, say } from './set-up/terminal.mjs';
import { overBudget } from './web-sizes.mjs';

const asked = process.argv.slice(2);
/** What is given to vitest, one run after the other: all journeys once, and through the gateway those that differ there. */
const RUNS = {
  test: asked.length > 0 ? asked : ['unit', 'stores', 'journeys'].flatMap((name) => ['--project', name]),
  ...(asked.length === 0 && {
    split: [
      ...['--project', 'split', '--passWithNoTests'],
      ...IN_EVERY_RUN.map((file) => `apps/e2e/src/${file}`),
    ],
  }),
};
const started = Date.now();
const stages = [];

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
const tests = [];
for (const [name, given] of Object.entries(RUNS)) tests.push(await stage(name, () => vitest(name, given)));

// Who asks for some of the tests does not ask for this.
const runs = asked.length > 0 ? undefined : await stage('fuzz', () => fuzz()).catch(unrun);

const failedRuns = runs?.failed ?? [];
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
const failedTests = sum(tests.map(({ failed }) => failed));
const failed = failedTests + failedChecks.length + failedRuns.length + overBudgets.length;
// What comes now tells all that went wrong: where a log is long, its end may be all that is kept.
say('── outcome');
for (const name of tests.flatMap((test) => test.again)) say(`passed at the second try: ${name}`);
for (const name of tests.flatMap((test) => test.names)) say(`failed: ${name}`);
const leftOut = sum(tests.map((test) => test.leftOut));
if (failedChecks.length > 0) say(`failed checks: ${failedChecks.join(', ')}`);
if (overBudgets.length > 0) say(`over their budget: ${overBudgets.join('; ')}`);
if (leftOut > 0) say(`left out: ${leftOut}`);
say(`stages: ${stages.join(', ')}; in all ${((Date.now() - started) / 1000).toFixed(1)} s`);
if (failedRuns.length > 0) say(`failed runs of schemathesis: ${failedRuns.join(', ')}`);
say(`${sum(tests.map(({ passed }) => passed)) + (runs?.passed.length ?? 0)} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function vitest(name, given) {
  const report = path.join(root, `results/vitest-${name}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const isGreen = await run(
    node,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...given,
    ],
    { show: true },
  ).then(
    () => true,
    () => false,
  );
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    testResults = [],
  } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  // A file that cannot be loaded fails without a test of its own, and so may the whole run.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = numFailedTests + broken;
  return {
    passed: numPassedTests,
    failed: isGreen ? failed : Math.max(failed, 1),
    names:
      isGreen || failed > 0
        ? testResults.flatMap(namesOfFailed)
        : [`an error outside of any test, in the run "${name}"`],
    again: testResults.flatMap(namesOfTriedAgain),
    leftOut: numPendingTests,
  };
}

function namesOfFailed({ name, status, message, assertionResults }) {
  if (status !== 'failed') return [];
  const file = path.relative(root, name);
  const failed = assertionResults.filter((one) => one.status === 'failed');
  if (failed.length === 0) return [`${file}: ${said(message)}`];
  return failed.map(({ fullName, failureMessages }) => `${file} > ${fullName}: ${said(failureMessages[0])}`);
}

/** What is not for certain is said as well: a fault that comes and goes is one. */
function namesOfTriedAgain({ name, assertionResults }) {
  const again = assertionResults.filter((one) => one.status === 'passed' && one.failureMessages.length > 0);
  return again.map(
    ({ fullName, failureMessages }) =>
      `${path.relative(root, name)} > ${fullName}: ${said(failureMessages[0])}`,
  );
}

function said(text = '') {
  return text.split('\n').slice(0, 12).join('\n  ').slice(0, 1500);
}

function unrun(error) {
  say(error.message);
  return { passed: [], failed: ['all'] };
}
