/**
 * `npm run check`: format, lint, types, boundaries, generated documents up to date, alert rules. All of them
 * run, two at a time; what a failing one printed is shown. Names as arguments run only those: `npm run check -- lint types`.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

import { alerts } from './alerts.mjs';
import { documents } from './check/documents.mjs';
import { generate } from './set-up/generate.mjs';
import { fail, node, root, run, say } from './set-up/terminal.mjs';

const packages = path.join(root, 'node_modules');
const typescript = path.join(packages, 'typescript-7/bin/tsc');

const steps = {
  format: () => run(node, [`${packages}/prettier/bin/prettier.cjs`, '--check', '--log-level=warn', '.']),
  lint: () =>
    run(node, [`${packages}/oxlint/bin/oxlint`, '--type-aware', '--ignore-pattern=tools/lint-fixtures']),
  types: () => run(node, [typescript, '-p', 'tsconfig.json']),
  // The journeys reach into pages, so they know the browser's types; nothing else on the server does.
  'journey-types': () => run(node, [typescript, '-p', 'apps/e2e/tsconfig.json']),
  'web-types': () =>
    existsSync(path.join(root, 'apps/web/tsconfig.json'))
      ? run(node, [typescript, '--noEmit', '-p', 'apps/web/tsconfig.json'])
      : undefined,
  boundaries: () =>
    run(node, [
      `${packages}/dependency-cruiser/bin/dependency-cruiser.mjs`,
      ...['--config', '.dependency-cruiser.mjs', 'libs', 'apps'],
    ]),
  documents,
  alerts,
  lock: () => run(node, ['tools/lock.mjs', '--check']),
};

/** Runs what is asked for and tells which failed. */
export async function check(names = Object.keys(steps)) {
  await generate();
  const failed = [];
  const queue = [...names];
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const started = Date.now();
      try {
        await steps[name]();
        say(`  ok     ${name} (${seconds(started)})`);
      } catch (error) {
        failed.push(name);
        say(`  FAILED ${name} (${seconds(started)})\n${error.output ?? error.message}`);
      }
    }
  };
  await Promise.all([worker(), worker()]);
  return failed;
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, 'tools/check.mjs')) {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in steps));
  if (unknown) fail(`There is no check called ${unknown}; there are ${Object.keys(steps).join(', ')}.`);
  const failed = await check(asked.length > 0 ? asked : undefined).catch(fail);
  if (failed.length > 0) fail(`check failed: ${failed.join(', ')}`);
}
