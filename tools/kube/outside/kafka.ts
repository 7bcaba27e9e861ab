import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { SERVICES } from '@hisaab/contracts';
import { kafkaJars } from '../../../libs/testing/src/servers/kafka';
import { kafkaProperties } from '../../../libs/testing/src/servers/kafka-properties';
import { ProcessPart } from '../../split/part';
import { passwordOf, PORTS, takesConnections, type Place } from './place';

const INSIDE = 19_094;
const CONTROLLER = 19_095;

/** Kafka with an account for each service, over TLS alone, and with rights for nobody but its administrator. */
export function kafkaPart(place: Place): ProcessPart {
  const home = path.join(place.folder, 'kafka');
  const properties = path.join(home, 'server.properties');
  const java = (main: string, ...words: string[]): string[] => [
    ...['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    ...['-cp', path.join(kafkaJars(), '*')],
    main,
    ...words,
  ];
  const accounts = [
    ['admin', passwordOf(place, 'kafka-password')],
    ...SERVICES.map((name) => [name, passwordOf(place, `${name}-password`)]),
  ].flatMap(([name, password]) => ['--add-scram', `SCRAM-SHA-512=[name=${name},password=${password}]`]);
  return new ProcessPart({
    name: 'kafka',
    log: path.join(place.folder, 'logs/kafka.log'),
    launch: async () => {
      mkdirSync(home, { recursive: true });
      writeFileSync(properties, settings(place, home));
      const id = randomBytes(16).toString('base64url').replace(/^-/, 'A');
      const words = java('kafka.tools.StorageTool', 'format', '-t', id, '-c', properties, ...accounts);
      await promisify(execFile)('java', words, { cwd: home });
      return { command: 'java', args: java('kafka.Kafka', properties), environment: {}, folder: home };
    },
    listens: () => takesConnections(place.address, PORTS.kafka),
    stopsWithinMs: 30_000,
  });
}

/** As the tests' own broker, but that its door is the node's and its name another: what comes later in the file counts. */
function settings(place: Place, folder: string): string {
  const certificates = { ...place.certificates, folder: place.folder, remove: () => undefined };
  const ports = { port: PORTS.kafka, insidePort: INSIDE, controllerPort: CONTROLLER };
  const inside = `INSIDE://127.0.0.1:${INSIDE}`;
  const doors = [
    `listeners=OUTSIDE://${place.address}:${PORTS.kafka},${inside},CONTROLLER://127.0.0.1:${CONTROLLER}`,
    `advertised.listeners=OUTSIDE://${place.kafkaName}:${PORTS.kafka},${inside}`,
    '',
  ];
  return kafkaProperties({ ...ports, folder, security: { certificates, accounts: {} } }) + doors.join('\n');
}
