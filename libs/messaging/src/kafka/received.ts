import { createHash } from 'node:crypto';

import { envelopeSchema, EVENTS, SERVICES, type Envelope, type Service } from '@hisaab/contracts';

import type { Deliverable } from '../delivery/delivery';
import { laneOf } from '../delivery/lanes';
import { checked, InvalidEventError } from '../event-check';
import type { IncomingRecord } from './kafka-types';

/** A message that came over Kafka, with its place there. */
export interface Received extends Deliverable {
  readonly source: Service;
  readonly bookId: string | null;
  readonly subject: string | null;
  readonly sequence: bigint | null;
  /** Its offset: an order within its lane, since a lane never leaves its partition. */
  readonly position: bigint;
  /** As it came; its data is checked when it is handed over. */
  readonly envelope: Envelope;
}

/** A record that is no envelope: nobody of ours writes such, and it is kept for a person to see. */
export class UnreadableRecord {
  /** The same, however often it is read. */
  readonly id: string;

  constructor(
    readonly record: IncomingRecord,
    readonly reason: string,
  ) {
    const place = `${record.topic}/${record.partition}/${record.offset}`;
    const hex = createHash('sha256').update(place).digest('hex');
    this.id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}

export function receivedOf(record: IncomingRecord): Received | UnreadableRecord {
  try {
    return readEnvelope(JSON.parse(record.value ?? 'null'), record.offset);
  } catch (error) {
    return new UnreadableRecord(record, error instanceof Error ? error.message : String(error));
  }
}

export function isReadable(message: Received | UnreadableRecord): message is Received {
  return !(message instanceof UnreadableRecord);
}

export function readEnvelope(value: unknown, position: bigint): Received {
  const result = envelopeSchema.safeParse(value);
  if (!result.success) throw new InvalidEventError('a record', 'it is no envelope');
  const envelope: Envelope = result.data;
  const event = EVENTS.get(envelope.type);
  const source = SERVICES.find((service) => envelope.source === `/${service}`);
  if (!event || !source) throw new InvalidEventError(envelope.type, `no such event of ${envelope.source}`);
  return {
    id: envelope.id,
    type: envelope.type,
    channel: event.channel,
    source,
    bookId: envelope.bookid ?? null,
    subject: envelope.subject ?? null,
    sequence: envelope.sequence === undefined ? null : BigInt(envelope.sequence),
    position,
    envelope,
  };
}

/** Books are numbered by each source alone, so they wait for each other by source as well. */
export function receivedLane(message: Received): string {
  return `${message.source} ${laneOf(message)}`;
}

export function checkedEnvelope({ envelope, type }: Received): Envelope {
  const event = EVENTS.get(type);
  if (!event) throw new InvalidEventError(type, 'no such event');
  return { ...envelope, data: checked(event, envelope.data) };
}
