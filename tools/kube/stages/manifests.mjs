import { readdirSync } from 'node:fs';
import path from 'node:path';

import { parseAllDocuments } from 'yaml';

import { node, root, run } from '../../set-up/terminal.mjs';
import { makeCharts } from '../charts.mjs';

const CHART = 'deploy/helm/hisaab';
const NAMESPACE = 'dry-run';

/** Everything that the values files make, as the API server itself checks it; what is not its own, by published schemas. */
export async function manifests(world) {
  await makeCharts();
  const { cluster } = world;
  await cluster.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } }]);
  const known = new Set((await cluster.kubectl(['api-versions'])).trim().split('\n'));
  const counts = [];
  for (const { name, words } of casesOf(world)) {
    const text = await cluster.helm(['template', 'hisaab', ...words, '--namespace', NAMESPACE]);
    const documents = parseAllDocuments(text)
      .map((document) => document.toJS())
      .filter(Boolean);
    const own = documents.filter(({ apiVersion }) => known.has(apiVersion));
    if (own.length === 0) throw new Error(`${name} makes nothing`);
    const input = own.map((one) => JSON.stringify(one)).join('\n---\n');
    const dry = [
      'apply',
      '--server-side',
      '--dry-run=server',
      '--validate=strict',
      '--namespace',
      NAMESPACE,
      '-f',
      '-',
    ];
    await cluster.kubectl(dry, input).catch((error) => {
      throw new Error(`${name}: ${error.message}`);
    });
    counts.push(
      `${name} ${own.length}${documents.length > own.length ? ` and ${documents.length - own.length} of other projects` : ''}`,
    );
  }
  // The kinds of others have their schemas there.
  await run(node, [path.join(root, 'tools/helm/check.mjs')], { env: cluster.env });
  return `dry run of ${counts.join(', ')}; kubeconform passed`;
}

function casesOf(world) {
  const files = readdirSync(path.join(root, CHART)).filter((file) => /^values-.*\.yaml$/.test(file));
  const cases = files.map((file) => ({ name: file, words: [CHART, '--values', `${CHART}/${file}`] }));
  cases.push({ name: 'values-test.yaml', words: world.chartWords() });
  cases.push({ name: 'all-in-one', words: [CHART, '--set', 'global.mode=all-in-one'] });
  return cases;
}
