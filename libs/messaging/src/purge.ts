import type { Database } from '@hisaab/database';

const KEEP_DAYS = 30;
const AT_ONCE = 5_000;

async function inParts(
  database: Database,
  text: string,
  keepDays = KEEP_DAYS,
  more: readonly unknown[] = [],
): Promise<number> {
  let total = 0;
  for (;;) {
    const rows = await database.query<object>(text, [keepDays, AT_ONCE, ...more]);
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

/** Where each offset stood when this process last looked. */
const lastSeen = new WeakMap<Database, ReadonlyMap<string, bigint>>();

/**
 * Consumers that no release starts any more: what comes next for them has waited for twice as long as work is kept,
 * and they have not moved since the last look. One that runs moves on, over what failed as well; one that has just
 * begun again after months has its hour.
 */
async function goneConsumers(database: Database): Promise<string[]> {
  const offsets = await database.query<{ consumer: string; position: bigint; isBehind: boolean }>(
    `select consumer, position, coalesce((
         select next.occurred_at < now() - $1::int * interval '1 day' from outbox next
         where next.position > own.position order by next.position limit 1), false) as "isBehind"
     from consumer_offset own`,
    [KEEP_DAYS * 2],
  );
  const before = lastSeen.get(database);
  lastSeen.set(database, new Map(offsets.map(({ consumer, position }) => [consumer, position])));
  return offsets
    .filter(({ consumer, position, isBehind }) => isBehind && before?.get(consumer) === position)
    .map(({ consumer }) => consumer);
}

/**
 * Work that everybody is done with, but those who are gone. Facts stay for ever, names until they are erased; where
 * nobody is left who could be done, nothing goes.
 */
export async function purgeWork(database: Database): Promise<number> {
  const gone = await goneConsumers(database);
  return inParts(
    database,
    `delete from outbox where id in (
       select id from outbox
       where channel = 'work' and occurred_at < now() - $1::int * interval '1 day'
         and position <= (
           select coalesce(min(position), 0) from consumer_offset where consumer <> all ($3::text[]))
         and not exists (select from delivery_failure where message_id = outbox.id)
       limit $2::int)
     returning 1`,
    KEEP_DAYS,
    [gone],
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
