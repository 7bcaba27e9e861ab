import type { Service } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';

import type { BrokerName } from './broker-link';

export interface ConsumerStatus {
  readonly consumer: string;
  /** Positions not yet passed; not all of them need be of types that it takes. */
  readonly lag: number;
  /** Age of the oldest message not yet passed, in seconds; 0 when there is none. */
  readonly lagSeconds: number;
  readonly waiting: number;
  readonly parked: number;
  readonly dead: number;
  /** Books, subjects and single messages that do not go on. */
  readonly blockedLanes: number;
}

export interface SourceStatus {
  /** Whose table the events wait in, or which broker has them. */
  readonly source: Service | BrokerName;
  /** Whether this process leads it; another may. */
  readonly leader: boolean;
  /** Committed events that the relay has not yet seen, counted up to 10,000. */
  readonly unstamped: number;
  readonly oldestUnstampedSeconds: number;
  readonly head: bigint;
  readonly consumers: ConsumerStatus[];
}

interface Row {
  unstamped: number;
  oldest: number;
  head: bigint;
  consumer: string;
  position: bigint;
  lagSeconds: number;
  waiting: number;
  parked: number;
  dead: number;
  lanes: number;
}

const query = `with unstamped as (
    select count(*)::int as count, coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8 as oldest
    from (select occurred_at from outbox where position is null limit 10000) as few
  )
  select unstamped.count as unstamped, unstamped.oldest, relay_position.value as head, consumer,
    coalesce(own.position, 0) as position,
    coalesce((select extract(epoch from now() - next.occurred_at) from outbox as next
      where next.position > coalesce(own.position, 0) order by next.position limit 1), 0)::float8 as "lagSeconds",
    failure.waiting, failure.parked, failure.dead, failure.lanes
  from unstamped, relay_position, unnest($1::text[]) as wanted (consumer)
  left join consumer_offset as own using (consumer)
  left join lateral (
    select count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'parked')::int as parked,
      count(*) filter (where state = 'dead')::int as dead,
      count(distinct lane)::int as lanes
    from delivery_failure where delivery_failure.consumer = wanted.consumer and source is null
  ) as failure on true`;

export async function sourceStatus(
  source: Database,
  consumers: readonly string[],
  leader: boolean,
): Promise<SourceStatus> {
  // The empty name brings the relay's own numbers when nobody listens.
  const rows = await source.query<Row>(query, [['', ...consumers]]);
  const [relay, ...own] = rows.sort((a, b) => a.consumer.localeCompare(b.consumer));
  return {
    source: source.service,
    leader,
    unstamped: relay?.unstamped ?? 0,
    oldestUnstampedSeconds: relay?.oldest ?? 0,
    head: relay?.head ?? 0n,
    consumers: own.map((row) => ({
      consumer: row.consumer,
      lag: Number(row.head - row.position),
      lagSeconds: row.lagSeconds,
      waiting: row.waiting,
      parked: row.parked,
      dead: row.dead,
      blockedLanes: row.lanes,
    })),
  };
}

/** Everything sent has been stamped and passed by every consumer, and nothing failed. */
export function isDrained(status: readonly SourceStatus[]): boolean {
  return status.every(
    ({ unstamped, consumers }) =>
      unstamped === 0 && consumers.every(({ lag, blockedLanes }) => lag === 0 && blockedLanes === 0),
  );
}
