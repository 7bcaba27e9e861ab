import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { authConfig } from '@hisaab/auth';
import { billingConfig } from '@hisaab/billing';
import { SERVICES, type Service } from '@hisaab/contracts';
import { notificationConfig } from '@hisaab/notification';
import { parseEnvironment, platformConfig } from '@hisaab/platform';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { PROCESSES, variablesOf, type Process } from '../split/variables';
import { composeFile, namesAskedFor, read, ROOT, variablesIn, type ComposeService } from './compose-file';
import { ownEnvironment } from './env.mjs';

const example = variablesIn(read('.env.example'));
const { services, networks, volumes } = composeFile(example);
const OWN: Partial<Record<Process, z.ZodObject>> = {
  auth: authConfig,
  billing: billingConfig,
  notification: notificationConfig,
};
/** Node's own. */
const STANDARD = ['NODE_OPTIONS'];
const nameOf = (process: Process): string => (process === 'site' ? 'web' : process);
const service = (name: string): ComposeService => {
  const found = services[name];
  if (!found) throw new Error(`docker-compose.yml has no ${name}`);
  return found;
};
const isOurs = ({ image }: ComposeService): boolean => image.startsWith('hisaab:');
const given = (process: Process): Record<string, string> => service(nameOf(process)).environment;

/** As compose files write it. */
const there = {
  address: (process: Process) => `http://${nameOf(process)}:8080`,
  databaseUrl: (owner: Service) =>
    `postgres://hisaab_${owner}:${example.get(`${owner.toUpperCase()}_PASSWORD`)}@postgres:5432/hisaab`,
  brokers: {
    RABBITMQ_URL: '',
    KAFKA_BROKERS: 'kafka:9092',
    REDIS_URL: `redis://:${example.get('REDIS_PASSWORD')}@redis:6379`,
  },
  internalToken: example.get('HISAAB_INTERNAL_TOKEN') ?? '',
  masterKey: example.get('HISAAB_MASTER_KEY') ?? '',
};

describe('docker-compose.yml and what the services are configured by', () => {
  it.each(PROCESSES)('gives %s everything that it needs, and no secret of another', (process) => {
    const password = process === 'site' ? '' : example.get(`${process.toUpperCase()}_PASSWORD`);
    const wanted = variablesOf(process, {
      ...there,
      brokers: { ...there.brokers, RABBITMQ_URL: `amqp://${process}:${password}@rabbitmq:5672/hisaab` },
    });
    expect(given(process)).toMatchObject(wanted);
    const others = SERVICES.filter((other) => other !== process).map(
      (other) => example.get(`${other.toUpperCase()}_PASSWORD`) ?? 'none',
    );
    const text = JSON.stringify(given(process));
    for (const secret of [...others, example.get('POSTGRES_PASSWORD') ?? 'none']) {
      expect(text).not.toContain(secret);
    }
  });

  it.each(PROCESSES)('gives %s only variables that it knows, with values that it takes', (process) => {
    const own = OWN[process];
    const database = `${process.toUpperCase()}_DATABASE_URL`;
    const known = new Set([
      ...Object.keys(platformConfig.shape),
      ...Object.keys(own?.shape ?? {}),
      database,
      ...STANDARD,
    ]);
    expect(Object.keys(given(process)).filter((name) => !known.has(name))).toEqual([]);
    expect(() => parseEnvironment(platformConfig, given(process))).not.toThrow();
    if (own) expect(() => parseEnvironment(own, given(process))).not.toThrow();
  });

  it('gives each service the account at Kafka that bears its name', () => {
    for (const name of SERVICES) {
      expect(given(name)).toMatchObject({
        KAFKA_SASL_USERNAME: name,
        KAFKA_SASL_PASSWORD: example.get(`${name.toUpperCase()}_PASSWORD`),
        KAFKA_TLS_CA_FILE: '/shared/kafka/ca.pem',
      });
      expect(service('kafka').environment[`${name.toUpperCase()}_PASSWORD`]).toBe(
        given(name)['KAFKA_SASL_PASSWORD'],
      );
    }
    expect(read('deploy/compose/kafka/start.sh')).toContain(`for service in ${SERVICES.join(' ')}; do`);
  });

  it('makes at the broker and in the database the accounts that the services use', () => {
    for (const name of SERVICES) {
      const upper = name.toUpperCase();
      expect(service('rabbitmq-definitions').environment[`${upper}_RABBITMQ_URL`]).toBe(
        given(name)['RABBITMQ_URL'],
      );
      expect(service('migrate').environment[`${upper}_DATABASE_URL`]).toBe(
        given(name)[`${upper}_DATABASE_URL`],
      );
    }
  });
});

describe('.env.example', () => {
  it('has every variable that the file asks for, and no other', () => {
    expect([...namesAskedFor(read('docker-compose.yml'))].toSorted()).toEqual([...example.keys()].toSorted());
  });

  it.each(
    [...namesAskedFor(read('docker-compose.yml'))].filter((name) => /_(KEY|TOKEN|PASSWORD)$/.test(name)),
  )('is refused without %s, by its name', (name) => {
    expect(() => composeFile(new Map([...example, [name, '']]))).toThrow(name);
  });

  it('becomes one with secrets of its own, which the services take', () => {
    const [one, other] = [variablesIn(ownEnvironment()), variablesIn(ownEnvironment())];
    expect([...one.keys()]).toEqual([...example.keys()]);
    for (const [name, value] of one) {
      if (/_(KEY|TOKEN|PASSWORD)$/.test(name)) expect(value).not.toBe(other.get(name));
      else expect(value).toBe(example.get(name));
    }
    const made = composeFile(one).services['auth'];
    expect(() => parseEnvironment(platformConfig, made?.environment ?? {})).not.toThrow();
    expect(Buffer.from(one.get('HISAAB_MASTER_KEY') ?? '', 'base64')).toHaveLength(32);
  });
});

/** They write addresses into files for others, and go to none of them. */
const WRITE_DOWN = new Set(['rabbitmq-definitions', 'kong-file']);

describe('what docker-compose.yml names', () => {
  it('is there: parts, networks, volumes and files', () => {
    for (const [name, { depends_on, networks: own, volumes: mounted, network_mode }] of Object.entries(
      services,
    )) {
      for (const other of Object.keys(depends_on))
        expect(services, `${name} waits for ${other}`).toHaveProperty(other);
      for (const network of own) expect(networks, name).toHaveProperty(network);
      if (network_mode) expect(services).toHaveProperty(network_mode.replace('service:', ''));
      for (const mount of mounted) {
        const [from = ''] = mount.split(':');
        if (from.startsWith('./')) expect(existsSync(resolve(ROOT, from)), from).toBe(true);
        else expect(volumes, name).toHaveProperty(from);
      }
    }
  });

  it('can be reached: who names another by an address shares a network with it', () => {
    const names = Object.keys(services);
    const networksOf = (name: string): string[] => {
      const { network_mode, networks: own } = service(name);
      return network_mode ? networksOf(network_mode.replace('service:', '')) : own;
    };
    for (const name of names) {
      const { environment, command = [] } = service(name);
      const text = [...Object.values(environment), ...command].join(' ');
      for (const [, host = ''] of text.matchAll(/(?:\/\/|@|=| |^)([a-z-]+):\d{4}\b/g)) {
        if (host === 'localhost' || WRITE_DOWN.has(name)) continue;
        expect(names, `${name} names ${host}`).toContain(host);
        expect(
          networksOf(name).some((network) => networksOf(host).includes(network)),
          `${name} to ${host}`,
        ).toBe(true);
      }
    }
  });

  it('is healthy or done before somebody waits for it', () => {
    for (const { depends_on } of Object.values(services)) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const isTask = service(other).restart === 'no';
        expect(condition, other).toBe(isTask ? 'service_completed_successfully' : 'service_healthy');
        // The image has a health check of its own.
        if (!isTask && !isOurs(service(other))) expect(service(other).healthcheck, other).toBeDefined();
      }
    }
  });

  it('is a program of the image: the word that each is started with', () => {
    for (const [name, { command = [], ...own }] of Object.entries(services)) {
      if (!isOurs(own as ComposeService) || name === 'operator') continue;
      const [word = ''] = command;
      const places = [`apps/${word}/src/main.ts`, `apps/all-in-one/src/${word}.command.ts`];
      expect(word === 'kong' || places.some((place) => existsSync(resolve(ROOT, place))), word).toBe(true);
    }
  });
});
