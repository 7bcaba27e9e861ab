import { ROOT_CONTEXT, SpanKind, trace, type Context, type Span, type Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { FastifyRequest } from 'fastify';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The plugin opentelemetry: a span for each request, sent on by OTLP; services go on from its `traceparent`. */
export class Traces {
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;

  constructor(readonly endpoint: string) {
    const exporter = new OTLPTraceExporter({ url: endpoint, timeoutMillis: 5_000 });
    this.#provider = new TracerProvider({
      // As Kong's plugin calls itself.
      resource: defaultResource().merge(resourceFromAttributes({ 'service.name': 'kong' })),
      spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: 1_000 })],
    });
    this.#tracer = this.#provider.getTracer('gateway-stand-in');
  }

  begin(request: FastifyRequest, route: string): Span {
    const attributes = { 'http.request.method': request.method, 'http.route': route };
    return this.#tracer.startSpan('gateway', { kind: SpanKind.SERVER, attributes }, contextOf(request));
  }

  async close(): Promise<void> {
    await this.#provider.shutdown().catch(() => undefined);
  }
}

export function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** The client's trace, where it sent one. */
function contextOf(request: FastifyRequest): Context {
  const given = request.headers['traceparent'];
  const [, traceId, spanId, flags] = (typeof given === 'string' && TRACEPARENT.exec(given)) || [];
  if (!traceId || !spanId || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags ?? '00', 16);
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
