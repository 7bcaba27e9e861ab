import type { Database } from '@hisaab/database';

import { didNotFail, type DeadLetters, type FailedMessage, type Which } from '../dead-letters/dead-letters';
import { noteTaken } from '../dead-letters/table-dead-letters';
import { notify } from '../relay/nudge';
import { healersOf } from './healing';

/** What came over Kafka and failed, in the schemas of the consumers themselves. */
export class ReceivedDeadLetters implements DeadLetters {
  constructor(private readonly homes: readonly Database[]) {}

  async list(): Promise<FailedMessage[]> {
    return (await Promise.all(this.homes.map(failedAt))).flat();
  }

  async redrive(which: Which = {}): Promise<number> {
    let count = 0;
    for (const home of this.homes) {
      const rows = await home.query<object>(
        `update delivery_failure set state = 'waiting', attempts = 0, next_attempt_at = now()
         where state <> 'parked' and source is not null
           and ($1::text is null or consumer = $1) and ($2::uuid is null or message_id = $2)
         returning 1`,
        [which.consumer ?? null, which.messageId ?? null],
      );
      if (rows.length > 0) await notify(home, 'failures', healersOf(home.service));
      count += rows.length;
    }
    return count;
  }

  async skip(which: { consumer: string; messageId: string }): Promise<void> {
    const home = this.homes.find(({ service }) => service === which.consumer.split('.', 1)[0]);
    if (!home) throw didNotFail(which);
    await home.transaction(async (tx) => {
      const [gone] = await tx.query<{ source: string; bookId: string | null; sequence: bigint | null }>(
        `delete from delivery_failure
         where consumer = $1 and message_id = $2 and state <> 'parked' and source is not null
         returning source, book_id as "bookId", sequence`,
        [which.consumer, which.messageId],
      );
      if (!gone) throw didNotFail(which);
      await noteTaken(tx, which, gone);
    });
    await notify(home, 'failures', healersOf(home.service));
  }
}

function failedAt(home: Database): Promise<FailedMessage[]> {
  return home.query<FailedMessage>(
    `select consumer, message_id as "messageId", type, book_id as "bookId", state, attempts,
       next_attempt_at as "nextAttemptAt", last_error as "lastError", recorded_at as "recordedAt",
       (select count(*)::int from delivery_failure as behind
        where behind.consumer = head.consumer and behind.lane = head.lane and behind.state = 'parked'
          and behind.source is not null
       ) as "parkedBehind"
     from delivery_failure as head where state <> 'parked' and source is not null
     order by recorded_at, message_id`,
  );
}
