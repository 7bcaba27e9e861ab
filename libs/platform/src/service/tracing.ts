import { startTracing, type Logger } from '@hisaab/observability';
import type { PlatformConfig } from '../configuration/platform.config';
import type { Program } from './program';

/** Spans of this process go where the configuration says, if it does. @returns ends it, after what is left was sent */
export async function tracingOf(
  { services }: Program,
  config: PlatformConfig,
  logger: Logger,
): Promise<() => Promise<void>> {
  const endpoint = config.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? config.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return () => Promise.resolve();
  const only = services.length === 0 ? 'site' : services.length === 1 ? services[0] : undefined;
  return startTracing(
    {
      service: only === undefined ? 'hisaab' : `hisaab-${only}`,
      share: config.OTEL_TRACES_SAMPLER_ARG,
      delayMs: config.OTEL_BSP_SCHEDULE_DELAY,
    },
    logger,
  );
}
