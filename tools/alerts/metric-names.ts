import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { read, ROOT } from '../compose/compose-file';
import { recordings } from './rule-files';

/** Told by others, where Prometheus asks them: Kong 3.9's plugin and RabbitMQ's, and the usual ones of a cluster. */
const OTHERS = [
  // Prometheus itself
  'up',
  'ALERTS',
  // Kong's plugin prometheus
  'kong_http_requests_total',
  'kong_request_latency_ms_bucket',
  'kong_kong_latency_ms_bucket',
  'kong_upstream_target_health',
  'kong_bandwidth_bytes',
  // RabbitMQ's plugin of the same name
  'rabbitmq_queue_messages_ready',
  'rabbitmq_queue_messages_unacked',
  'rabbitmq_global_messages_received_total',
  'rabbitmq_global_messages_confirmed_total',
  // kube-state-metrics
  'kube_pod_container_resource_limits',
  'kube_deployment_spec_replicas',
  'kube_deployment_status_replicas_available',
  'kube_job_failed',
  'kube_cronjob_status_last_successful_time',
  'kube_cronjob_created',
  'kube_horizontalpodautoscaler_status_current_replicas',
  'kube_horizontalpodautoscaler_spec_max_replicas',
  // the kubelet
  'kubelet_volume_stats_available_bytes',
  'kubelet_volume_stats_capacity_bytes',
  // cert-manager
  'certmanager_certificate_expiration_timestamp_seconds',
];

/** Where metrics are made: what they are named stands there as a string. */
const MAKERS = [
  'libs/observability/src',
  'libs/platform/src',
  'libs/resilience/src',
  'libs/modules/billing/src/transactions',
  'libs/modules/reporting/src/insights',
];
const NAMED = /'((?:http|health|messaging|resilience|cache|billing|reporting)_[a-z_]+)'/g;

/** What the services make themselves, without what Node and the process tell. */
export function ownMetrics(): Set<string> {
  const files = MAKERS.flatMap((folder) =>
    readdirSync(resolve(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
      .map((file) => read(`${folder}/${file}`)),
  ).filter((text) => /\bmetrics\b/i.test(text));
  return new Set(files.flatMap((text) => [...text.matchAll(NAMED)].map(([, name]) => name ?? '')));
}

export async function knownMetrics(): Promise<Set<string>> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const ofNode = (await registry.getMetricsAsJSON()).map(({ name }) => name);
  const ours = [...ownMetrics()].flatMap((name) => [name, `${name}_bucket`, `${name}_count`, `${name}_sum`]);
  return new Set([...ofNode, ...ours, ...OTHERS, ...recordings.map(({ record }) => record)]);
}

const WORDS = new Set(['by', 'without', 'and', 'or', 'unless', 'on', 'bool', 'ignoring', 'group_left']);

/** What an expression selects: names that are no functions, no labels and no numbers. */
export function metricsIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/\{[^}]*\}/g, '{}')
    .replaceAll(/\b(by|without|on|ignoring|group_left)\s*\([^)]*\)/g, '')
    .replaceAll(/\[[^\]]*\]/g, '');
  return [...bare.matchAll(/(?<![\w:.])([a-zA-Z_][\w:]*)\b(?!\s*\()/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => !WORDS.has(name));
}
