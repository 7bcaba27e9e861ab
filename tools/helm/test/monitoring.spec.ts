import { SERVICES } from '@hisaab/contracts';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { read } from '../../compose/compose-file';
import { hasHelm } from './helm.config';
import { podsOf, the, type Manifest } from './manifest';
import { Charts, ROOT } from './rendered';

const KINDS = ['ServiceMonitor', 'PodMonitor', 'PrometheusRule'];
const filesIn = (pattern: string): string[] => globSync(pattern, { cwd: ROOT }).sort();

const labels = z.record(z.string(), z.string());
const selector = z.object({ matchLabels: labels });
const service = z.object({ ports: z.array(z.object({ name: z.string() })) }).loose();
const serviceMonitor = z.object({
  selector,
  endpoints: z.array(z.object({ port: z.string(), path: z.string() })),
});
const podMonitor = z.object({ selector, podMetricsEndpoints: z.array(z.object({ port: z.string() })) });

/** Whether a selector chooses what has these labels. */
function chooses(chosen: z.infer<typeof selector>, has: Readonly<Record<string, string>>): boolean {
  return Object.entries(chosen.matchLabels).every(([name, value]) => has[name] === value);
}

describe.runIf(hasHelm)('who watches a release', { timeout: 60_000 }, () => {
  let charts: Charts;
  beforeAll(() => {
    charts = new Charts();
  }, 60_000);
  afterAll(() => charts?.remove());
  const watched = (): readonly Manifest[] =>
    charts.rendered({
      files: ['kind'],
      json: [
        'monitoring={"serviceMonitor":{"enabled":true,"labels":{"release":"prometheus"}},"rules":{"enabled":true},"dashboards":{"enabled":true}}',
      ],
    });

  it('is told nothing where nobody asked for it: a cluster without the operator knows none of the kinds', () => {
    const kinds = charts.rendered({ files: ['kind'] }).map(({ kind }) => kind);
    expect(kinds.filter((kind) => KINDS.includes(kind))).toEqual([]);
    const names = charts.rendered({ files: ['kind'] }).map(({ metadata }) => metadata.name);
    expect(names.filter((name) => name.includes('monitoring'))).toEqual([]);
  });

  it('gathers from every service, at a port that it has', () => {
    const manifests = watched();
    const monitor = the(manifests, 'ServiceMonitor', 'hisaab-monitoring');
    expect(monitor.metadata.labels).toMatchObject({ release: 'prometheus' });
    const { selector: chosen, endpoints } = serviceMonitor.parse(monitor.spec);
    const found = manifests.filter(
      ({ kind, metadata }) => kind === 'Service' && chooses(chosen, metadata.labels),
    );
    expect(found.map(({ metadata }) => metadata.name).sort()).toEqual(
      [...SERVICES, 'web'].map((name) => `hisaab-${name}`).sort(),
    );
    expect(endpoints.map(({ path }) => path)).toEqual(['/metrics']);
    for (const { metadata, spec } of found) {
      const ports = service.parse(spec).ports.map(({ name }) => name);
      expect(ports, metadata.name).toContain(endpoints[0]?.port);
    }
  });

  it.each(['gateway', 'rabbitmq'])('gathers from the pods of %s, at a port that they have', (name) => {
    const manifests = watched();
    const { selector: chosen, podMetricsEndpoints } = podMonitor.parse(
      the(manifests, 'PodMonitor', `hisaab-monitoring-${name}`).spec,
    );
    const pods = podsOf(manifests).filter((pod) => chooses(chosen, pod.labels));
    expect(pods.map(({ owner }) => owner.split(' ')[1])).toEqual([`hisaab-${name}`]);
    const ports = z.array(z.object({ ports: z.array(z.object({ name: z.string() })).default([]) }).loose());
    const names = pods.flatMap(({ spec }) => ports.parse(spec.containers).flatMap((one) => one.ports));
    expect(names.map((port) => port.name)).toContain(podMetricsEndpoints[0]?.port);
  });

  it('has the rules and the dashboards of deploy, word by word', () => {
    const manifests = watched();
    const groups = filesIn('deploy/alerts/*.rules.yaml').flatMap(
      (file) => (parse(read(file)) as { groups: unknown[] }).groups,
    );
    expect(the(manifests, 'PrometheusRule', 'hisaab-monitoring').spec['groups']).toEqual(groups);
    const boards = filesIn('deploy/dashboards/*.json');
    expect(boards.length).toBeGreaterThan(3);
    for (const file of boards) {
      const map = the(manifests, 'ConfigMap', `hisaab-monitoring-${basename(file, '.json')}`);
      const { data } = z.object({ data: labels }).parse(map);
      expect(JSON.parse(data[`hisaab-${basename(file)}`] ?? '')).toEqual(JSON.parse(read(file)));
    }
  });

  it('gathers from the one process of a small install, and asks nobody who is not there', () => {
    const manifests = charts.rendered({
      files: ['all-in-one'],
      set: [
        'secrets.generate=true',
        'postgresql.enabled=true',
        'monitoring.serviceMonitor.enabled=true',
        'monitoring.rules.enabled=true',
      ],
    });
    expect(manifests.filter(({ kind }) => kind === 'PodMonitor')).toEqual([]);
    const { selector: chosen } = serviceMonitor.parse(
      the(manifests, 'ServiceMonitor', 'hisaab-monitoring').spec,
    );
    const found = manifests.filter(
      ({ kind, metadata }) => kind === 'Service' && chooses(chosen, metadata.labels),
    );
    expect(found.map(({ metadata }) => metadata.name)).toEqual(['hisaab-all-in-one']);
  });
});
