import { SERVICES } from '@hisaab/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PEERS } from '../../split/variables';
import { read } from '../../compose/compose-file';
import { podsOf, the, type Manifest } from './manifest';
import { hasHelm } from './helm.config';
import { Charts, OUTSIDE } from './rendered';

const PARTS = [...SERVICES, 'web'];
const kindsOf = (manifests: readonly Manifest[], kind: string): string[] =>
  manifests.filter((one) => one.kind === kind).map(({ metadata }) => metadata.name);

describe.runIf(hasHelm)('the charts', { timeout: 60_000 }, () => {
  let charts: Charts;
  beforeAll(() => {
    charts = new Charts();
  }, 60_000);
  afterAll(() => charts?.remove());

  const chartOf = (name: string) =>
    parse(charts.read(`${name}/Chart.yaml`)) as { version: string; appVersion: string; kubeVersion: string };

  it('bear the version of the program', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    for (const name of [...PARTS, 'gateway', 'hisaab']) {
      expect(chartOf(name), name).toMatchObject({ version, appVersion: version, kubeVersion: '>=1.30.0-0' });
    }
  });

  it('know who asks whom as the programs do', () => {
    const [, table = ''] = /calls" -}}\n([^]*?)\n\{\{- end/.exec(
      charts.read('hisaab-service/templates/_calls.tpl'),
    ) ?? ['', ''];
    const { site, ...services } = PEERS;
    expect(parse(table)).toEqual({ ...services, web: site });
  });

  it('make of each service all that it has, and nothing of what it has not', () => {
    const manifests = charts.rendered();
    for (const kind of ['Deployment', 'Service', 'ServiceAccount', 'NetworkPolicy', 'PodDisruptionBudget']) {
      for (const part of [...PARTS, 'gateway']) {
        expect(kindsOf(manifests, kind), kind).toContain(`hisaab-${part}`);
      }
    }
    expect(kindsOf(manifests, 'StatefulSet')).toEqual([]);
    expect(kindsOf(manifests, 'HorizontalPodAutoscaler')).toEqual([]);
    for (const pod of podsOf(manifests)) {
      expect(pod.labels, pod.owner).toMatchObject({
        'app.kubernetes.io/instance': 'hisaab',
        'app.kubernetes.io/part-of': 'hisaab',
      });
      // A label that changes with each version would restart what has not changed.
      expect(Object.keys(pod.labels), pod.owner).not.toContain('helm.sh/chart');
    }
    const without = charts.rendered({ set: ['reporting.enabled=false', 'gateway.enabled=false'] });
    expect(kindsOf(without, 'Deployment')).toHaveLength(PARTS.length - 1);
  });

  it('ask three questions, and give more time to end than a process takes', () => {
    for (const { owner, spec } of podsOf(charts.rendered()).filter((pod) => pod.owner.startsWith('Deploy'))) {
      const [main] = spec.containers;
      expect(main?.startupProbe?.httpGet, owner).toBeDefined();
      expect(main?.readinessProbe?.httpGet?.path, owner).toMatch(/ready$/);
      expect(main?.livenessProbe?.httpGet?.path, owner).not.toMatch(/ready/);
      expect(spec.terminationGracePeriodSeconds, owner).toBeGreaterThanOrEqual(40);
    }
    const long = charts.rendered({ set: ['global.stop.shutdownSeconds=100', 'global.stop.drainSeconds=20'] });
    const billing = podsOf(long).find(({ owner }) => owner === 'Deployment hisaab-billing');
    expect(billing?.spec.terminationGracePeriodSeconds).toBe(125);
  });

  it('leave the number of processes to the autoscaler where there is one', () => {
    const set = ['enabled=true', 'lag.enabled=true', 'minReplicas=3'].map(
      (one) => `billing.autoscaling.${one}`,
    );
    const manifests = charts.rendered({ set });
    expect(the(manifests, 'Deployment', 'hisaab-billing').spec).not.toHaveProperty('replicas');
    expect(the(manifests, 'Deployment', 'hisaab-ledger').spec).toMatchObject({ replicas: 2 });
    const { spec } = the(manifests, 'HorizontalPodAutoscaler', 'hisaab-billing');
    expect(spec).toMatchObject({
      minReplicas: 3,
      maxReplicas: 6,
      scaleTargetRef: { kind: 'Deployment', name: 'hisaab-billing' },
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { averageUtilization: 70 } } },
        {
          type: 'External',
          external: {
            metric: { name: 'messaging_lag_messages', selector: { matchLabels: { service: 'billing' } } },
            target: { type: 'AverageValue', averageValue: '500' },
          },
        },
      ],
    });
  });

  it('keep one while nodes are emptied, where there is more than one', () => {
    expect(kindsOf(charts.rendered({ files: ['kind'] }), 'PodDisruptionBudget')).toEqual([]);
    const scaled = ['replicas=1', 'autoscaling.enabled=true'].map((one) => `billing.${one}`);
    expect(kindsOf(charts.rendered({ files: ['kind'], set: scaled }), 'PodDisruptionBudget')).toEqual([
      'hisaab-billing',
    ]);
  });

  it('migrate before an upgrade, and beside a first install that brings PostgreSQL', () => {
    const hook = { 'helm.sh/hook': 'pre-install,pre-upgrade' };
    const jobs = (manifests: readonly Manifest[]) =>
      manifests.filter(({ kind, metadata }) => kind === 'Job' && metadata.name.includes('migrate'));
    const first = jobs(charts.rendered({ files: ['kind'] }));
    expect(first.map(({ metadata }) => [metadata.name, metadata.annotations])).toEqual([
      ['hisaab-migrate-first', {}],
    ]);
    for (const values of [{ files: ['kind'], words: ['--is-upgrade'] }, { set: OUTSIDE }, {}]) {
      const [job, ...others] = jobs(charts.rendered(values));
      expect(others).toEqual([]);
      expect(job?.metadata).toMatchObject({ name: 'hisaab-migrate', annotations: hook });
      expect(job?.spec).toMatchObject({ activeDeadlineSeconds: 600, backoffLimit: 1 });
    }
    expect(jobs(charts.rendered({ set: ['migrate.enabled=false'] }))).toEqual([]);
  });

  it.each(PARTS)('make of %s alone what the umbrella makes of it', (part) => {
    const alone = charts.rendered({ chart: part, set: ['global.name=hisaab', 'image.tag=2.0.0'] });
    const whole = charts.rendered({ set: PARTS.map((name) => `${name}.image.tag=2.0.0`) });
    expect(alone.length).toBeGreaterThan(3);
    for (const { kind, metadata, spec } of alone) {
      expect(spec, `${kind} ${metadata.name}`).toEqual(the(whole, kind, metadata.name).spec);
    }
  });

  it('are one process where that is said, with nothing of the others', () => {
    const manifests = charts.rendered({ files: ['all-in-one'] });
    expect(kindsOf(manifests, 'Deployment')).toEqual(['hisaab-all-in-one']);
    expect(the(manifests, 'Deployment', 'hisaab-all-in-one').spec).toMatchObject({
      replicas: 1,
      strategy: { type: 'Recreate' },
    });
    expect(kindsOf(manifests, 'Service')).toEqual(['hisaab-all-in-one']);
  });

  it('start pods anew when a file or the version of the Secret changes', () => {
    const annotations = (values: { json?: string[]; set?: string[] }) =>
      Object.fromEntries(
        charts
          .rendered(values)
          .filter(({ kind }) => kind === 'Deployment')
          .map(({ metadata, spec }) => {
            const { template } = spec as { template: { metadata: { annotations: object } } };
            return [metadata.name, template.metadata.annotations];
          }),
      );
    const before = annotations({});
    const file = annotations({ json: ['billing.configFiles={"quick-entry/kn.yaml":"types: {}"}'] });
    expect(file['hisaab-billing']).not.toEqual(before['hisaab-billing']);
    expect(file['hisaab-ledger']).toEqual(before['hisaab-ledger']);
    const secrets = annotations({ set: ['global.secrets.version=2026-11'] });
    for (const name of Object.keys(before)) expect(secrets[name], name).not.toEqual(before[name]);
  });

  it('put the files of an operator where the program looks', () => {
    const manifests = charts.rendered({ json: ['billing.configFiles={"quick-entry/kn.yaml":"types: {}"}'] });
    expect(the(manifests, 'ConfigMap', 'hisaab-billing-config')['data']).toEqual({
      'quick-entry__kn.yaml': 'types: {}',
    });
    const billing = podsOf(manifests).find(({ owner }) => owner === 'Deployment hisaab-billing');
    expect(billing?.spec.containers[0]?.volumeMounts).toContainEqual({
      name: 'config',
      mountPath: '/hisaab/config/quick-entry/kn.yaml',
      subPath: 'quick-entry__kn.yaml',
      readOnly: true,
    });
  });

  it('carry Kong’s file as it is', () => {
    expect(the(charts.rendered(), 'ConfigMap', 'hisaab-gateway')['data']).toEqual({
      'kong.yml': read('kong/kong.yml'),
    });
  });
});
