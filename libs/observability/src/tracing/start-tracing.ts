import type { Logger } from '../logger';
import { runOutsideContext } from '../request-context';
import { useSpans } from './spans';

export interface TracingOptions {
  /** Who the spans are from, where OTEL_SERVICE_NAME does not say it. */
  readonly service: string;
  /** How much of the traces that begin here is kept, 0 to 1; what began elsewhere is kept as it was there. */
  readonly share: number;
  /** How long spans are gathered before they are sent. */
  readonly delayMs: number;
}

const LOG_EVERY_MS = 30_000;

/**
 * Sends spans by OTLP over HTTP to where OpenTelemetry's own variables say. Its packages are loaded here and nowhere
 * else: who has no traces has none of their memory.
 * @returns sends the rest and ends
 */
export async function startTracing(options: TracingOptions, logger: Logger): Promise<() => Promise<void>> {
  const { OpenTelemetry } = await import('./open-telemetry');
  const telemetry = new OpenTelemetry(options, seldom(logger));
  useSpans(telemetry);
  return async () => {
    useSpans(undefined);
    await telemetry.stop();
  };
}

/** A collector that is away is told of now and then; the spans of that time are lost, and nothing else. */
function seldom(logger: Logger): (what: string) => void {
  let loggedAt = -Infinity;
  return (what) => {
    const now = performance.now();
    if (now - loggedAt < LOG_EVERY_MS) return;
    loggedAt = now;
    runOutsideContext(() => logger.warn({ event: 'traces-not-sent', reason: what.slice(0, 500) }));
  };
}
