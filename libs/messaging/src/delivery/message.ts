import { EVENTS, type Channel, type Envelope, type Service } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';

import { checked, InvalidEventError } from '../event-check';
import type { LaneRow } from './lanes';

/** A stamped row of the outbox on its way to a consumer. */
export interface Message {
  readonly id: string;
  readonly type: string;
  readonly channel: Channel;
  readonly bookId: string | null;
  readonly sequence: bigint | null;
  readonly subject: string | null;
  readonly actor: string | null;
  readonly requestId: string | null;
  readonly traceparent: string | null;
  readonly data: unknown;
  readonly occurredAt: Date;
  readonly position: bigint;
}

const COLUMNS = `outbox.id, outbox.type, outbox.channel, outbox.book_id as "bookId", outbox.sequence,
  outbox.subject, outbox.actor, outbox.request_id as "requestId", outbox.traceparent, outbox.data,
  outbox.occurred_at as "occurredAt", outbox.position`;

/** The next messages of these types; everything up to `head` is committed and stamped. */
export function messagesAfter(
  source: Database,
  position: bigint,
  head: bigint,
  types: readonly string[],
  limit: number,
): Promise<Message[]> {
  return source.query<Message>(
    {
      name: 'outbox-after',
      text: `select ${COLUMNS} from outbox_after($1::bigint, $2::bigint, $3::text[], $4::int) as outbox`,
    },
    [position, head, types, limit],
  );
}

/** What failed or waits in a lane of this service's own events, in its order. */
export function messagesOfLane(
  source: Database,
  consumer: string,
  lane: string,
  limit: number,
): Promise<LaneRow<Message>[]> {
  return source
    .query<Message & { failureId: string; attempts: number }>(
      `select failure.message_id as "failureId", failure.attempts, ${COLUMNS}
       from delivery_failure as failure left join outbox on outbox.id = failure.message_id
       where failure.consumer = $1 and failure.lane = $2 and failure.source is null
       order by failure.position limit $3::int`,
      [consumer, lane, limit],
    )
    .then((rows) =>
      rows.map(({ failureId, attempts, ...message }) => ({
        failureId,
        attempts,
        // Names are erased and old work is purged: nothing is left to deliver then.
        message: (message.id as string | null) === null ? null : message,
      })),
    );
}

/** Several consumers get the message that was read once for all of them; its check is the same for each. */
const made = new WeakMap<Message, Envelope>();

/** CloudEvents 1.0, its data checked against the contract on this side too. */
export function envelopeOf(source: Service, message: Message): Envelope {
  const known = made.get(message) ?? makeEnvelope(source, message);
  made.set(message, known);
  return known;
}

function makeEnvelope(source: Service, message: Message): Envelope {
  const event = EVENTS.get(message.type);
  if (!event) throw new InvalidEventError(message.type, 'no such event');
  return {
    specversion: '1.0',
    id: message.id,
    source: `/${source}`,
    type: message.type,
    time: message.occurredAt.toISOString(),
    datacontenttype: 'application/json',
    ...(message.subject === null ? {} : { subject: message.subject }),
    ...(message.bookId === null ? {} : { bookid: message.bookId }),
    ...(message.sequence === null ? {} : { sequence: Number(message.sequence) }),
    ...(message.actor === null ? {} : { actor: message.actor }),
    ...(message.requestId === null ? {} : { requestid: message.requestId }),
    ...(message.traceparent === null ? {} : { traceparent: message.traceparent }),
    data: checked(event, message.data),
  };
}
