import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { SERVICES, type Service } from '@hisaab/contracts';
import { roleUrl } from '@hisaab/database';

import { masterKeyFile } from '../../libs/platform/src/embedded-postgres';
import { openKeeper } from './keep';
import { lines, type Lines } from './lines';
import { migrate } from './migrate';
import type { Part } from './part';
import { gatewayPart } from './parts/gateway';
import { kafkaPart } from './parts/kafka';
import { PostgresPart } from './parts/postgres';
import { rabbitPart, rabbitUrl } from './parts/rabbitmq';
import { redisPart } from './parts/redis';
import { servicePart } from './parts/service';
import { portsFor, secretsIn, type Ports, type Secrets } from './place';
import { PROCESSES, variablesOf, type Process } from './variables';

export interface StackOptions {
  /** Data, logs and secrets; a second start in it finds what the first left. */
  readonly folder: string;
  readonly ports: 'fixed' | 'free';
  /** How many of a kind: `{ billing: 2 }` is `billing` and `billing-2`. */
  readonly replicas?: Partial<Record<Process, number>>;
  /** Variables for all services, and with the profile of the limits for the gateway too. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Services reach RabbitMQ and Kafka over lines that can be cut. */
  readonly cuttable?: boolean;
  readonly say?: (line: string) => void;
}

export interface Stack {
  /** The gateway. */
  readonly url: string;
  readonly adminUrl: string;
  readonly parts: ReadonlyMap<string, Part>;
  /** The administrator's, and a service's own. */
  readonly databaseUrl: string;
  serviceDatabaseUrl(service: Service): string;
  readonly rabbitmqUrl: string;
  readonly rabbitmqManagementUrl: string;
  readonly kafkaBrokers: string;
  readonly redisUrl: string;
  readonly internalToken: string;
  /** Auth's. */
  readonly masterKey: string;
  readonly folder: string;
  part(name: string): Part;
  /** The variables that a service is started with. */
  environmentOf(service: Process): Readonly<Record<string, string>>;
  /** Until the gateway sends requests to every process again: it asks them for itself, every few seconds. */
  untilRouted(): Promise<void>;
  /** Other variables for the services, from their next start on; those of `environment` stay. */
  vary(variables: Readonly<Record<string, string>>): void;
  cut(service: Service, broker: 'rabbitmq' | 'kafka'): void;
  heal(service: Service, broker: 'rabbitmq' | 'kafka'): void;
  stop(): Promise<void>;
}

/** Where the repository and its Node are: a bundle of this file lies elsewhere. */
export interface Home {
  readonly root: string;
  readonly node: string;
}

const LOOPBACK = '127.0.0.1';
const ROUTED_MS = 60_000;

export async function startStack(home: Home, options: StackOptions): Promise<Stack> {
  const say = options.say ?? (() => undefined);
  const folder = path.resolve(options.folder);
  const names = processNames(options.replicas ?? {});
  const ports = await portsFor(
    options.ports,
    names.map(({ name }) => name),
  );
  const secrets = secretsIn(folder);
  openKeeper(home);
  const cable = await lines(options.cuttable ?? false, ports('rabbitmq'), ports('kafka'));
  const stores = {
    postgres: new PostgresPart(folder, ports('postgres')),
    redis: redisPart(folder, ports('redis')),
    rabbitmq: rabbitPart(folder, rabbitPorts(ports), secrets.rabbitmq),
    kafka: kafkaPart(folder, kafkaPorts(ports), cable.kafkaLines),
  };
  const parts = new Map<string, Part>(Object.entries(stores));
  // As in one program: whoever has the administrator's URL and the master key finds the same roles.
  const databaseUrl = (service: Service): string =>
    roleUrl(stores.postgres.url, service, masterKeyFile(folder));
  const stop = async (): Promise<void> => {
    const [front, back] = [[...parts.values()].slice(4), Object.values(stores)];
    await Promise.all(front.map((part) => part.stop()));
    await Promise.all(back.filter((part) => part !== stores.postgres).map((part) => part.stop()));
    await stores.postgres.stop();
    cable.close();
  };
  const varied: Place['varied'] = { now: {} };
  const place = {
    ...home,
    folder,
    ports,
    secrets,
    cable,
    databaseUrl,
    more: options.environment ?? {},
    varied,
  };
  try {
    say('starting PostgreSQL, Redis, RabbitMQ and Kafka');
    const brokers = Promise.all([stores.redis.start(), stores.rabbitmq.start(), stores.kafka.start()]);
    await Promise.all([
      brokers,
      stores.postgres.start().then(() => migrate(home, stores.postgres.url, databaseUrl)),
    ]);
    say('starting the services');
    for (const { name, service } of names) parts.set(name, processPart(name, service, place));
    const processes = names.map(({ name }) => parts.get(name)!);
    await Promise.all(processes.map((part) => part.start().then(() => part.untilReady())));
    say('starting the gateway');
    const gateway = gatewayPart({ ...place, ...gatewayPlace(names, place) });
    parts.set('gateway', gateway);
    await gateway.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `http://${LOOPBACK}:${ports('gateway')}`,
    adminUrl: `http://${LOOPBACK}:${ports('admin')}`,
    parts,
    databaseUrl: stores.postgres.url,
    serviceDatabaseUrl: databaseUrl,
    rabbitmqUrl: rabbitUrl(ports('rabbitmq'), secrets.rabbitmq),
    rabbitmqManagementUrl: `http://hisaab:${secrets.rabbitmq}@${LOOPBACK}:${ports('management')}`,
    kafkaBrokers: `${LOOPBACK}:${ports('kafka')}`,
    redisUrl: `redis://${LOOPBACK}:${ports('redis')}`,
    internalToken: secrets.internalToken,
    masterKey: masterKeyOf(folder),
    folder,
    part: (name) => {
      const part = parts.get(name);
      if (!part)
        throw new Error(`There is no part called ${name}; there are ${[...parts.keys()].join(', ')}`);
      return part;
    },
    environmentOf: (service) => environmentOf(service, place),
    untilRouted: () => untilRouted(`http://${LOOPBACK}:${ports('admin')}`),
    vary: (variables) => void (varied.now = variables),
    cut: (service, broker) => cable.line(service, broker).cut(),
    heal: (service, broker) => cable.line(service, broker).heal(),
    stop,
  };
}

async function untilRouted(adminUrl: string): Promise<void> {
  const isRouted = async (service: Process): Promise<boolean> => {
    const answer = await fetch(
      `${adminUrl}/upstreams/${service === 'site' ? 'web' : service}.upstream/health`,
    );
    const { data } = (await answer.json()) as { data: { health: string }[] };
    return data.every(({ health }) => health === 'HEALTHY');
  };
  for (const until = Date.now() + ROUTED_MS; ; await pause(200)) {
    const routed = await Promise.all(PROCESSES.map(isRouted));
    if (routed.every(Boolean)) return;
    if (Date.now() > until) throw new Error('The gateway does not find every service again');
  }
}

const masterKeyOf = (folder: string): string => Buffer.from(masterKeyFile(folder)).toString('base64');

interface Named {
  readonly name: string;
  readonly service: Process;
}

function processNames(replicas: Partial<Record<Process, number>>): Named[] {
  return PROCESSES.flatMap((service) =>
    Array.from({ length: replicas[service] ?? 1 }, (_, index) => ({
      name: index === 0 ? service : `${service}-${index + 1}`,
      service,
    })),
  );
}

interface Place extends Home {
  readonly folder: string;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly cable: Lines;
  readonly databaseUrl: (service: Service) => string;
  readonly more: Readonly<Record<string, string>>;
  readonly varied: { now: Readonly<Record<string, string>> };
}

function processPart(name: string, service: Process, place: Place): Part {
  const environment = (): Record<string, string> => environmentOf(service, place);
  return servicePart(name, service, { ...place, port: place.ports(name), environment });
}

function environmentOf(service: Process, place: Place): Record<string, string> {
  const { ports, secrets, cable } = place;
  return {
    HISAAB_TRUST_PROXY: 'true',
    ...variablesOf(service, {
      address: (peer) => `http://${LOOPBACK}:${ports(peer)}`,
      databaseUrl: place.databaseUrl,
      brokers: {
        RABBITMQ_URL: rabbitUrl(cable.port(service, 'rabbitmq'), secrets.rabbitmq),
        KAFKA_BROKERS: `${LOOPBACK}:${cable.port(service, 'kafka')}`,
        REDIS_URL: `redis://${LOOPBACK}:${ports('redis')}`,
      },
      internalToken: secrets.internalToken,
      masterKey: masterKeyOf(place.folder),
    }),
    ...place.more,
    ...place.varied.now,
  };
}

function gatewayPlace(names: readonly Named[], { ports, more }: Place) {
  const targets = new Map(
    [...SERVICES, 'site' as const].map((service) => [
      service === 'site' ? 'web' : service,
      names.filter((one) => one.service === service).map(({ name }) => `${LOOPBACK}:${ports(name)}`),
    ]),
  );
  const { HISAAB_LIMITS_PROFILE: limitsProfile, OTEL_EXPORTER_OTLP_ENDPOINT: collector } = more;
  return {
    port: ports('gateway'),
    adminPort: ports('admin'),
    authUrl: `http://${LOOPBACK}:${ports('auth')}`,
    targets,
    redis: `${LOOPBACK}:${ports('redis')}`,
    ...(limitsProfile === undefined ? {} : { limitsProfile }),
    ...(collector === undefined ? {} : { traces: `${collector}/v1/traces` }),
  };
}

const rabbitPorts = (ports: Ports) => ({
  port: ports('rabbitmq'),
  management: ports('management'),
  distribution: ports('distribution'),
  epmd: ports('epmd'),
});

const kafkaPorts = (ports: Ports) => ({
  port: ports('kafka'),
  insidePort: ports('kafkaInside'),
  controllerPort: ports('kafkaController'),
});
