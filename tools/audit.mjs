/**
 * `npm run audit`: known weaknesses of what the product runs with. Ends with 1 when one is high or critical, and
 * in CI also when the registry cannot be reached. A registry without the endpoint is said, and no failure: there
 * is nothing to learn from it.
 */
import { spawnSync } from 'node:child_process';

import { fail, root, say } from './set-up/terminal.mjs';

const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: root,
  encoding: 'utf8',
  timeout: 60_000,
  maxBuffer: 64 * 1024 * 1024,
});
const answer = read(stdout);
const counts = answer?.metadata?.vulnerabilities;

if (counts) {
  const { low, moderate, high, critical, total } = counts;
  say(
    `audit: ${total} known weaknesses (${low} low, ${moderate} moderate, ${high} high, ${critical} critical)`,
  );
  const bad = Object.values(answer.vulnerabilities).filter(({ severity }) =>
    ['high', 'critical'].includes(severity),
  );
  for (const { name, severity, range } of bad) say(`  ${severity}: ${name} ${range}`);
  if (bad.length > 0) fail('audit failed');
} else if ([404, 405, 501].includes(answer?.statusCode)) {
  say('audit: this registry has no audit endpoint, so nothing was looked up');
} else {
  const sentence = `audit: the registry did not answer (${answer?.error?.code ?? error?.code ?? 'no reason given'}), so nothing was looked up`;
  if (process.env.CI === 'true') fail(sentence);
  say(sentence);
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
