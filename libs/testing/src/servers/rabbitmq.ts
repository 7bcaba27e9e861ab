import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { eventually } from '../eventually';
import { freePorts } from './free-port';
import { administration, type RabbitAdministration } from './rabbitmq-management';

/** Where Debian's package has the program itself, not the wrapper that wants a user of its own. */
const PROGRAM = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const START_MS = 120_000;

interface RabbitFile {
  readonly vhosts: readonly { readonly name: string }[];
  readonly users: readonly object[];
  readonly permissions: readonly object[];
}

export interface RabbitServerOptions {
  /** The contents of a `definitions.json`, taken in at the start; else there is `guest`, who may do everything. */
  readonly definitions?: RabbitFile;
  /** Files for AMQPS, which is then the only way in. */
  readonly tls?: { readonly ca: string; readonly certificate: string; readonly key: string };
}

export interface RabbitServer extends RabbitAdministration {
  readonly port: number;
  /** Where its management interface listens. */
  readonly management: string;
  /** With -9, as a power cut would. */
  kill(): Promise<void>;
  /** Stops it in the middle of whatever it does, as a machine that hangs; `false` lets it go on. */
  pause(paused: boolean): void;
  /** After `kill`, on the same ports and data. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** One that the environment names, for the tests that neither stop nor configure it. */
export function givenRabbit(): { url: string; management: string } | undefined {
  const url = process.env['HISAAB_TEST_RABBITMQ_URL'];
  const management = process.env['HISAAB_TEST_RABBITMQ_MANAGEMENT_URL'];
  return url !== undefined && management !== undefined ? { url, management } : undefined;
}

/** Whether this machine has RabbitMQ; with `CI=true` it must. */
export function hasRabbit(): boolean {
  const found = existsSync(PROGRAM);
  if (found) return true;
  const missing = 'RabbitMQ is not installed (apt-get install rabbitmq-server)';
  if (process.env['CI'] === 'true') throw new Error(missing);
  process.stderr.write(`${missing}: its tests are left out\n`);
  return false;
}

/** A real RabbitMQ of the test's own, on loopback, with its data in a folder that goes with it. */
export async function rabbitmqServer(options: RabbitServerOptions = {}): Promise<RabbitServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-rabbitmq-'));
  const [port, management, distribution, epmd] = (await freePorts(4)) as [number, number, number, number];
  const name = `hisaab${randomBytes(4).toString('hex')}@localhost`;
  const administrator = `administrator:${randomBytes(12).toString('hex')}`;
  writeFileSync(
    path.join(folder, 'rabbitmq.conf'),
    configuration(folder, port, management, administrator, options),
  );
  writeFileSync(path.join(folder, 'enabled_plugins'), '[rabbitmq_management].');
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    RABBITMQ_NODENAME: name,
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_MNESIA_BASE: path.join(folder, 'data'),
    RABBITMQ_LOG_BASE: folder,
    RABBITMQ_CONFIG_FILE: path.join(folder, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: path.join(folder, 'enabled_plugins'),
    // Few threads that do not spin: a test's broker shares its cores with the test.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none',
    // The program becomes the broker, and hands no signals on.
    RUNNING_UNDER_SYSTEMD: 'true',
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(epmd),
  };
  let child: ChildProcess | undefined;
  const url = `${options.tls ? 'amqps' : 'amqp'}://${administrator}@localhost:${port}`;
  const managementUrl = `http://127.0.0.1:${management}`;
  const administered = administration(url, managementUrl);

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGCONT');
    running.kill(signal);
    await gone;
  };
  const start = async (): Promise<void> => {
    const log = openSync(path.join(folder, 'output.log'), 'a');
    const started = spawn(PROGRAM, { cwd: folder, env: environment, stdio: ['ignore', log, log] });
    child = started;
    process.once('exit', () => started.kill('SIGKILL'));
    await eventually(
      async () => {
        if (started.exitCode === null)
          await administered.manage('GET', `health/checks/port-listener/${port}`);
      },
      { timeout: START_MS, interval: 100 },
    );
    if (started.exitCode !== null) throw new Error(`RabbitMQ did not start:\n${tailOf(folder)}`);
  };
  const stop = async (): Promise<void> => {
    // What it holds is thrown away: nothing is gained by a slow farewell.
    await end('SIGKILL');
    spawnSync('epmd', ['-port', String(epmd), '-kill'], { env: environment, stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...administered,
    port,
    management: managementUrl,
    start,
    stop,
    kill: () => end('SIGKILL'),
    pause: (paused) => void child?.kill(paused ? 'SIGSTOP' : 'SIGCONT'),
  };
}

function configuration(
  folder: string,
  port: number,
  management: number,
  administrator: string,
  { definitions, tls }: RabbitServerOptions,
): string {
  const [name, password] = administrator.split(':') as [string, string];
  const lines = [
    `management.tcp.ip = 127.0.0.1`,
    `management.tcp.port = ${management}`,
    `default_user = ${name}`,
    `default_pass = ${password}`,
    'disk_free_limit.absolute = 50MB',
    'vm_memory_high_watermark.absolute = 512MB',
    'log.file.level = warning',
  ];
  if (tls) {
    lines.push('listeners.tcp = none', `listeners.ssl.1 = 127.0.0.1:${port}`);
    lines.push(`ssl_options.cacertfile = ${tls.ca}`, `ssl_options.certfile = ${tls.certificate}`);
    lines.push(`ssl_options.keyfile = ${tls.key}`, 'ssl_options.verify = verify_none');
  } else lines.push(`listeners.tcp.1 = 127.0.0.1:${port}`);
  if (definitions !== undefined) {
    const file = path.join(folder, 'definitions.json');
    writeFileSync(file, JSON.stringify(withAdministrator(definitions, name, password)));
    lines.push(`load_definitions = ${file}`);
  }
  return `${lines.join('\n')}\n`;
}

/** With definitions of its own a broker makes no account by itself. */
function withAdministrator(definitions: RabbitFile, name: string, password: string): RabbitFile {
  const every = { configure: '.*', write: '.*', read: '.*' };
  return {
    ...definitions,
    users: [...definitions.users, { name, password, tags: ['administrator'] }],
    permissions: [
      ...definitions.permissions,
      ...definitions.vhosts.map((vhost) => ({ user: name, vhost: vhost.name, ...every })),
    ],
  };
}

function tailOf(folder: string): string {
  const log = path.join(folder, 'output.log');
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-30).join('\n') : '';
}
