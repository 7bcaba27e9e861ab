import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { keepNames } from '../keep';
import { endNames } from '../names.mjs';
import { ProcessPart, takesConnections } from '../part';

/** Where Debian's package has the program itself, not the wrapper that wants a user of its own. */
export const RABBITMQ = '/usr/lib/rabbitmq/bin/rabbitmq-server';

export interface RabbitPorts {
  readonly port: number;
  readonly management: number;
  readonly distribution: number;
  readonly epmd: number;
}

export function rabbitPart(folder: string, ports: RabbitPorts, password: string): ProcessPart {
  const home = path.join(folder, 'rabbitmq');
  const file = (name: string): string => path.join(home, name);
  const environment = {
    HOME: home,
    RABBITMQ_NODENAME: `hisaab${ports.port}@localhost`,
    RABBITMQ_DIST_PORT: String(ports.distribution),
    RABBITMQ_MNESIA_BASE: file('data'),
    RABBITMQ_LOG_BASE: home,
    RABBITMQ_CONFIG_FILE: file('rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: file('enabled_plugins'),
    // Few threads that do not spin: it shares its cores with everything else.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none',
    // The program becomes the broker, so that signals reach it.
    RUNNING_UNDER_SYSTEMD: 'true',
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(ports.epmd),
  };
  return new ProcessPart({
    name: 'rabbitmq',
    url: `http://127.0.0.1:${ports.management}`,
    log: path.join(folder, 'logs/rabbitmq.log'),
    launch: () => {
      keepNames(ports.epmd);
      mkdirSync(home, { recursive: true });
      writeFileSync(file('enabled_plugins'), '[rabbitmq_management].');
      writeFileSync(file('rabbitmq.conf'), configuration(ports, password), { mode: 0o600 });
      return { command: RABBITMQ, args: [], environment, folder: home };
    },
    listens: () => takesConnections(ports.port),
    startsWithinMs: 120_000,
    stopsWithinMs: 30_000,
    ended: () => endNames(ports.epmd),
  });
}

export const rabbitUrl = (port: number, password: string): string =>
  `amqp://hisaab:${password}@127.0.0.1:${port}`;

/** The account is made at the very first start; afterwards it is in the data. */
function configuration({ port, management }: RabbitPorts, password: string): string {
  return [
    `listeners.tcp.1 = 127.0.0.1:${port}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${management}`,
    'default_user = hisaab',
    `default_pass = ${password}`,
    'disk_free_limit.absolute = 50MB',
    'vm_memory_high_watermark.absolute = 512MB',
    'log.console = true',
    'log.console.level = warning',
    'log.file = false',
    '',
  ].join('\n');
}
