import type { Envelope } from '@hisaab/contracts';
import type { BrokerTransport, ConsumerStatus, SourceStatus } from '@hisaab/messaging';
import type { Metrics } from '@hisaab/observability';

/** The first to take an event out of its table, as it stands beside those who take it afterwards. */
const RELAY = 'relay';
/** What has come to a broker has left the tables: there is no relay before it. */
const BROKERS: ReadonlySet<string> = new Set(['rabbitmq', 'kafka']);
/** The numbers of one scrape are read one after the other, and come of the same look. */
const ONE_LOOK_MS = 500;

type Way = Pick<BrokerTransport, 'progressByNow' | 'linkStates'>;

/** While the database is away there is nothing to tell; that it is away is told by another part. */
export const progressOf = (transport: Way): Promise<SourceStatus[]> =>
  transport.progressByNow().catch(() => []);

export function tellProgress(metrics: Metrics, transport: Way): void {
  const look = oncePerScrape(() => progressOf(transport));
  const ofConsumers = (name: string, help: string, valueOf: (status: ConsumerStatus) => number): void =>
    metrics.gauge(name, help, ['source', 'consumer'], async (gauge) => {
      for (const { source, consumers } of await look())
        for (const status of consumers) gauge.set({ source, consumer: status.consumer }, valueOf(status));
    });
  ofConsumers('messaging_lag_messages', 'Messages that a consumer has not passed yet', ({ lag }) => lag);
  ofConsumers(
    'messaging_lag_seconds',
    'Age of the oldest message that a consumer has not passed yet',
    ({ lagSeconds }) => lagSeconds,
  );
  ofConsumers(
    'messaging_blocked_lanes',
    'Books, names and single messages that wait for a retry or a person',
    ({ blockedLanes }) => blockedLanes,
  );
  ofConsumers('messaging_dead_messages', 'Messages that wait for a person', ({ dead }) => dead);
  metrics.gauge(
    'messaging_broker_connected',
    '1 while this process has its connection to the broker',
    ['broker'],
    (gauge) => {
      for (const { name, state } of transport.linkStates())
        gauge.set({ broker: name }, state.connected ? 1 : 0);
    },
  );
}

/** @returns notes how long each message took from the change that it tells of until its consumer was done with it */
export function deliveryTimes(metrics: Metrics): (consumer: string, messages: readonly Envelope[]) => void {
  const observe = metrics.histogram(
    'messaging_delivery_seconds',
    'Time from a change to the end of what a consumer does about it',
    ['consumer'],
    [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600],
  );
  return (consumer, messages) => {
    const now = Date.now();
    for (const { time } of messages) observe({ consumer }, Math.max(0, now - Date.parse(time)) / 1_000);
  };
}

function oncePerScrape(ask: () => Promise<SourceStatus[]>): () => Promise<SourceStatus[]> {
  let known: { readonly at: number; readonly status: Promise<SourceStatus[]> } | undefined;
  return () => {
    const now = performance.now();
    if (!known || now - known.at > ONE_LOOK_MS) {
      known = { at: now, status: ask().then((sources) => sources.map(withRelay)) };
    }
    return known.status;
  };
}

function withRelay(source: SourceStatus): SourceStatus {
  if (BROKERS.has(source.source)) return source;
  const relay: ConsumerStatus = {
    consumer: RELAY,
    lag: source.unstamped,
    lagSeconds: source.oldestUnstampedSeconds,
    waiting: 0,
    parked: 0,
    dead: 0,
    blockedLanes: 0,
  };
  return { ...source, consumers: [relay, ...source.consumers] };
}
