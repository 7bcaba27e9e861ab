import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { TestCertificates } from './certificates';

/** TLS and SCRAM for clients, with rights by account: everything that is not allowed is refused. */
export interface KafkaSecurity {
  readonly certificates: TestCertificates;
  /** Name and password of each; `admin` may do everything. */
  readonly accounts: Readonly<Record<string, string>>;
}

export interface KafkaPlace {
  readonly port: number;
  readonly insidePort: number;
  readonly controllerPort: number;
  readonly folder: string;
  readonly security?: KafkaSecurity;
  /** Listeners of one client each, told another port to come back to: that of a line that may be cut. */
  readonly lines?: readonly KafkaLine[];
}

export interface KafkaLine {
  readonly name: string;
  readonly port: number;
  readonly advertised: number;
}

/** One node that is broker and controller, quick to start and to hand a group's work on. */
export function kafkaProperties(place: KafkaPlace): string {
  const { port, insidePort, controllerPort, folder, security, lines = [] } = place;
  const own = [`OUTSIDE://127.0.0.1:${port}`, `INSIDE://127.0.0.1:${insidePort}`];
  const listeners = [...own, ...lines.map((line) => `${line.name}://127.0.0.1:${line.port}`)].join(',');
  const advertised = [...own, ...lines.map((line) => `${line.name}://127.0.0.1:${line.advertised}`)].join(
    ',',
  );
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'INSIDE',
    listeners: `${listeners},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': advertised,
    'log.dirs': path.join(folder, 'data'),
    'auto.create.topics.enable': false,
    'num.partitions': 3,
    'offsets.topic.num.partitions': 3,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // A broker that was killed may come back under its name this soon.
    'broker.session.timeout.ms': 2_000,
    'broker.heartbeat.interval.ms': 500,
    'log.cleaner.dedupe.buffer.size': 4_194_304,
    'num.io.threads': 4,
    'num.network.threads': 2,
  };
  return Object.entries({ ...settings, ...(security ? secured(security, folder) : open(lines)) })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function open(lines: readonly KafkaLine[]): Record<string, string> {
  const names = ['OUTSIDE', 'INSIDE', 'CONTROLLER', ...lines.map((line) => line.name)];
  return { 'listener.security.protocol.map': names.map((name) => `${name}:PLAINTEXT`).join(',') };
}

function secured({ certificates }: KafkaSecurity, folder: string): Record<string, string> {
  // It wants the key and the certificate in one file.
  const both = path.join(folder, 'server.pem');
  writeFileSync(
    both,
    [certificates.key, certificates.certificate].map((file) => readFileSync(file)).join(''),
  );
  return {
    'listener.security.protocol.map': 'OUTSIDE:SASL_SSL,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'listener.name.outside.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'listener.name.outside.scram-sha-512.sasl.jaas.config':
      'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': both,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': certificates.ca,
    'ssl.client.auth': 'none',
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': 'false',
    'super.users': 'User:admin;User:ANONYMOUS',
  };
}
