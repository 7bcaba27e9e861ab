import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { kafkaJars } from '../../../libs/testing/src/servers/kafka';
import { kafkaProperties, type KafkaLine } from '../../../libs/testing/src/servers/kafka-properties';
import { ProcessPart, takesConnections } from '../part';

export interface KafkaPorts {
  readonly port: number;
  readonly insidePort: number;
  readonly controllerPort: number;
}

export function kafkaPart(folder: string, ports: KafkaPorts, lines: readonly KafkaLine[]): ProcessPart {
  const home = path.join(folder, 'kafka');
  const properties = path.join(home, 'server.properties');
  const java = (main: string, ...words: string[]): string[] => [
    ...['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    ...['-cp', path.join(kafkaJars(), '*')],
    main,
    ...words,
  ];
  return new ProcessPart({
    name: 'kafka',
    log: path.join(folder, 'logs/kafka.log'),
    launch: async () => {
      mkdirSync(home, { recursive: true });
      writeFileSync(properties, kafkaProperties({ ...ports, folder: home, lines }));
      if (!existsSync(path.join(home, 'data/meta.properties'))) {
        // One that begins with a dash the tool would take for an option.
        const id = randomBytes(16).toString('base64url').replace(/^-/, 'A');
        const words = java('kafka.tools.StorageTool', 'format', '-t', id, '-c', properties);
        await promisify(execFile)('java', words, { cwd: home });
      }
      return { command: 'java', args: java('kafka.Kafka', properties), environment: {}, folder: home };
    },
    listens: () => takesConnections(ports.port),
    stopsWithinMs: 30_000,
  });
}
