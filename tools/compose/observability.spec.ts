import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { SERVICES } from '@hisaab/contracts';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { composeFile, read, ROOT, variablesIn } from './compose-file';

const folder = 'deploy/compose/grafana/dashboards';
const target = z.object({ expr: z.string(), datasource: z.object({ uid: z.string() }) });
const panel = z.object({
  id: z.number(),
  title: z.string(),
  gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  targets: z.array(target).min(1),
});
const dashboard = z.object({ uid: z.string(), title: z.string(), panels: z.array(panel).min(1) });
const dashboards = readdirSync(resolve(ROOT, folder)).map((file) => ({
  file,
  ...dashboard.parse(JSON.parse(read(`${folder}/${file}`))),
}));
const rules = z
  .object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({ alert: z.string(), expr: z.string(), annotations: z.object({ read: z.string() }) }),
        ),
      }),
    ),
  })
  .parse(parse(read('deploy/compose/prometheus/alerts.yaml')))
  .groups.flatMap((group) => group.rules);

/** Told by Kong 3.9's plugin prometheus and by RabbitMQ's of the same name; `up` by Prometheus itself. */
const OTHERS = [
  'up',
  'kong_http_requests_total',
  'kong_request_latency_ms_bucket',
  'kong_kong_latency_ms_bucket',
  'kong_upstream_target_health',
  'kong_bandwidth_bytes',
  'rabbitmq_queue_messages_ready',
  'rabbitmq_queue_messages_unacked',
  'rabbitmq_global_messages_received_total',
  'rabbitmq_global_messages_confirmed_total',
];

/** Every string of the sources that could be the name of a metric. */
function namesInSources(): Set<string> {
  const names = ['observability', 'platform', 'resilience', 'messaging', 'caching'].flatMap((lib) =>
    readdirSync(resolve(ROOT, 'libs', lib, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...read(`libs/${lib}/src/${file}`).matchAll(/'([a-z]+(?:_[a-z0-9]+)+)'/g)])
      .map(([, name]) => name ?? ''),
  );
  return new Set(names);
}

async function known(): Promise<Set<string>> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const ofNode = (await registry.getMetricsAsJSON()).map(({ name }) => name);
  const ours = [...namesInSources()].flatMap((name) => [
    name,
    `${name}_bucket`,
    `${name}_count`,
    `${name}_sum`,
  ]);
  return new Set([...ofNode, ...ours, ...OTHERS]);
}

/** What an expression selects: names before `{`, `[` or `)` that are no functions and no labels. */
function metricsIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/\{[^}]*\}/g, '{}')
    .replaceAll(/\b(by|without)\s*\([^)]*\)/g, '')
    .replaceAll(/\[[^\]]*\]/g, '');
  return [...bare.matchAll(/\b([a-z]+(?:_[a-z0-9]+)*)\b(?!\s*\()/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => !['by', 'without', 'and', 'or'].includes(name));
}

describe('the dashboards and alerts', () => {
  it.each(dashboards)('$file asks for numbers that somebody tells', async ({ panels }) => {
    const names = await known();
    for (const { title, targets } of panels) {
      for (const { expr, datasource } of targets) {
        expect(datasource.uid).toBe('prometheus');
        expect(
          metricsIn(expr).filter((name) => !names.has(name)),
          title,
        ).toEqual([]);
        expect(metricsIn(expr), title).not.toEqual([]);
      }
    }
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  it.each(rules)('the alert $alert too, and it says where to read on', async ({ expr, annotations }) => {
    const names = await known();
    expect(metricsIn(expr).filter((name) => !names.has(name))).toEqual([]);
    expect(() => read(annotations.read)).not.toThrow();
  });

  it('have names of their own, and their source is provisioned', () => {
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
    const source = read('deploy/compose/grafana/provisioning/datasources/prometheus.yaml');
    expect(parse(source)).toMatchObject({
      datasources: [{ uid: 'prometheus', url: 'http://prometheus:9090' }],
    });
  });
});

describe('Prometheus and the collector', () => {
  const { services } = composeFile(variablesIn(read('.env.example')));

  it('ask every service', () => {
    const text = read('deploy/compose/prometheus/prometheus.yaml');
    for (const name of [...SERVICES, 'web']) expect(text).toContain(`${name}:8080`);
    for (const [, host = ''] of text.matchAll(/'([a-z]+):\d+'/g)) expect(services).toHaveProperty(host);
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
