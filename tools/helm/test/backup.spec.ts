import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasHelm } from './helm.config';
import { containersOf, podsOf, the } from './manifest';
import { Network } from './network';
import { Charts, type Values } from './rendered';

const STORES = ['postgresql:5432', 'redis:6379', 'rabbitmq:5672', 'kafka:9092'];

describe.runIf(hasHelm)('backups in a cluster', { timeout: 60_000 }, () => {
  let charts: Charts;
  beforeAll(() => {
    charts = new Charts();
  });
  afterAll(() => charts?.remove());

  const both: Values = {
    files: ['kind'],
    set: ['backup.enabled=true', 'restore.enabled=true', 'restore.from=2026-11-23T02-15-00Z'],
  };
  const variablesOf = (values: Values, part: string): string[] => {
    const pod = podsOf(charts.rendered(values)).find((one) => one.labels['app.kubernetes.io/name'] === part);
    return containersOf(pod!).flatMap(({ env }) => env.map(({ name }) => name));
  };
  const named = (values: Values, kind: string): string[] =>
    charts
      .rendered(values)
      .filter((one) => one.kind === kind)
      .map(({ metadata }) => metadata.name);

  it('are none where nobody asks for them', () => {
    expect(named({ files: ['kind'] }, 'CronJob')).toEqual(['hisaab-operator']);
    expect(named({ files: ['kind'], set: ['operator.enabled=false'] }, 'CronJob')).toEqual([]);
    expect(named({ files: ['kind'] }, 'PersistentVolumeClaim')).toEqual([]);
  });

  it('are written every night into a volume that outlives the release', () => {
    const cron = the(charts.rendered(both), 'CronJob', 'hisaab-backup');
    expect(cron).toMatchObject({
      metadata: { name: 'hisaab-backup' },
      spec: { schedule: '15 2 * * *', concurrencyPolicy: 'Forbid' },
    });
    const [claim] = charts.rendered(both).filter(({ kind }) => kind === 'PersistentVolumeClaim');
    expect(claim).toMatchObject({
      metadata: { name: 'hisaab-backups', annotations: { 'helm.sh/resource-policy': 'keep' } },
      spec: { resources: { requests: { storage: '5Gi' } } },
    });
    const own = { ...both, set: [...both.set!, 'backup.volume.existingClaim=elsewhere'] };
    expect(named(own, 'PersistentVolumeClaim')).toEqual([]);
    expect(JSON.stringify(charts.rendered(own))).toContain('"claimName":"elsewhere"');
    const argumentsOf = (part: string): unknown =>
      podsOf(charts.rendered(both)).find((pod) => pod.labels['app.kubernetes.io/name'] === part)!.spec
        .containers[0]!.args;
    expect(argumentsOf('backup')).toEqual(['backup', '--under=/backups', '--keep=7']);
    expect(argumentsOf('restore')).toEqual([
      'restore',
      '--from=/backups/2026-11-23T02-15-00Z',
      '--patience=600',
    ]);
  });

  it('are read with no more than they need, and put back with what migrations and operators have', () => {
    expect(variablesOf(both, 'backup')).toEqual(['POSTGRES_PASSWORD', 'DATABASE_URL', 'HISAAB_MASTER_KEY']);
    const migrations = variablesOf({ files: ['kind'] }, 'migrate');
    expect(variablesOf(both, 'restore')).toEqual(
      expect.arrayContaining([...migrations, 'RABBITMQ_URL', 'REDIS_URL', 'KAFKA_SASL_PASSWORD']),
    );
    const one = { set: [...both.set!, 'global.mode=all-in-one', 'postgresql.enabled=true'] };
    expect(variablesOf(one, 'restore')).toEqual(variablesOf(both, 'backup'));
  });

  it('reach the stores and nothing else, which nobody reaches', () => {
    const network = new Network(charts.rendered(both));
    const reached = (part: string): string[] =>
      network.pods.flatMap((to) =>
        [5432, 6379, 5672, 9092, 8000, 8080]
          .filter((port) => network.passes(network.pod(part), to, port))
          .map((port) => `${to.labels['app.kubernetes.io/name']}:${port}`),
      );
    expect(reached('backup')).toEqual(['postgresql:5432']);
    expect(reached('restore').toSorted()).toEqual(STORES.toSorted());
    for (const part of ['backup', 'restore']) {
      expect(network.isClosed(network.pod(part))).toBe(true);
      expect(network.open(network.pod(part))).toEqual([]);
    }
  });

  it("have a sibling that never runs, for operators' commands", () => {
    const operator = the(charts.rendered(both), 'CronJob', 'hisaab-operator');
    expect(operator.spec).toMatchObject({ suspend: true });
    expect([...variablesOf(both, 'operator'), 'REDIS_PASSWORD', 'REDIS_URL']).toEqual(
      variablesOf(both, 'restore'),
    );
  });

  it('are put back before there are schemas: nothing else makes them meanwhile', () => {
    for (const words of [[], ['--is-upgrade']]) {
      const jobs = named({ ...both, words }, 'Job');
      expect(jobs.filter((name) => /migrate/.test(name))).toEqual([]);
      expect(jobs).toContain('hisaab-restore-1');
    }
    const replicas = (more: string[]): unknown =>
      charts
        .rendered({ set: ['global.mode=all-in-one', 'postgresql.enabled=true', ...more] })
        .find(({ kind }) => kind === 'Deployment')?.spec['replicas'];
    expect(replicas([])).toBe(1);
    expect(replicas(['restore.enabled=true', 'restore.from=one'])).toBe(0);
  });

  it.each([
    [['restore.enabled=true'], 'say restore.from, the name of a folder in the volume of backups'],
    [['restore.from=../etc'], "at '/restore/from'"],
    [['backup.keep=0'], "at '/backup/keep'"],
    [['backup.schedule=nightly'], "at '/backup/schedule'"],
    [['backup.volume.size=plenty'], "at '/backup/volume/size'"],
    [['backup.kep=3'], "additional properties 'kep' not allowed"],
  ])('are refused as %s', (set, sentence) => {
    expect(charts.refusal({ files: ['kind'], set }).replaceAll(/\s+/g, ' ')).toContain(sentence);
  });
});
