import { describe, expect, it } from 'vitest';
import { SERVICES } from '@hisaab/contracts';
import { parse } from 'yaml';
import { z } from 'zod';
import { composeFile, read, variablesIn } from './compose-file';

describe('Prometheus and the collector', () => {
  const { services } = composeFile(variablesIn(read('.env.example')));

  it('ask every service', () => {
    const text = read('deploy/compose/prometheus/prometheus.yaml');
    for (const name of [...SERVICES, 'web']) expect(text).toContain(`${name}:8080`);
    for (const [, host = ''] of text.matchAll(/'([a-z]+):\d+'/g)) expect(services).toHaveProperty(host);
  });

  it('have the rules and the dashboards that the cluster has too', () => {
    const mounted = (name: string) => services[name]?.volumes ?? [];
    expect(mounted('prometheus')).toContain('./deploy/alerts:/etc/prometheus/alerts:ro');
    expect(parse(read('deploy/compose/prometheus/prometheus.yaml'))).toMatchObject({
      rule_files: ['/etc/prometheus/alerts/*.rules.yaml'],
    });
    const dashboards = '/var/lib/grafana-dashboards';
    expect(mounted('grafana')).toContain(`./deploy/dashboards:${dashboards}:ro`);
    expect(parse(read('deploy/compose/grafana/provisioning/dashboards/hisaab.yaml'))).toMatchObject({
      providers: [{ options: { path: dashboards } }],
    });
    expect(parse(read('deploy/compose/grafana/provisioning/datasources/prometheus.yaml'))).toMatchObject({
      datasources: [{ uid: 'prometheus', url: 'http://prometheus:9090' }],
    });
  });

  it('start with the profile alone', () => {
    const watching = Object.entries(services).filter(([, { profiles }]) =>
      profiles.includes('observability'),
    );
    expect(watching.map(([name]) => name).toSorted()).toEqual(['collector', 'grafana', 'prometheus']);
  });

  it('know where spans come in and where they go on', () => {
    const collector = z
      .object({
        receivers: z.record(z.string(), z.unknown()),
        connectors: z.record(z.string(), z.unknown()),
        processors: z.record(z.string(), z.unknown()),
        exporters: z.record(z.string(), z.unknown()),
        service: z.object({
          pipelines: z.record(
            z.string(),
            z.object({
              receivers: z.array(z.string()),
              processors: z.array(z.string()).default([]),
              exporters: z.array(z.string()),
            }),
          ),
        }),
      })
      .parse(parse(read('deploy/compose/collector/collector.yaml')));
    for (const { receivers, processors, exporters } of Object.values(collector.service.pipelines)) {
      for (const name of receivers)
        expect({ ...collector.receivers, ...collector.connectors }).toHaveProperty(name);
      for (const name of processors) expect(collector.processors).toHaveProperty(name);
      for (const name of exporters)
        expect({ ...collector.exporters, ...collector.connectors }).toHaveProperty(name);
    }
  });
});
