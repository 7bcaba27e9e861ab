/**
 * Holds the alert rules of deploy/alerts against Prometheus' own program: their syntax, and their tests, each of which says
 * when an alert fires and when it must not; and the expressions of deploy/dashboards, which it parses as if they were rules.
 * Part of `npm run check`; alone: `node tools/alerts.mjs`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { fail, root, run, say } from './set-up/terminal.mjs';

const filesIn = (folder, end) =>
  readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith(end))
    .sort()
    .map((file) => `${folder}/${file}`);

/** Throws with what promtool says. Where it is not installed that is said and nothing is run; in CI it must be there. */
export async function alerts() {
  if (spawnSync('promtool', ['--version']).error) {
    const without =
      "Left out: promtool (Debian's package prometheus) is not installed; the alert rules are not run.";
    if (process.env['CI'] === 'true') throw new Error(without);
    say(`  ${without}`);
    return;
  }
  await run('promtool', ['check', 'rules', ...filesIn('deploy/alerts', '.rules.yaml')]);
  await dashboards();
  await run('promtool', ['test', 'rules', ...filesIn('deploy/alerts', '.test.yaml')]);
}

async function dashboards() {
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-dashboards-'));
  try {
    const asRules = path.join(folder, 'dashboards.yaml');
    const groups = filesIn('deploy/dashboards', '.json').map((file) => ({
      name: file,
      rules: expressionsOf(file),
    }));
    writeFileSync(asRules, JSON.stringify({ groups }));
    await run('promtool', ['check', 'rules', '--lint=none', asRules]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With something in the place of what Grafana fills in. */
function expressionsOf(file) {
  const { panels } = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  const expressions = panels.flatMap(({ id, targets }) => targets.map(({ expr }) => ({ id, expr })));
  return expressions.map(({ id, expr }, place) => ({
    record: `panel:${id}:${place}`,
    expr: expr.replaceAll('$__rate_interval', '5m').replaceAll('$service', '.*'),
  }));
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, 'tools/alerts.mjs')) {
  await alerts().catch((error) => fail(error.output ?? error.message));
}
