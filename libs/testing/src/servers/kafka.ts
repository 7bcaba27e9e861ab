import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

import { eventually } from '../eventually';
import { freePorts } from './free-port';
import { kafkaProperties, type KafkaSecurity } from './kafka-properties';

export interface KafkaServer {
  /** What `KAFKA_BROKERS` would be. */
  readonly brokers: string;
  /** Gives up its port as a broker does that is told to; `start()` brings the same one back. */
  stop(): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** The end of what it said, for a test that fails. */
  log(): string;
  /** Stops it and takes its data away. */
  drop(): Promise<void>;
}

export interface KafkaServerOptions {
  readonly security?: KafkaSecurity;
}

const START_MS = 60_000;

/** Where `tools/kafka/fetch.sh` puts the broker. */
export function kafkaJars(): string {
  const tools = process.env['HISAAB_CI_TOOLS'] ?? path.join(homedir(), '.cache', 'hisaab-ci');
  return path.join(tools, 'kafka');
}

/** Whether a broker can be had here; with CI=true it must be. */
export function hasKafka(): boolean {
  const found = existsSync(path.join(kafkaJars(), 'complete'));
  if (!found && process.env['CI'] === 'true') {
    throw new Error('The tests want Kafka and it is not there: tools/kafka/fetch.sh fetches it');
  }
  return found;
}

/** A real broker of one node (KRaft) on the loopback, its data in a folder that goes with it. */
export async function kafkaServer(options: KafkaServerOptions = {}): Promise<KafkaServer> {
  const [port, insidePort, controllerPort] = (await freePorts(3)) as [number, number, number];
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-kafka-'));
  const properties = path.join(folder, 'server.properties');
  writeFileSync(properties, kafkaProperties({ port, insidePort, controllerPort, folder, ...options }));
  const server = new OneNode(port, folder, properties);
  try {
    await server.format(options.security?.accounts ?? {});
    await server.start();
  } catch (error) {
    await server.drop();
    throw error;
  }
  return server;
}

class OneNode implements KafkaServer {
  readonly brokers: string;
  private child: ChildProcess | undefined;

  constructor(
    private readonly port: number,
    private readonly folder: string,
    private readonly properties: string,
  ) {
    this.brokers = `127.0.0.1:${port}`;
  }

  async format(accounts: Readonly<Record<string, string>>): Promise<void> {
    const users = Object.entries(accounts).flatMap(([name, password]) => [
      '--add-scram',
      `SCRAM-SHA-512=[name=${name},password=${password}]`,
    ]);
    // One that begins with a dash the tool would take for an option.
    const id = randomBytes(16).toString('base64url').replace(/^-/, 'A');
    const java = this.java('kafka.tools.StorageTool', ['format', '-t', id, '-c', this.properties, ...users]);
    const [code] = (await once(java, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`Kafka could not be formatted: ${this.log()}`);
  }

  async start(): Promise<void> {
    const child = this.java('kafka.Kafka', [this.properties]);
    this.child = child;
    await eventually(
      () => {
        if (child.exitCode !== null) return;
        return answers(this.port);
      },
      { timeout: START_MS, interval: 100 },
    );
    if (child.exitCode !== null) throw new Error(`Kafka ended: ${this.log()}`);
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  log(): string {
    return readFileSync(path.join(this.folder, 'log'), 'utf8').slice(-4_000);
  }

  async drop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  private java(main: string, words: readonly string[]): ChildProcess {
    const log = openSync(path.join(this.folder, 'log'), 'a');
    return spawn(
      'java',
      [
        '-Xmx384m',
        '-XX:+UseSerialGC',
        '-XX:TieredStopAtLevel=1',
        '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
        '-cp',
        path.join(kafkaJars(), '*'),
        main,
        ...words,
      ],
      { stdio: ['ignore', log, log], cwd: this.folder },
    );
  }
}

async function answers(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
