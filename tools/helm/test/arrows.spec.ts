import { SERVICES } from '@hisaab/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEERS } from '../../split/variables';
import { Network } from './network';
import { hasHelm } from './helm.config';
import { Charts, OUTSIDE } from './rendered';

const STORES = { postgresql: 5432, redis: 6379, rabbitmq: 5672, kafka: 9092 };
const PORTS = [8000, 8001, 8080, 8100, ...Object.values(STORES), 5671, 15672, 15692, 9093];

/** Who reaches whom at which port; nothing else does. */
const ARROWS = [
  ...[...SERVICES, 'web'].map((part) => `gateway to ${part}:8080`),
  'gateway to redis:6379',
  'test to gateway:8000',
  'migrate to postgresql:5432',
  'kafka-rights to kafka:9092',
  ...['postgresql:5432', 'rabbitmq:5672', 'kafka:9092'].map((store) => `operator to ${store}`),
  ...SERVICES.flatMap((service) => [
    ...PEERS[service].map((peer) => `${service} to ${peer}:8080`),
    ...Object.entries(STORES).map(([store, port]) => `${service} to ${store}:${port}`),
  ]),
  ...PEERS.site.map((peer) => `web to ${peer}:8080`),
];

describe.runIf(hasHelm)('the network policies', { timeout: 60_000 }, () => {
  let charts: Charts;
  beforeAll(() => {
    charts = new Charts();
  }, 60_000);
  afterAll(() => charts?.remove());

  const arrowsOf = (network: Network): string[] => {
    const parts = network.pods.map((pod) => ({ pod, name: pod.labels['app.kubernetes.io/name'] ?? '' }));
    return parts.flatMap((from) =>
      parts.flatMap((to) =>
        PORTS.filter((port) => from !== to && network.passes(from.pod, to.pod, port)).map(
          (port) => `${from.name} to ${to.name}:${port}`,
        ),
      ),
    );
  };

  it('let the arrows of the architecture through, and nothing else', () => {
    const network = new Network(charts.rendered({ files: ['kind'] }));
    expect(arrowsOf(network).toSorted()).toEqual(ARROWS.toSorted());
  });

  it('close every pod, in both directions', () => {
    for (const values of [
      { files: ['kind'] },
      {},
      { files: ['all-in-one'] },
      { files: ['cloud'] },
      { set: OUTSIDE },
    ]) {
      const network = new Network(charts.rendered(values));
      expect(network.pods.filter((pod) => !network.isClosed(pod)).map(({ owner }) => owner)).toEqual([]);
    }
  });

  it('open the gateway alone to the world', () => {
    const open = (network: Network) =>
      network.pods.flatMap((pod) => network.open(pod).map((port) => `${pod.owner}:${port}`));
    expect(open(new Network(charts.rendered({ files: ['kind'] })))).toEqual([
      'Deployment hisaab-gateway:8000',
    ]);
    const one = { set: ['global.mode=all-in-one', 'postgresql.enabled=true'] };
    expect(open(new Network(charts.rendered(one)))).toEqual(['Deployment hisaab-all-in-one:8080']);
    const guarded = {
      files: ['kind'],
      json: ['global.networkPolicy.gatewayFrom=[{"namespaceSelector":{"matchLabels":{"a":"b"}}}]'],
    };
    const network = new Network(charts.rendered(guarded));
    expect(open(network)).toEqual([]);
    expect(network.passes(network.pod('test'), network.pod('gateway'), 8000)).toBe(true);
    expect(network.passes(network.pod('billing'), network.pod('gateway'), 8000)).toBe(false);
  });

  it('let one process reach PostgreSQL alone', () => {
    const network = new Network(
      charts.rendered({ set: ['global.mode=all-in-one', 'postgresql.enabled=true'] }),
    );
    expect(arrowsOf(network).toSorted()).toEqual([
      'all-in-one to postgresql:5432',
      'migrate to postgresql:5432',
      'operator to postgresql:5432',
      'test to all-in-one:8080',
    ]);
  });

  it('let out to stores elsewhere at their ports, and to their addresses where these are known', () => {
    const network = new Network(
      charts.rendered({
        set: [
          ...OUTSIDE,
          'global.networkPolicy.external.postgresql={10.1.0.0/16}',
          'global.networkPolicy.external.kafka={10.2.0.0/16}',
          'global.traces.endpoint=http://collector.traces:4318',
        ],
      }),
    );
    const names = ['169.254.0.0/16:53', '169.254.0.0/16:53'];
    expect(network.outside(network.pod('billing'))).toEqual([
      ...names,
      '10.1.0.0/16:5432',
      '*:6379',
      '*:5671',
      '10.2.0.0/16:9093',
      '10.2.0.0/16:9094',
      '*:4318',
    ]);
    expect(network.outside(network.pod('web'))).toEqual([...names, '*:4318']);
    expect(network.outside(network.pod('gateway'))).toEqual([...names, '*:6379', '*:4318']);
    expect(network.outside(network.pod('migrate'))).toEqual([...names, '10.1.0.0/16:5432']);
    expect(network.outside(network.pod('kafka-rights'))).toEqual([
      ...names,
      '10.2.0.0/16:9093',
      '10.2.0.0/16:9094',
    ]);
  });

  it('let nobody gather numbers but who is named', () => {
    const monitoring = '{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"monitoring"}}}';
    const manifests = charts.rendered({ json: [`global.networkPolicy.metricsFrom=[${monitoring}]`] });
    const named = manifests
      .filter(({ kind, spec }) => kind === 'NetworkPolicy' && JSON.stringify(spec).includes(monitoring))
      .map(({ metadata }) => metadata.name);
    expect(named.toSorted()).toEqual(
      [...SERVICES, 'gateway', 'web'].map((name) => `hisaab-${name}`).toSorted(),
    );
    const closed = charts.rendered().filter(({ kind }) => kind === 'NetworkPolicy');
    expect(JSON.stringify(closed)).not.toContain('"monitoring"');
  });

  it('are all left out where that is said', () => {
    const manifests = charts.rendered({ set: ['global.networkPolicy.enabled=false'] });
    expect(manifests.filter(({ kind }) => kind === 'NetworkPolicy')).toEqual([]);
  });
});
