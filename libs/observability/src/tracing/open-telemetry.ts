import { randomUUID } from 'node:crypto';
import {
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { OpenSpan, SpanAttributes, SpanOptions, SpanSource } from './spans';
import type { TracingOptions } from './start-tracing';
import { readTraceparent, writeTraceparent } from './traceparent';

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/** An end must not wait for a collector that is away. */
const LAST_SEND_MS = 2_000;
const SEND_MS = 5_000;

/** The one file that knows OpenTelemetry. Address, headers and certificates the exporter takes from its variables. */
export class OpenTelemetry implements SpanSource {
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;

  constructor(options: TracingOptions, say: (what: string) => void) {
    const nothing = (): void => undefined;
    diag.setLogger(
      { error: say, warn: say, info: nothing, debug: nothing, verbose: nothing },
      { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
    );
    const own = { 'service.name': options.service, 'service.instance.id': randomUUID() };
    this.provider = new TracerProvider({
      resource: defaultResource()
        .merge(resourceFromAttributes(own))
        .merge(detectResources({ detectors: [envDetector] })),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.share) }),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter: new OTLPTraceExporter({ timeoutMillis: SEND_MS }),
          scheduledDelayMillis: options.delayMs,
        }),
      ],
    });
    this.tracer = this.provider.getTracer('hisaab');
  }

  open({ name, kind, attributes = {}, parent }: SpanOptions): OpenSpan {
    const place = readTraceparent(parent);
    const context = place ? trace.setSpanContext(ROOT_CONTEXT, { ...place, isRemote: true }) : ROOT_CONTEXT;
    return new Opened(
      this.tracer.startSpan(name, { kind: KINDS[kind], attributes: given(attributes) }, context),
    );
  }

  async stop(): Promise<void> {
    const late = new Promise<void>((done) => void setTimeout(done, LAST_SEND_MS).unref());
    await Promise.race([this.provider.shutdown().catch(() => undefined), late]);
  }
}

class Opened implements OpenSpan {
  readonly traceparent: string;

  constructor(private readonly span: Span) {
    this.traceparent = writeTraceparent(span.spanContext());
  }

  set(attributes: SpanAttributes): void {
    this.span.setAttributes(given(attributes));
  }

  end(error?: unknown): void {
    if (error !== undefined) {
      this.span.setStatus({ code: SpanStatusCode.ERROR });
      this.span.setAttribute('error.type', typeOf(error));
    }
    this.span.end();
  }
}

/** Its code or its kind: the words of an error may hold what a person typed. */
function typeOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (!(error instanceof Error)) return '_OTHER';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function given(attributes: SpanAttributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(([, value]) => value !== undefined),
  ) as Attributes;
}
