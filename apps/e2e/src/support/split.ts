import { randomBytes } from 'node:crypto';
import type { Service } from '@hisaab/contracts';
import type { TestDatabase } from '@hisaab/testing';
import { PROCESSES, variablesOf, type Brokers, type Process } from '../../../../tools/split/variables';
import { freePort, MASTER_KEY } from './program';
import { startService, type ServiceProcess } from './service';

/** Where nobody listens: services go on without. */
export const NO_BROKERS: Brokers = {
  RABBITMQ_URL: 'amqp://guest:guest@127.0.0.1:1',
  KAFKA_BROKERS: '127.0.0.1:1',
  REDIS_URL: 'redis://127.0.0.1:1',
};

/** The seven services and the site: their ports are known before any of them runs. */
export class Split {
  readonly token = randomBytes(24).toString('base64url');
  private readonly running = new Map<string, ServiceProcess>();

  private constructor(
    private readonly ports: ReadonlyMap<string, number>,
    private readonly databaseUrl: (service: Service) => string,
    private readonly brokers: Brokers,
    private readonly more: Record<string, string>,
  ) {}

  static async of(
    databaseUrl: TestDatabase['serviceUrl'],
    brokers: Brokers = NO_BROKERS,
    more: Record<string, string> = {},
  ): Promise<Split> {
    const ports = new Map<string, number>();
    for (const name of PROCESSES) ports.set(name, await freePort());
    return new Split(ports, databaseUrl, brokers, more);
  }

  address(name: Process): string {
    return `http://127.0.0.1:${this.ports.get(name)}`;
  }

  /** Exactly what this one needs, and nothing of the others'. */
  environment(name: Process): Record<string, string> {
    const place = {
      address: (peer: Process) => this.address(peer),
      databaseUrl: this.databaseUrl,
      brokers: this.brokers,
      internalToken: this.token,
      masterKey: MASTER_KEY,
    };
    return {
      LOG_LEVEL: 'info',
      HISAAB_LIMITS_PROFILE: 'load-test',
      ...this.more,
      ...variablesOf(name, place),
    };
  }

  start(name: Process): ServiceProcess {
    const port = this.ports.get(name) ?? 0;
    const process = startService(name, port, this.environment(name));
    this.running.set(name, process);
    return process;
  }

  async startAll(): Promise<void> {
    const all = PROCESSES.map((name) => this.start(name));
    await Promise.all(all.map((one) => one.untilReady()));
  }

  get(name: Process): ServiceProcess {
    const process = this.running.get(name);
    if (!process) throw new Error(`${name} was not started`);
    return process;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running.values()].map((one) => one.stop()));
  }
}
