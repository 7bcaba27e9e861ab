import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';

import { loadBundle } from '../../kong/bundle.mjs';
import { node, root } from '../../set-up/terminal.mjs';
import { makeCharts } from '../charts.mjs';
import { NODE_ADDRESS } from '../cluster.mjs';
import { SERVICES, STORES, World } from '../world.mjs';

const NAMESPACE = 'hisaab-cloud';
const OUTSIDE = 'outside';
const nameOf = (store) => `${store}.${OUTSIDE}.svc.cluster.local`;

/** values-cloud.yaml, with database, cache and brokers outside of the cluster, over TLS, by certificates of their own authority. */
export async function cloud(world) {
  await makeCharts();
  const own = new World({ cluster: world.cluster, tags: world.tags, words: [] });
  own.namespace = NAMESPACE;
  await aside(world);
  // What an earlier run has left on a cluster that was kept.
  await world.cluster.kubectl(['delete', 'namespace', NAMESPACE, OUTSIDE, '--ignore-not-found']);
  const folder = path.join(world.cluster.folder, 'outside');
  rmSync(folder, { recursive: true, force: true });
  const secrets = passwords();
  const { startOutside } = await loadBundle('tools/kube/outside/index.ts', 'kube-outside');
  const outside = await startOutside(
    { root, node },
    {
      folder,
      address: NODE_ADDRESS,
      kafkaName: nameOf('kafka'),
      names: STORES.map(nameOf),
      passwords: secrets,
    },
  );
  world.atEnd(() => outside.stop());
  try {
    await world.cluster.apply([...surroundings(outside), ...secretsOf(secrets, outside)]);
    const begun = Date.now();
    await own
      .helm([
        'install',
        own.release,
        ...own.chartWords({}, ['values-cloud.yaml'], 'tools/kube/values-cloud-test.yaml'),
        ...['--wait', '--wait-for-jobs', '--timeout=8m'],
      ])
      .catch(async (error) => {
        throw new Error(`${error.message}\n${await own.whatIsWrong()}`);
      });
    const took = ((Date.now() - begun) / 1_000).toFixed(0);
    await own.untilInStep();
    await own.helm(['test', own.release, '--timeout=3m']);
    const plain = await plainOnes(own);
    if (plain.length > 0) throw new Error(`spoken to without TLS: ${plain.join(', ')}`);
    const pods = await own.readyPods();
    return `installed in ${took} s with four TLS servers outside; helm test passed; ${pods.length} pods`;
  } finally {
    await own.helm(['uninstall', own.release, '--wait', '--timeout=3m']).catch(() => {});
    await world.cluster.kubectl([
      'delete',
      'namespace',
      NAMESPACE,
      OUTSIDE,
      '--ignore-not-found',
      '--wait=false',
    ]);
    await outside.stop();
  }
}

/** Two cores do not bear two of everything: what was there before sleeps meanwhile. */
async function aside(world) {
  const kinds = 'deployments,statefulsets';
  const { items } = await world.get([kinds]);
  const scale = async (replicasOf) => {
    for (const { kind, metadata, spec } of items)
      await world.kubectl(['scale', `${kind}/${metadata.name}`, `--replicas=${replicasOf(spec)}`]);
  };
  await scale(() => 0);
  world.atEnd(() => scale(({ replicas }) => replicas));
}

function passwords() {
  const keys = [
    'internal-token',
    ...['postgresql', 'redis', 'rabbitmq', 'kafka', ...SERVICES].map((name) => `${name}-password`),
  ];
  return {
    'master-key': randomBytes(32).toString('base64'),
    ...Object.fromEntries(
      keys.map((key) => [key, randomBytes(30).toString('base64url').replaceAll(/[-_]/g, 'x')]),
    ),
  };
}

/** Names for what stands outside: pods look them up as they would a cloud's. */
function surroundings({ ports }) {
  const namespaces = [NAMESPACE, OUTSIDE].map((name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  }));
  const doors = { ...ports };
  const stores = STORES.map((name) => ({
    name,
    ports: [
      { name, port: doors[name] },
      ...(name === 'rabbitmq' ? [{ name: 'management', port: doors.management }] : []),
    ],
  }));
  return [
    ...namespaces,
    ...stores.flatMap(({ name, ports: own }) => [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name, namespace: OUTSIDE },
        spec: { ports: own.map((port) => ({ ...port, protocol: 'TCP', targetPort: port.port })) },
      },
      {
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata: {
          name: `${name}-node`,
          namespace: OUTSIDE,
          labels: { 'kubernetes.io/service-name': name },
        },
        addressType: 'IPv4',
        endpoints: [{ addresses: [NODE_ADDRESS], conditions: { ready: true } }],
        ports: own.map((port) => ({ ...port, protocol: 'TCP' })),
      },
    ]),
  ];
}

function secretsOf(secrets, { caText }) {
  return [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'hisaab-secrets', namespace: NAMESPACE },
      stringData: secrets,
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'hisaab-stores-ca', namespace: NAMESPACE },
      data: { 'ca.crt': caText },
    },
  ];
}

function isPlain({ name, value = '' }) {
  return (
    /^(redis|amqp):/.test(value) ||
    (value.startsWith('postgres:') && !value.includes('sslmode=verify-full')) ||
    (name === 'KAFKA_TLS' && value !== 'true')
  );
}

/** Addresses without TLS among what services, gateway and Jobs are told. */
async function plainOnes(world) {
  const { items } = await world.get(['pods']);
  return items.flatMap(({ metadata, spec }) =>
    [...(spec.initContainers ?? []), ...spec.containers].flatMap(({ env = [], args = [] }) => [
      ...env.filter(isPlain).map(({ name }) => `${metadata.name} ${name}`),
      // The gateway's file names the Redis of its limits.
      ...(args.some((word) => word.startsWith('--redis=')) && !args.includes('--redis-tls')
        ? [`${metadata.name} --redis`]
        : []),
    ]),
  );
}
