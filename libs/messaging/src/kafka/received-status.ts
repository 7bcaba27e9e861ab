import type { ConsumerStatus } from '../status';
import type { KafkaConsumer } from './kafka-consumer';
import type { KafkaDriver } from './kafka-driver';

interface Counts {
  waiting: number;
  parked: number;
  dead: number;
  lanes: number;
}

/** How far a consumer's group is behind its topics, and what it failed at. */
export async function receivedStatus(driver: KafkaDriver, consumer: KafkaConsumer): Promise<ConsumerStatus> {
  const [lag, [counts]] = await Promise.all([
    driver.lag(
      consumer.group,
      consumer.topics.map(({ topic }) => topic),
    ),
    consumer.home.query<Counts>(
      `select count(*) filter (where state = 'waiting')::int as waiting,
         count(*) filter (where state = 'parked')::int as parked,
         count(*) filter (where state = 'dead')::int as dead,
         count(distinct lane)::int as lanes
       from delivery_failure where consumer = $1 and source is not null`,
      [consumer.consumer],
    ),
  ]);
  return {
    consumer: consumer.consumer,
    lag,
    lagSeconds: consumer.lagSeconds(lag),
    waiting: counts?.waiting ?? 0,
    parked: counts?.parked ?? 0,
    dead: counts?.dead ?? 0,
    blockedLanes: counts?.lanes ?? 0,
  };
}
