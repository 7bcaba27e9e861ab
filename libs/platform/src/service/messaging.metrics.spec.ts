import type { Envelope } from '@hisaab/contracts';
import type { ConsumerStatus, SourceStatus } from '@hisaab/messaging';
import { Metrics } from '@hisaab/observability';
import { describe, expect, it } from 'vitest';
import { deliveryTimes, tellProgress } from './messaging.metrics';

const consumer = (name: string, more: Partial<ConsumerStatus> = {}): ConsumerStatus => ({
  consumer: name,
  lag: 0,
  lagSeconds: 0,
  waiting: 0,
  parked: 0,
  dead: 0,
  blockedLanes: 0,
  ...more,
});
const source = (name: SourceStatus['source'], consumers: ConsumerStatus[]): SourceStatus => ({
  source: name,
  leader: true,
  unstamped: 3,
  oldestUnstampedSeconds: 7,
  head: 10n,
  consumers,
});

async function scraped(ask: () => Promise<SourceStatus[]>): Promise<string[]> {
  const metrics = new Metrics();
  tellProgress(metrics, {
    progressByNow: ask,
    linkStates: () => [
      { name: 'kafka', state: { connected: true } },
      { name: 'rabbitmq', state: { connected: false, waitsFor: 'RabbitMQ' } },
    ],
  });
  return (await metrics.text()).split('\n').filter((line) => line.startsWith('messaging_'));
}

describe('the numbers of messages', () => {
  it('tell how far each consumer is, the relay before them, and what waits for a person', async () => {
    const lines = await scraped(() =>
      Promise.resolve([
        source('billing', [consumer('kafka', { lag: 2, lagSeconds: 1.5 })]),
        source('kafka', [consumer('reporting', { lag: 5, lagSeconds: 9, dead: 1, blockedLanes: 2 })]),
      ]),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'messaging_lag_messages{source="billing",consumer="relay"} 3',
        'messaging_lag_seconds{source="billing",consumer="relay"} 7',
        'messaging_lag_seconds{source="billing",consumer="kafka"} 1.5',
        'messaging_lag_seconds{source="kafka",consumer="reporting"} 9',
        'messaging_blocked_lanes{source="kafka",consumer="reporting"} 2',
        'messaging_dead_messages{source="kafka",consumer="reporting"} 1',
        'messaging_broker_connected{broker="kafka"} 1',
        'messaging_broker_connected{broker="rabbitmq"} 0',
      ]),
    );
    expect(lines.filter((line) => line.includes('source="kafka",consumer="relay"'))).toEqual([]);
  });

  it('come of one look a scrape', async () => {
    let looks = 0;
    await scraped(() => {
      looks += 1;
      return Promise.resolve([source('billing', [consumer('ledger')])]);
    });
    expect(looks).toBe(1);
  });

  it('say nothing of consumers while the database is away', async () => {
    const lines = await scraped(() => Promise.reject(new Error('no database')));
    expect(lines.map((line) => line.replace(/\{.*/, ''))).toEqual([
      'messaging_broker_connected',
      'messaging_broker_connected',
    ]);
  });

  it('note how old a message is when its consumer is done; no clock makes it younger than nothing', async () => {
    const metrics = new Metrics();
    const taken = deliveryTimes(metrics);
    const at = (seconds: number) =>
      ({ time: new Date(Date.now() - seconds * 1_000).toISOString() }) as Envelope;
    taken('reporting', [at(0.06), at(20), at(-5)]);
    const text = await metrics.text();
    expect(text).toContain('messaging_delivery_seconds_bucket{le="0.025",consumer="reporting"} 1');
    expect(text).toContain('messaging_delivery_seconds_bucket{le="10",consumer="reporting"} 2');
    expect(text).toContain('messaging_delivery_seconds_count{consumer="reporting"} 3');
  });
});
