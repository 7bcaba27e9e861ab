import type { Database } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';

import { notify } from './relay/nudge';

export interface FailedMessage {
  readonly consumer: string;
  readonly messageId: string;
  readonly type: string;
  readonly bookId: string | null;
  readonly state: 'waiting' | 'dead';
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly lastError: string | null;
  readonly recordedAt: Date;
  /** How many messages wait behind it. */
  readonly parkedBehind: number;
}

/** What this service's consumers failed at, oldest first; what is parked is counted with its head. */
export function failedMessages(source: Database): Promise<FailedMessage[]> {
  return source.query<FailedMessage>(
    `select consumer, message_id as "messageId", type, book_id as "bookId", state, attempts,
       next_attempt_at as "nextAttemptAt", last_error as "lastError", recorded_at as "recordedAt",
       (select count(*)::int from delivery_failure as behind
        where behind.consumer = head.consumer and behind.lane = head.lane and behind.state = 'parked'
       ) as "parkedBehind"
     from delivery_failure as head where state <> 'parked' order by position, consumer`,
  );
}

/** Tries again at once, with all attempts ahead: one message, all of a consumer, or all there are. */
export async function redrive(
  source: Database,
  which: { consumer?: string; messageId?: string } = {},
): Promise<number> {
  const rows = await source.query<object>(
    `update delivery_failure set state = 'waiting', attempts = 0, next_attempt_at = now()
     where state <> 'parked' and ($1::text is null or consumer = $1) and ($2::uuid is null or message_id = $2)
     returning 1`,
    [which.consumer ?? null, which.messageId ?? null],
  );
  if (rows.length > 0) await notify(source, 'failures');
  return rows.length;
}

/**
 * Gives one message up, so that what is parked behind it goes on. The consumer's own tables say that it was
 * taken, or a consumer that wants every number would stop at the gap.
 */
export async function skip(
  source: Database,
  consumerDatabase: Database,
  which: { consumer: string; messageId: string },
): Promise<void> {
  const [failed] = await source.query<{ bookId: string | null; sequence: bigint | null }>(
    `select failure.book_id as "bookId", outbox.sequence
     from delivery_failure as failure left join outbox on outbox.id = failure.message_id
     where failure.consumer = $1 and failure.message_id = $2 and failure.state <> 'parked'`,
    [which.consumer, which.messageId],
  );
  if (!failed) {
    throw new DomainError(
      'no-such-message',
      'missing',
      `${which.consumer} did not fail at ${which.messageId}`,
    );
  }
  await consumerDatabase.transaction(async (tx) => {
    await tx.query('insert into inbox (consumer, message_id) values ($1, $2) on conflict do nothing', [
      which.consumer,
      which.messageId,
    ]);
    if (failed.sequence === null) return;
    await tx.query(
      `insert into watermark (consumer, source, book_id, sequence) values ($1, $2, $3, $4)
       on conflict (consumer, source, book_id) do update
       set sequence = greatest(watermark.sequence, excluded.sequence)`,
      [which.consumer, source.service, failed.bookId, failed.sequence],
    );
  });
  await source.query('delete from delivery_failure where consumer = $1 and message_id = $2', [
    which.consumer,
    which.messageId,
  ]);
  await notify(source, 'failures');
}
