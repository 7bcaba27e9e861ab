import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The numbers of one process, in the Prometheus text format. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** `route` is the pattern, not the path: ids in labels would never end. */
  observeRequest(labels: { method: string; route: string; status: number }, seconds: number): void {
    this.requests.observe({ ...labels, status: String(labels.status) }, seconds);
  }

  /** A number that is read when somebody asks, e.g. the lag of a consumer. */
  gauge(
    name: string,
    help: string,
    labelNames: string[],
    collect: (gauge: Gauge) => Promise<void> | void,
  ): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        this.reset();
        await collect(this);
      },
    });
  }

  /** A number that only grows. @returns counts one more, or as many as it is told */
  counter(
    name: string,
    help: string,
    labelNames: string[],
  ): (labels: Record<string, string>, by?: number) => void {
    const counter = new Counter({ name, help, labelNames, registers: [this.registry] });
    return (labels, by) => counter.inc(labels, by);
  }

  /** How values spread over the buckets. @returns notes one value */
  histogram(
    name: string,
    help: string,
    labelNames: string[],
    buckets: number[],
  ): (labels: Record<string, string>, value: number) => void {
    const histogram = new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
    return (labels, value) => histogram.observe(labels, value);
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
