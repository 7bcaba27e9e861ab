export * from './health';
export * from './logger';
export * from './metrics';
export * from './request-context';
export { endWith, inPart, isTracing, openPart, openSpan, useSpans } from './tracing/spans';
export type { OpenSpan, SpanAttributes, SpanKind, SpanOptions, SpanSource } from './tracing/spans';
export { startTracing, type TracingOptions } from './tracing/start-tracing';
export { readTraceparent } from './tracing/traceparent';
