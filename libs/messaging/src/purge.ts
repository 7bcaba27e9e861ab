import type { Database } from '@hisaab/database';

const KEEP_DAYS = 30;
const AT_ONCE = 5_000;

async function inParts(database: Database, text: string, keepDays = KEEP_DAYS): Promise<number> {
  let total = 0;
  for (;;) {
    const rows = await database.query<object>(text, [keepDays, AT_ONCE]);
    total += rows.length;
    if (rows.length < AT_ONCE) return total;
  }
}

/** Facts are known by the watermark; of names and work no repeat comes so late: an offset has passed them. */
export function purgeInbox(database: Database): Promise<number> {
  return inParts(
    database,
    `delete from inbox where ctid in (
       select ctid from inbox where processed_at < now() - $1::int * interval '1 day' limit $2::int)
     returning 1`,
  );
}

/** Work that everybody is done with. Facts stay for ever, names until they are erased. */
export function purgeWork(database: Database): Promise<number> {
  return inParts(
    database,
    `delete from outbox where id in (
       select id from outbox
       where channel = 'work' and occurred_at < now() - $1::int * interval '1 day'
         and position <= (select coalesce(min(position), 0) from consumer_offset)
         and not exists (select from delivery_failure where message_id = outbox.id)
       limit $2::int)
     returning 1`,
  );
}

/** Keys are promised for a day, and not looked at after it. */
export function purgeIdempotencyKeys(database: Database): Promise<number> {
  return inParts(
    database,
    `delete from idempotency_key where ctid = any(array(
       select ctid from idempotency_key where created_at < now() - $1::int * interval '1 day'
       order by created_at limit $2::int))
     returning 1`,
    1,
  );
}

/** No access token lives longer than a day: after two, none can name these any more. */
export function purgeEndedSessions(database: Database): Promise<number> {
  return inParts(
    database,
    `delete from ended_session where ctid = any(array(
       select ctid from ended_session where ended_at < now() - $1::int * interval '1 day'
       order by ended_at limit $2::int))
     returning 1`,
    2,
  );
}
