import path from 'node:path';

import { parseAllDocuments } from 'yaml';

import { rendered, renderings } from '../../helm/renderings.mjs';
import { node, root, run } from '../../set-up/terminal.mjs';
import { makeCharts } from '../charts.mjs';

const NAMESPACE = 'dry-run';
const DRY_RUN = [
  'apply',
  '--namespace',
  NAMESPACE,
  '--server-side',
  '--dry-run=server',
  '--validate=strict',
  '-f',
  '-',
];

/** Everything that the values files make, as the API server itself checks it; what is not its own, by published schemas. */
export async function manifests(world) {
  await makeCharts();
  const { cluster } = world;
  await cluster.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } }]);
  const known = new Set((await cluster.kubectl(['api-versions'])).trim().split('\n'));
  const services = await cluster.get(['services', '--all-namespaces']);
  const taken = new Set(services.items.flatMap(({ spec }) => spec.ports.map(({ nodePort }) => nodePort)));
  const counts = [];
  for (const { name, render } of casesOf(world)) {
    const text = await render();
    const documents = parseAllDocuments(text)
      .map((document) => document.toJS())
      .filter(Boolean);
    const own = documents.filter(({ apiVersion }) => known.has(apiVersion));
    if (own.length === 0) throw new Error(`${name} makes nothing`);
    const input = own.map((one) => JSON.stringify(apart(one, taken))).join('\n---\n');
    await cluster.kubectl(DRY_RUN, input).catch((error) => {
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

/** In the namespace of the dry run, beside a release that may be there: a port of the node is had once. */
function apart({ metadata, ...manifest }, taken) {
  for (const port of manifest.kind === 'Service' ? manifest.spec.ports : []) {
    if (taken.has(port.nodePort)) delete port.nodePort;
  }
  return { ...manifest, metadata: { ...metadata, namespace: NAMESPACE } };
}

/** @returns the manifests of every chart with every file of values, and of what the other stages install */
function casesOf(world) {
  const test = (name, words) => ({
    name,
    render: () => world.cluster.helm(['template', 'hisaab', ...words, '--namespace', NAMESPACE]),
  });
  return [
    ...renderings().map((one) => ({ name: one.name, render: () => rendered(one) })),
    test('values-test.yaml', world.chartWords()),
    test(
      'values-cloud-test.yaml',
      world.chartWords({}, ['values-cloud.yaml'], 'tools/kube/values-cloud-test.yaml'),
    ),
  ];
}
