import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Balancer } from './balancer';
import type { Matched } from './router';

/** Of a target; the last where nobody asks how it is. */
const STATES = ['healthy', 'unhealthy', 'dns_error', 'healthchecks_off'];
const LATENCIES = [5, 10, 25, 50, 80, 100, 250, 400, 700, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000];

/** What Kong's plugin prometheus tells, under Kong's names, as far as the dashboards read it. */
export class GatewayMetrics {
  readonly registry = new Registry();
  readonly #requests = new Counter({
    name: 'kong_http_requests_total',
    help: 'HTTP status codes per service and route',
    labelNames: ['service', 'route', 'code', 'source'],
    registers: [this.registry],
  });
  readonly #latency = new Histogram({
    name: 'kong_request_latency_ms',
    help: 'Milliseconds from the first byte asked to the last one answered',
    labelNames: ['service', 'route'],
    buckets: LATENCIES,
    registers: [this.registry],
  });
  readonly #bytes = new Counter({
    name: 'kong_bandwidth_bytes',
    help: 'Bytes of the bodies that were asked and answered',
    labelNames: ['service', 'route', 'direction'],
    registers: [this.registry],
  });
  readonly #health = new Gauge({
    name: 'kong_upstream_target_health',
    help: '1 where the target is in that state',
    labelNames: ['upstream', 'target', 'address', 'state'],
    registers: [this.registry],
  });

  observe(
    matched: Matched | undefined,
    code: number,
    source: 'service' | 'kong',
    milliseconds: number,
  ): void {
    const where = { service: matched?.service?.name ?? '', route: matched?.route.name ?? '' };
    this.#requests.inc({ ...where, code: String(code), source });
    this.#latency.observe(where, milliseconds);
  }

  sized(matched: Matched | undefined, direction: 'ingress' | 'egress', bytes: number): void {
    const where = { service: matched?.service?.name ?? '', route: matched?.route.name ?? '' };
    if (bytes > 0) this.#bytes.inc({ ...where, direction }, bytes);
  }

  async text(balancers: Iterable<Balancer>): Promise<string> {
    this.#health.reset();
    for (const { upstream, targets, isLookedAfter } of balancers) {
      for (const { address, healthy } of targets) {
        const now = isLookedAfter ? (healthy ? 'healthy' : 'unhealthy') : 'healthchecks_off';
        for (const state of STATES)
          this.#health.set(
            { upstream: upstream.name, target: address, address, state },
            Number(state === now),
          );
      }
    }
    return this.registry.metrics();
  }
}
