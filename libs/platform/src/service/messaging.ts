import type { INestApplication } from '@nestjs/common';
import type { Service } from '@hisaab/contracts';
import { connectMessaging, createInProcessTransport, type InProcessTransport } from '@hisaab/messaging';
import { Health, Metrics, type PartReport } from '@hisaab/observability';
import { ServiceDatabases } from './service-databases';

/** Older than this, what a consumer has not done yet is late in a person's eyes. */
const LATE_SECONDS = 5;

/** Relays and delivers between the modules of this process, and tells how late each of them is. */
export function joinMessaging(app: INestApplication, services: readonly Service[]): InProcessTransport {
  const databases = app.get(ServiceDatabases);
  const transport = createInProcessTransport({ sources: services.map((service) => databases.of(service)) });
  connectMessaging(app, transport);
  app.get(Health).register(() => lateness(transport));
  app
    .get(Metrics)
    .gauge(
      'messaging_lag_messages',
      'Messages that a consumer has not passed yet',
      ['source', 'consumer'],
      async (gauge) => {
        for (const { source, consumers } of await transport.progress())
          for (const { consumer, lag } of consumers) gauge.set({ source, consumer }, lag);
      },
    );
  app
    .get(Metrics)
    .gauge(
      'messaging_blocked_lanes',
      'Books, names and single messages that wait for a retry or a person',
      ['source', 'consumer'],
      async (gauge) => {
        for (const { source, consumers } of await transport.progress())
          for (const { consumer, blockedLanes } of consumers) gauge.set({ source, consumer }, blockedLanes);
      },
    );
  return transport;
}

/** One part a service: the slowest of what it consumes. */
async function lateness(transport: InProcessTransport): Promise<PartReport[]> {
  const late = new Map<string, { seconds: number; blocked: number }>();
  for (const { consumers } of await transport.progress().catch(() => [])) {
    for (const { consumer, lagSeconds, blockedLanes } of consumers) {
      const service = consumer.split('.', 1)[0] ?? consumer;
      const known = late.get(service) ?? { seconds: 0, blocked: 0 };
      late.set(service, {
        seconds: Math.max(known.seconds, lagSeconds),
        blocked: known.blocked + blockedLanes,
      });
    }
  }
  return [...late].map(([name, { seconds, blocked }]) => ({
    name,
    state: seconds > LATE_SECONDS || blocked > 0 ? 'late' : 'up',
    secondsLate: Math.round(seconds),
    ...(blocked > 0 ? { detail: `${blocked} waiting for a retry or a person` } : {}),
  }));
}
