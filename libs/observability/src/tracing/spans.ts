import { requestContext, runInContext } from '../request-context';

export type SpanKind = 'server' | 'client' | 'producer' | 'consumer';
export type SpanAttributes = Readonly<Record<string, string | number | boolean | string[] | undefined>>;

export interface SpanOptions {
  /** Of few values: no ids, nothing of a person. */
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes?: SpanAttributes;
  /** The `traceparent` that it goes on from; where there is none it begins a trace. */
  readonly parent?: string | undefined;
}

export interface OpenSpan {
  /** Names this span, for whatever is a part of it. */
  readonly traceparent: string;
  set(attributes: SpanAttributes): void;
  /** @param error what it failed with; its words stay out of the trace */
  end(error?: unknown): void;
}

export interface SpanSource {
  open(options: SpanOptions): OpenSpan;
}

let source: SpanSource | undefined;

/** From now on spans are made; before, and without, `openSpan` has none and costs nothing. */
export function useSpans(given: SpanSource | undefined): void {
  source = given;
}

export function isTracing(): boolean {
  return source !== undefined;
}

export function openSpan(options: SpanOptions): OpenSpan | undefined {
  return source?.open(options);
}

/** A part of what is under way, where that is traced; never the beginning of a trace. */
export function openPart(name: string, attributes?: SpanAttributes): OpenSpan | undefined {
  if (!source) return undefined;
  const parent = requestContext()?.traceparent;
  return parent === undefined
    ? undefined
    : source.open({ name, kind: 'client', parent, ...(attributes && { attributes }) });
}

/** Ends the span as the work ends. */
export async function endWith<Result>(span: OpenSpan, work: Promise<Result>): Promise<Result> {
  try {
    const result = await work;
    span.end();
    return result;
  } catch (error) {
    span.end(error);
    throw error;
  }
}

/** Work that is a part of what is under way; what it calls upon in turn is a part of it. */
export function inPart<Result>(
  name: string,
  attributes: SpanAttributes,
  work: (span: OpenSpan | undefined) => Promise<Result>,
): Promise<Result> {
  const context = requestContext();
  const span = openPart(name, attributes);
  if (!span || !context) return work(undefined);
  return endWith(
    span,
    runInContext({ ...context, traceparent: span.traceparent }, () => work(span)),
  );
}
