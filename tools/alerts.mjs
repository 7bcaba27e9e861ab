/**
 * Holds the alert rules of deploy/alerts against Prometheus' own program: their syntax, and their tests, each of which says
 * when an alert fires and when it must not. Part of `npm run check`; alone: `node tools/alerts.mjs`.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';

import { fail, root, run, say } from './set-up/terminal.mjs';

const inOrder = (pattern) => globSync(pattern, { cwd: root }).toSorted();

/** Throws with what promtool says. Where it is not installed that is said and nothing is run; in CI it must be there. */
export async function alerts() {
  if (spawnSync('promtool', ['--version']).error) {
    const without =
      "Left out: promtool (Debian's package prometheus) is not installed; the alert rules are not run.";
    if (process.env['CI'] === 'true') throw new Error(without);
    say(`  ${without}`);
    return;
  }
  await run('promtool', ['check', 'rules', ...inOrder('deploy/alerts/*.rules.yaml')]);
  await run('promtool', ['test', 'rules', ...inOrder('deploy/alerts/*.test.yaml')]);
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, 'tools/alerts.mjs')) {
  await alerts().catch((error) => fail(error.output ?? error.message));
}
