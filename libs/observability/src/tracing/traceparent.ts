/** A span's place, as W3C Trace Context names it in the header `traceparent`. */
export interface SpanPlace {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
}

const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-|$)/;

/** The place that a header names; none where it is not as the recommendation says. */
export function readTraceparent(header: unknown): SpanPlace | undefined {
  if (typeof header !== 'string') return undefined;
  const [, version, traceId, spanId, flags, end] = TRACEPARENT.exec(header) ?? [];
  if (version === undefined || !traceId || !spanId || flags === undefined) return undefined;
  // Later versions may say more at the end; the first does not.
  if (version === '00' && end === '-') return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) };
}

export function writeTraceparent({ traceId, spanId, traceFlags }: SpanPlace): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
