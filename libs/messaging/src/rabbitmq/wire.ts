import { envelopeSchema, EVENTS, type Envelope } from '@hisaab/contracts';
import type { Message, Options } from 'amqplib';

import { checked, InvalidEventError } from '../event-check';

const ATTEMPTS = 'x-attempts';
const ERROR = 'x-error';
const FAILED_SINCE = 'x-failed-since';
const ERROR_LENGTH = 2_000;

/** What a message says of the failures that it has behind it. */
export interface History {
  readonly attempts: number;
  readonly error: string | null;
  readonly since: Date | null;
}

export function contentOf(envelope: Envelope): Buffer {
  return Buffer.from(JSON.stringify(envelope));
}

export function propertiesOf(envelope: Envelope): Options.Publish {
  const { source, requestid, traceparent } = envelope;
  return {
    messageId: envelope.id,
    type: envelope.type,
    timestamp: Math.floor(Date.parse(envelope.time) / 1_000),
    contentType: 'application/cloudevents+json',
    headers: { source, ...(requestid && { requestid }), ...(traceparent && { traceparent }) },
  };
}

/** Its data checked against the contract on this side too. */
export function envelopeIn(message: Message): Envelope {
  const type = String(message.properties.type);
  const event = EVENTS.get(type);
  if (!event) throw new InvalidEventError(type, 'no such event');
  const parsed = envelopeSchema.safeParse(json(type, message.content));
  if (!parsed.success) throw new InvalidEventError(type, `its envelope: ${parsed.error.message}`);
  if (parsed.data.type !== type) throw new InvalidEventError(type, `its envelope says ${parsed.data.type}`);
  return { ...parsed.data, data: checked(event, parsed.data.data) };
}

function json(type: string, content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    throw new InvalidEventError(type, 'it is not JSON');
  }
}

/** The same message for a queue of the consumer's own, with one more failure behind it. */
export function failedProperties(message: Message, attempts: number, error: string): Options.Publish {
  const now = new Date().toISOString();
  const since = historyOf(message).since?.toISOString() ?? now;
  return {
    ...plainProperties(message),
    headers: {
      ...ownHeaders(message),
      [ATTEMPTS]: attempts,
      [ERROR]: error.slice(0, ERROR_LENGTH),
      [FAILED_SINCE]: since,
    },
  };
}

/** As it was before it failed. */
export function plainProperties(message: Message): Options.Publish {
  const { messageId, type, timestamp, contentType } = message.properties as Options.Publish;
  return { ...given({ messageId, type, timestamp, contentType }), headers: ownHeaders(message) };
}

export function historyOf(message: Message): History {
  const headers: Record<string, unknown> = message.properties.headers ?? {};
  const date = (value: unknown): Date | null => (typeof value === 'string' ? new Date(value) : null);
  const { [ERROR]: error } = headers;
  return {
    attempts: Number(headers[ATTEMPTS] ?? 0),
    error: typeof error === 'string' ? error : null,
    since: date(headers[FAILED_SINCE]),
  };
}

/** How often the broker gave it out before and got it back without a word, as from a process that died of it. */
export function timesGivenOut(message: Message): number {
  return Number(message.properties.headers?.['x-delivery-count'] ?? 0);
}

/** Ours alone: what the broker notes of a message's way would grow with every try. */
function ownHeaders(message: Message): Record<string, unknown> {
  const { source, requestid, traceparent } = (message.properties.headers ?? {}) as Record<string, unknown>;
  return given({ source, requestid, traceparent });
}

function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
