import type { Database } from '@hisaab/database';

import { laneOf, type LaneRow } from './lanes';
import { messagesOfLane, type Message } from './message';

/** How a lane stands that is not simply open; whatever is not here is. */
export interface BlockedLane {
  /** `healing`: its head is gone and what is parked behind it may follow. */
  readonly state: 'waiting' | 'dead' | 'healing';
  /** When the head is tried again, in milliseconds since 1970; 0 where that says nothing. */
  readonly dueAt: number;
}

/** Where what a consumer failed at is kept, with what waits behind it. */
export interface Failures<Delivered> {
  lanes(): Promise<Map<string, BlockedLane>>;
  /** The first of a lane, in their order. */
  inLane(lane: string, limit: number): Promise<LaneRow<Delivered>[]>;
  /** Behind a head that failed: they come when it has healed. */
  park(messages: readonly Delivered[]): Promise<void>;
  /** @param dueAt when it is tried again, in milliseconds since 1970; null: it is dead */
  failed(message: Delivered, attempts: number, dueAt: number | null, error: string): Promise<void>;
  healed(ids: readonly string[]): Promise<void>;
}

/** The rows of `delivery_failure` of one consumer, in the producer's schema. */
export class SourceFailures implements Failures<Message> {
  constructor(
    private readonly source: Database,
    private readonly consumer: string,
  ) {}

  lanes(): Promise<Map<string, BlockedLane>> {
    return lanesOf(this.source, this.consumer, 'source is null');
  }

  inLane(lane: string, limit: number): Promise<LaneRow<Message>[]> {
    return messagesOfLane(this.source, this.consumer, lane, limit);
  }

  async park(messages: readonly Message[]): Promise<void> {
    await this.source.query(
      `insert into delivery_failure (consumer, message_id, lane, type, book_id, position, state)
       select $1, *, 'parked' from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::bigint[])
       on conflict do nothing`,
      [
        this.consumer,
        messages.map((message) => message.id),
        messages.map(laneOf),
        messages.map((message) => message.type),
        messages.map((message) => message.bookId),
        messages.map((message) => message.position),
      ],
    );
  }

  async failed(message: Message, attempts: number, dueAt: number | null, error: string): Promise<void> {
    await this.source.query(
      `insert into delivery_failure
         (consumer, message_id, lane, type, book_id, position, state, attempts, next_attempt_at, last_error)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (consumer, message_id) do update
       set state = excluded.state, attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at,
         last_error = excluded.last_error`,
      [
        this.consumer,
        message.id,
        laneOf(message),
        message.type,
        message.bookId,
        message.position,
        dueAt === null ? 'dead' : 'waiting',
        attempts,
        dueAt === null ? null : new Date(dueAt),
        told(error),
      ],
    );
  }

  async healed(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.source.query(
      'delete from delivery_failure where consumer = $1 and message_id = any ($2::uuid[])',
      [this.consumer, ids],
    );
  }
}

/** As a row takes it: PostgreSQL has no NUL, and an error may quote what it found. */
export function told(error: string): string {
  return error.slice(0, 2_000).replaceAll('\0', '\uFFFD');
}

/** How the lanes of a consumer stand, of the rows that `which` says. */
export async function lanesOf(
  database: Database,
  consumer: string,
  which: 'source is null' | 'source is not null',
): Promise<Map<string, BlockedLane>> {
  const rows = await database.query<{ lane: string; dead: boolean | null; dueAt: Date | null }>(
    `select lane, bool_or(state = 'dead') filter (where state <> 'parked') as dead,
       min(next_attempt_at) as "dueAt"
     from delivery_failure where consumer = $1 and ${which} group by lane`,
    [consumer],
  );
  return new Map(
    rows.map(({ lane, dead, dueAt }) => [
      lane,
      { state: dead === null ? 'healing' : dead ? 'dead' : 'waiting', dueAt: dueAt?.getTime() ?? 0 },
    ]),
  );
}
