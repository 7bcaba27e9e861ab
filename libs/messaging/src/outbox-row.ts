import type { EventData, EventDefinition } from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';
import { causeFor } from '@hisaab/observability';

import { checked } from './event-check';

export interface NewEvent<Definition extends EventDefinition = EventDefinition> {
  readonly event: Definition;
  readonly data: EventData<Definition>;
  /** What a name belongs to, or what else the message is about. Names keep their order per subject. */
  readonly subject?: string;
  /** Made by the caller when the message must be the same however often it is raised. */
  readonly id?: string;
}

/**
 * For hot paths that write their row, the book's number and the event in one statement of their own:
 *
 *     with numbered as (
 *       insert into book_sequence (book_id, value) values ($1, 1)
 *       on conflict (book_id) do update set value = book_sequence.value + 1 returning value
 *     ), … , sent as (
 *       insert into outbox (id, type, channel, subject, actor, request_id, traceparent, data, book_id, sequence)
 *       select $2::uuid, $3, $4, $5, $6, $7, $8, $9::json, $1, value from numbered
 *     ) select value from numbered
 *
 * `outboxRow` gives $2…$9 in this order. Call `outbox.wake()` after the commit.
 */
export const OUTBOX_ROW_COLUMNS = 'id, type, channel, subject, actor, request_id, traceparent, data';

export type OutboxRow = [
  id: string,
  type: string,
  channel: string,
  subject: string | null,
  actor: string | null,
  requestId: string | null,
  traceparent: string | null,
  data: string,
];

export function outboxRow<Definition extends EventDefinition>(
  event: NewEvent<Definition>,
  bookId: string | null = null,
): OutboxRow {
  const cause = causeFor(bookId);
  return [
    event.id ?? uuidv7(),
    event.event.type,
    event.event.channel,
    event.subject ?? null,
    cause?.actor ?? null,
    cause?.requestId ?? null,
    cause?.traceparent ?? null,
    JSON.stringify(checked(event.event, event.data)),
  ];
}
