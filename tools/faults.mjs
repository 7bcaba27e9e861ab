/**
 * `npm run faults [-- --short] [--json] [--rate <a second>] [--only <words>]`: the split mode under a steady load, while
 * one part after the other is killed, paused, poisoned and cut off; then every acknowledged transaction is looked for.
 * Ends with 1 where something did not hold. With `--json` the result is all that standard output gets.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { LONG, SHORT, TWO_OF_EACH, SERVICES } from './faults/list.mjs';
import { resultOf } from './faults/result.mjs';
import { runStage } from './faults/stage.mjs';
import { tableOf } from './faults/table.mjs';
import { fail, root } from './set-up/terminal.mjs';

const FORMS = {
  long: {
    perSecond: 10,
    signUpEveryMs: 5_000,
    warmUpSeconds: 30,
    settleSeconds: 25,
    restMs: 2_000,
    least: 5_000,
  },
  short: { perSecond: 10, signUpEveryMs: 5_000, warmUpSeconds: 5, settleSeconds: 0, restMs: 500, least: 500 },
};

/** Two of each service; what belongs to nobody, as the site, stays one. */
const TWINS = Object.fromEntries(SERVICES.map((name) => [name, 2]));

// The stack ends its parts with this process, however it is ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

try {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean' },
      json: { type: 'boolean' },
      keep: { type: 'boolean' },
      rate: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const isLong = !values.short;
  const form = {
    ...FORMS[isLong ? 'long' : 'short'],
    ...(values.rate && { perSecond: Number(values.rate) }),
  };
  const wanted = (faults) => faults.filter(({ name }) => !values.only || new RegExp(values.only).test(name));
  const say = (line) => process.stderr.write(`${line}\n`);
  if (!existsSync(path.join(root, 'dist/apps/billing/main.js')))
    throw new Error('Build first: npm run build');

  const begun = Date.now();
  const least = values.only ? 0 : form.least;
  const stages = [];
  const plans = isLong
    ? [
        { name: 'one of each', faults: wanted(LONG) },
        { name: 'two of each', faults: wanted(TWO_OF_EACH), replicas: TWINS },
      ]
    : [{ name: 'one of each', faults: wanted(SHORT) }];
  for (const { name, faults, replicas } of plans.filter((plan) => plan.faults.length > 0)) {
    say(`── ${name}: ${faults.length} faults at ${form.perSecond} transactions a second`);
    const stage = await onStack({ replicas, keep: values.keep, say }, (stack) =>
      runStage({ stack, faults, say, ...form, least: Math.ceil(least / plans.length) }),
    );
    stages.push({ name, ...stage });
  }

  const result = resultOf(stages, { ...form, least, isLong });
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  const print = values.json ? say : (line) => process.stdout.write(`${line}\n`);
  print(tableOf(result));
  print(
    `${result.totals.acknowledged} acknowledged, ${result.totals.lost} lost, ${result.totals.doubled} doubled; verify ` +
      `${result.verify.ok ? 'ok' : 'FAILED'} for ${result.verify.books} books with ${result.verify.entries} entries; ` +
      `${result.pages.answered} of ${result.pages.asked} other questions answered; ${result.work.signedUp} people signed ` +
      `up; ${minutes} minutes, load of the machine ${loadavg()[1].toFixed(1)}`,
  );
  for (const line of result.broken) print(`BROKEN: ${line}`);
  if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  process.exit(result.ok ? 0 : 1);
} catch (error) {
  fail(error);
}

async function onStack({ replicas, keep, say }, work) {
  const { startStack } = await import('./split/stack.mjs');
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-faults-'));
  const stack = await startStack({
    folder,
    ports: 'free',
    cuttable: true,
    ...(replicas && { replicas }),
    environment: { HISAAB_LIMITS_PROFILE: 'load-test', LOG_LEVEL: 'info' },
    say,
  });
  let isWell = false;
  try {
    const result = await work(stack);
    isWell = true;
    return result;
  } finally {
    await stack.stop();
    // Of a run that went wrong the logs tell why.
    if (isWell && !keep) rmSync(folder, { recursive: true, force: true });
    else say(`logs: ${folder}`);
  }
}
