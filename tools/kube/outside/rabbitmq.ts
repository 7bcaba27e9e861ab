import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endNames } from '../../split/names.mjs';
import { ProcessPart } from '../../split/part';
import { RABBITMQ } from '../../split/parts/rabbitmq';
import { passwordOf, PORTS, takesConnections, type Place } from './place';

const EPMD = 15_674;

/** RabbitMQ over TLS alone, its management too, with one account: everything else is the release's to bring. */
export function rabbitPart(place: Place): ProcessPart {
  const home = path.join(place.folder, 'rabbitmq');
  const file = (name: string): string => path.join(home, name);
  const { ca, certificate, key } = place.certificates;
  const tls = (prefix: string): string[] => [
    `${prefix}.cacertfile = ${ca}`,
    `${prefix}.certfile = ${certificate}`,
    `${prefix}.keyfile = ${key}`,
  ];
  const settings = [
    'listeners.tcp = none',
    `listeners.ssl.1 = ${place.address}:${PORTS.rabbitmq}`,
    ...tls('ssl_options'),
    'ssl_options.verify = verify_none',
    `management.ssl.ip = ${place.address}`,
    `management.ssl.port = ${PORTS.management}`,
    ...tls('management.ssl'),
    'default_user = operator',
    `default_pass = ${passwordOf(place, 'rabbitmq-password')}`,
    'default_vhost = hisaab',
    'disk_free_limit.absolute = 50MB',
    'vm_memory_high_watermark.absolute = 512MB',
    'log.console = true',
    'log.console.level = warning',
    'log.file = false',
    '',
  ];
  const environment = {
    HOME: home,
    RABBITMQ_NODENAME: 'outside@localhost',
    RABBITMQ_DIST_PORT: '15675',
    RABBITMQ_MNESIA_BASE: file('data'),
    RABBITMQ_LOG_BASE: home,
    RABBITMQ_CONFIG_FILE: file('rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: file('enabled_plugins'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none',
    RUNNING_UNDER_SYSTEMD: 'true',
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(EPMD),
  };
  return new ProcessPart({
    name: 'rabbitmq',
    log: path.join(place.folder, 'logs/rabbitmq.log'),
    launch: () => {
      mkdirSync(home, { recursive: true });
      writeFileSync(file('enabled_plugins'), '[rabbitmq_management].');
      writeFileSync(file('rabbitmq.conf'), settings.join('\n'), { mode: 0o600 });
      return { command: RABBITMQ, args: [], environment, folder: home };
    },
    listens: async () => {
      await takesConnections(place.address, PORTS.rabbitmq);
      await takesConnections(place.address, PORTS.management);
    },
    startsWithinMs: 120_000,
    stopsWithinMs: 30_000,
    ended: () => endNames(EPMD),
  });
}
