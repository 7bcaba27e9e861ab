import type { Database, Sql } from '@hisaab/database';

import { notify } from '../relay/nudge';
import { didNotFail, type DeadLetters, type FailedMessage, type Which } from './dead-letters';

/** What one service's table says failed of its own events, oldest first. */
export function failedMessages(source: Database): Promise<FailedMessage[]> {
  return source.query<FailedMessage>(
    `select consumer, message_id as "messageId", type, book_id as "bookId", state, attempts,
       next_attempt_at as "nextAttemptAt", last_error as "lastError", recorded_at as "recordedAt",
       (select count(*)::int from delivery_failure as behind
        where behind.consumer = head.consumer and behind.lane = head.lane and behind.state = 'parked'
          and behind.source is null
       ) as "parkedBehind"
     from delivery_failure as head where state <> 'parked' and source is null order by position, consumer`,
  );
}

/** The rows of `delivery_failure` in these services' schemas. */
export class TableDeadLetters implements DeadLetters {
  constructor(
    private readonly sources: readonly Database[],
    /** The schemas of the consumers; one that is not here, as that of a broker, has no inbox to write to. */
    private readonly homes: readonly Database[],
  ) {}

  async list(): Promise<FailedMessage[]> {
    return (await Promise.all(this.sources.map(failedMessages))).flat();
  }

  async redrive(which: Which = {}): Promise<number> {
    let count = 0;
    for (const source of this.sources) count += await redriveOf(source, which);
    return count;
  }

  async skip(which: { consumer: string; messageId: string }): Promise<void> {
    const home = this.homes.find(({ service }) => service === which.consumer.split('.', 1)[0]);
    for (const source of this.sources) if (await skipOf(source, home, which)) return;
    throw didNotFail(which);
  }
}

async function redriveOf(source: Database, which: Which): Promise<number> {
  const rows = await source.query<object>(
    `update delivery_failure set state = 'waiting', attempts = 0, next_attempt_at = now()
     where state <> 'parked' and source is null and ($1::text is null or consumer = $1) and ($2::uuid is null or message_id = $2)
     returning 1`,
    [which.consumer ?? null, which.messageId ?? null],
  );
  if (rows.length > 0) await notify(source, 'failures');
  return rows.length;
}

async function skipOf(
  source: Database,
  home: Database | undefined,
  which: { consumer: string; messageId: string },
): Promise<boolean> {
  const [failed] = await source.query<{ bookId: string | null; sequence: bigint | null }>(
    `select failure.book_id as "bookId", outbox.sequence
     from delivery_failure as failure left join outbox on outbox.id = failure.message_id
     where failure.consumer = $1 and failure.message_id = $2 and failure.state <> 'parked'
       and failure.source is null`,
    [which.consumer, which.messageId],
  );
  if (!failed) return false;
  await home?.transaction((tx) => noteTaken(tx, which, { ...failed, source: source.service }));
  await source.query('delete from delivery_failure where consumer = $1 and message_id = $2', [
    which.consumer,
    which.messageId,
  ]);
  await notify(source, 'failures');
  return true;
}

/** The consumer's own tables say that it was taken, or one that wants every number would stop at the gap. */
export async function noteTaken(
  tx: Sql,
  which: { consumer: string; messageId: string },
  fact: { source: string; bookId: string | null; sequence: bigint | number | null },
): Promise<void> {
  await tx.query('insert into inbox (consumer, message_id) values ($1, $2) on conflict do nothing', [
    which.consumer,
    which.messageId,
  ]);
  if (fact.sequence === null) return;
  await tx.query(
    `insert into watermark (consumer, source, book_id, sequence) values ($1, $2, $3, $4)
     on conflict (consumer, source, book_id) do update
     set sequence = greatest(watermark.sequence, excluded.sequence)`,
    [which.consumer, fact.source, fact.bookId, fact.sequence],
  );
}
