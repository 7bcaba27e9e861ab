import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const value = z.union([
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ boolValue: z.boolean() }),
  // 64-bit numbers are text in protobuf's JSON; numbers are taken as well.
  z.strictObject({ intValue: z.union([z.number().int(), z.string().regex(/^-?\d+$/)]) }),
  z.strictObject({ doubleValue: z.number() }),
  z.strictObject({ arrayValue: z.strictObject({ values: z.array(z.looseObject({})) }) }),
]);
const attributes = z.array(z.strictObject({ key: z.string().min(1), value }));
const traceId = z.string().regex(/^(?!0{32})[0-9a-f]{32}$/);
const spanId = z.string().regex(/^(?!0{16})[0-9a-f]{16}$/);
const nanoseconds = z.string().regex(/^\d{19}$/);
const count = z.number().int().min(0).optional();

/** ExportTraceServiceRequest of OTLP 1.x in JSON: ids in hex, times as text, enumerations as numbers. */
const exported = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes, droppedAttributesCount: count }),
      schemaUrl: z.string().optional(),
      scopeSpans: z.array(
        z.strictObject({
          scope: z.strictObject({
            name: z.string(),
            version: z.string().optional(),
            attributes: attributes.optional(),
            droppedAttributesCount: count,
          }),
          schemaUrl: z.string().optional(),
          spans: z.array(
            z.strictObject({
              traceId,
              spanId,
              parentSpanId: spanId.optional(),
              traceState: z.string().optional(),
              name: z.string().min(1),
              kind: z.number().int().min(1).max(5),
              startTimeUnixNano: nanoseconds,
              endTimeUnixNano: nanoseconds,
              attributes,
              droppedAttributesCount: count,
              events: z.array(z.never()),
              droppedEventsCount: count,
              status: z.strictObject({
                code: z.number().int().min(0).max(2),
                message: z.string().optional(),
              }),
              links: z.array(z.never()),
              droppedLinksCount: count,
              flags: z.number().int().min(0).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

const KINDS = ['', 'internal', 'server', 'client', 'producer', 'consumer'];

export interface ReceivedSpan {
  readonly service: string;
  readonly name: string;
  readonly kind: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly isError: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** In the place of a collector: takes OTLP over HTTP, and nothing that is not as its specification says. */
export class OtlpReceiver {
  readonly spans: ReceivedSpan[] = [];
  readonly faults: string[] = [];
  private readonly server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const isRight =
        request.method === 'POST' &&
        request.url === '/v1/traces' &&
        request.headers['content-type'] === 'application/json';
      if (isRight) this.take(Buffer.concat(parts).toString('utf8'));
      else this.faults.push(`${request.method} ${request.url} ${request.headers['content-type']}`);
      response.writeHead(isRight ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
    });
  });

  static async start(): Promise<OtlpReceiver> {
    const receiver = new OtlpReceiver();
    await new Promise<void>((done) => receiver.server.listen(0, '127.0.0.1', done));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The spans of a trace, by `service name`. */
  trace(id: string): ReceivedSpan[] {
    return this.spans.filter(({ traceId: own }) => own === id);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private take(body: string): void {
    const result = exported.safeParse(JSON.parse(body));
    if (!result.success) return void this.faults.push(result.error.message);
    for (const { resource, scopeSpans } of result.data.resourceSpans) {
      const service = String(plain(resource.attributes)['service.name']);
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        if (span.endTimeUnixNano < span.startTimeUnixNano)
          this.faults.push(`${span.name} ends before it begins`);
        this.spans.push({
          ...span,
          service,
          kind: KINDS[span.kind] ?? '',
          isError: span.status.code === 2,
          attributes: plain(span.attributes),
        });
      }
    }
  }
}

function plain(list: z.infer<typeof attributes>): Record<string, unknown> {
  return Object.fromEntries(list.map(({ key, value: one }) => [key, Object.values(one)[0]]));
}
