import type { INestApplication } from '@nestjs/common';
import type { Service } from '@hisaab/contracts';
import { BrokerTransport, connectMessaging } from '@hisaab/messaging';
import { Health, Metrics, type PartReport } from '@hisaab/observability';
import type { Links } from './broker-links';
import { deliveryTimes, progressOf, tellProgress } from './messaging.metrics';
import { ServiceDatabases } from './service-databases';

/** Older than this, what a consumer has not done yet is late in a person's eyes. */
const LATE_SECONDS = 5;

/** Relays the events of this process and delivers to its consumers, and tells how late each of them is. */
export function joinMessaging(
  app: INestApplication,
  services: readonly Service[],
  links: Links = {},
): BrokerTransport {
  const databases = app.get(ServiceDatabases);
  const metrics = app.get(Metrics);
  const transport = new BrokerTransport({
    sources: services.map((service) => databases.of(service)),
    ...links,
    onTaken: deliveryTimes(metrics),
  });
  connectMessaging(app, transport);
  app.get(Health).register(() => lateness(transport));
  tellProgress(metrics, transport);
  return transport;
}

/** One part a service, the slowest of what it consumes, and one a broker: how far it is behind what it is sent. */
async function lateness(transport: BrokerTransport): Promise<PartReport[]> {
  const late = new Map<string, { seconds: number; blocked: number }>();
  const links = new Map(transport.linkStates().map(({ name, state }) => [name as string, state]));
  for (const name of links.keys()) late.set(name, { seconds: 0, blocked: 0 });
  for (const { consumers } of await progressOf(transport)) {
    for (const { consumer, lagSeconds, blockedLanes } of consumers) {
      const service = consumer.split('.', 1)[0] ?? consumer;
      const known = late.get(service) ?? { seconds: 0, blocked: 0 };
      late.set(service, {
        seconds: Math.max(known.seconds, lagSeconds),
        blocked: known.blocked + blockedLanes,
      });
    }
  }
  return [...late].map(([name, { seconds, blocked }]) => {
    const link = links.get(name);
    const isLate = seconds > LATE_SECONDS || blocked > 0 || link?.connected === false;
    // Writes go on without a broker: what it is to be told waits in the tables.
    const detail = link?.waitsFor ?? (blocked > 0 ? `${blocked} waiting for a retry or a person` : undefined);
    return {
      name,
      state: isLate ? 'late' : 'up',
      secondsLate: Math.round(seconds),
      ...(detail === undefined ? {} : { detail }),
    };
  });
}
