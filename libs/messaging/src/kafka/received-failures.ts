import type { Database } from '@hisaab/database';

import { lanesOf, told, type BlockedLane, type Failures } from '../delivery/failures';
import type { LaneRow } from '../delivery/lanes';
import { readEnvelope, receivedLane, type Received, type UnreadableRecord } from './received';

interface Row {
  failureId: string;
  attempts: number;
  position: bigint;
  envelope: unknown;
}

/** What a consumer failed at that came over Kafka: kept, with the messages, in the consumer's own schema. */
export class ReceivedFailures implements Failures<Received> {
  constructor(
    private readonly home: Database,
    private readonly consumer: string,
    /** Called after each change that asks for a retry some time. */
    private readonly onFailure: () => void = () => undefined,
  ) {}

  lanes(): Promise<Map<string, BlockedLane>> {
    return lanesOf(this.home, this.consumer, 'source is not null');
  }

  async inLane(lane: string, limit: number): Promise<LaneRow<Received>[]> {
    const rows = await this.home.query<Row>(
      `select message_id as "failureId", attempts, position, envelope from delivery_failure
       where consumer = $1 and lane = $2 and source is not null
       order by sequence nulls first, position limit $3::int`,
      [this.consumer, lane, limit],
    );
    return rows.map(({ failureId, attempts, position, envelope }) => ({
      failureId,
      attempts,
      message: readKept(envelope, position),
    }));
  }

  async park(messages: readonly Received[]): Promise<void> {
    await this.home.query(
      `insert into delivery_failure
         (consumer, message_id, lane, type, book_id, position, state, source, sequence, envelope)
       select $1, id, lane, type, book_id, position, 'parked', source, sequence, envelope::json
       from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::bigint[], $7::text[], $8::bigint[], $9::text[])
         as own (id, lane, type, book_id, position, source, sequence, envelope)
       on conflict do nothing`,
      [
        this.consumer,
        messages.map(({ id }) => id),
        messages.map(receivedLane),
        messages.map(({ type }) => type),
        messages.map(({ bookId }) => bookId),
        messages.map(({ position }) => position),
        messages.map(({ source }) => source),
        messages.map(({ sequence }) => sequence),
        messages.map(({ envelope }) => JSON.stringify(envelope)),
      ],
    );
    this.onFailure();
  }

  async failed(message: Received, attempts: number, dueAt: number | null, error: string): Promise<void> {
    await this.home.query(
      `insert into delivery_failure
         (consumer, message_id, lane, type, book_id, position, source, sequence, envelope,
          state, attempts, next_attempt_at, last_error)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict (consumer, message_id) do update
       set state = excluded.state, attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at,
         last_error = excluded.last_error`,
      [
        this.consumer,
        message.id,
        receivedLane(message),
        message.type,
        message.bookId,
        message.position,
        message.source,
        message.sequence,
        JSON.stringify(message.envelope),
        dueAt === null ? 'dead' : 'waiting',
        attempts,
        dueAt === null ? null : new Date(dueAt),
        told(error),
      ],
    );
    this.onFailure();
  }

  /** Dead at once: it will not read any better the next time. */
  async unreadable({ id, record, reason }: UnreadableRecord): Promise<void> {
    await this.home.query(
      `insert into delivery_failure
         (consumer, message_id, lane, type, position, source, envelope, state, attempts, last_error)
       values ($1, $2, $3, $4, $5, $6, $7, 'dead', 1, $8) on conflict do nothing`,
      [
        this.consumer,
        id,
        `unreadable ${id}`,
        record.type ?? 'unreadable',
        record.offset,
        record.topic,
        JSON.stringify({ unreadable: record.value }),
        told(reason),
      ],
    );
  }

  async healed(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.home.query(
      `delete from delivery_failure
       where consumer = $1 and message_id = any ($2::uuid[]) and source is not null`,
      [this.consumer, ids],
    );
  }
}

/** What cannot be read can only be given up: whoever redrives or skips it takes it away. */
function readKept(envelope: unknown, position: bigint): Received | null {
  try {
    return readEnvelope(envelope, position);
  } catch {
    return null;
  }
}
