import { SERVICES, type Service } from '@hisaab/contracts';

import { freePorts } from '../../libs/testing/src/servers/free-port';
import type { KafkaLine } from '../../libs/testing/src/servers/kafka-properties';
import { Line } from './line';
import type { Process } from './variables';

type Broker = 'rabbitmq' | 'kafka';

/** How the services reach the brokers: directly, or each over lines of its own. */
export interface Lines {
  readonly kafkaLines: readonly KafkaLine[];
  /** Where a service finds the broker. */
  port(service: Process, broker: Broker): number;
  line(service: Service, broker: Broker): Line;
  close(): void;
}

export async function lines(isCuttable: boolean, rabbitmq: number, kafka: number): Promise<Lines> {
  if (!isCuttable) {
    return {
      kafkaLines: [],
      port: (_service, broker) => (broker === 'kafka' ? kafka : rabbitmq),
      line: (service) => {
        throw new Error(`The lines of ${service} cannot be cut: start the stack with cuttable: true`);
      },
      close: () => undefined,
    };
  }
  const ports = await freePorts(SERVICES.length * 3);
  const open = new Map<string, { line: Line; port: number }>();
  const kafkaLines: KafkaLine[] = [];
  for (const [index, service] of SERVICES.entries()) {
    const [toRabbit, toKafka, listener] = ports.slice(index * 3, index * 3 + 3) as [number, number, number];
    // Kafka tells a client where to come back to: it must be told its own line there.
    kafkaLines.push({ name: service.toUpperCase(), port: listener, advertised: toKafka });
    open.set(`${service} rabbitmq`, { line: new Line(rabbitmq), port: toRabbit });
    open.set(`${service} kafka`, { line: new Line(listener), port: toKafka });
  }
  for (const { line, port } of open.values()) await line.open(port);
  const of = (service: Process, broker: Broker) => {
    const found = open.get(`${service} ${broker}`);
    if (!found) throw new Error(`${service} has no line to ${broker}`);
    return found;
  };
  return {
    kafkaLines,
    port: (service, broker) => (service === 'site' ? 0 : of(service, broker).port),
    line: (service, broker) => of(service, broker).line,
    close: () => open.forEach(({ line }) => line.close()),
  };
}
