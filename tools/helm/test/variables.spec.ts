import { authConfig } from '@hisaab/auth';
import { billingConfig } from '@hisaab/billing';
import { SERVICES } from '@hisaab/contracts';
import { notificationConfig } from '@hisaab/notification';
import { parseEnvironment, platformConfig } from '@hisaab/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeFile, read, variablesIn } from '../../compose/compose-file';
import { PROCESSES, type Process } from '../../split/variables';
import { containersOf, podsOf, type Container, type Manifest } from './manifest';
import { hasHelm } from './helm.config';
import { Charts, OUTSIDE } from './rendered';

const compose = composeFile(variablesIn(read('.env.example'))).services;
/** Passwords that others are made of, and what only a cluster says. */
const MORE = ['PASSWORD', 'REDIS_PASSWORD', 'HISAAB_DRAIN_SECONDS', 'HISAAB_SHUTDOWN_SECONDS'];
const OWN = { auth: authConfig, billing: billingConfig, notification: notificationConfig };
const partOf = (process: Process): string => (process === 'site' ? 'web' : process);

describe.runIf(hasHelm)('the variables of the pods', { timeout: 60_000 }, () => {
  let charts: Charts;
  let outside: readonly Manifest[];
  let kind: readonly Manifest[];
  beforeAll(() => {
    charts = new Charts();
    outside = charts.rendered({ set: OUTSIDE });
    kind = charts.rendered({ files: ['kind'] });
  }, 60_000);
  afterAll(() => charts?.remove());

  const container = (manifests: readonly Manifest[], part: string): Container => {
    const pod = podsOf(manifests).find(({ labels }) => labels['app.kubernetes.io/name'] === part);
    const one = pod?.spec.containers[0];
    if (!one) throw new Error(`There is no ${part}`);
    return one;
  };
  const namesIn = ({ env }: Container): string[] => env.map(({ name }) => name);
  /** As the kubelet does it: what stands before may be named. */
  const filled = ({ env }: Container): Record<string, string> => {
    const known: Record<string, string> = {};
    for (const { name, value, valueFrom } of env) {
      const key = valueFrom?.secretKeyRef?.key;
      const text = key ? secretOf(key) : (value ?? '');
      known[name] = text.replaceAll(/\$\(([A-Z_]+)\)/g, (all, other: string) => known[other] ?? all);
    }
    return known;
  };
  const secretOf = (key: string): string =>
    key === 'master-key' ? Buffer.alloc(32, 7).toString('base64') : `${key}-of-thirty-two-characters-`;

  it.each(PROCESSES)('of %s are those of docker-compose.yml', (process) => {
    const wanted = Object.keys(compose[partOf(process)]?.environment ?? {});
    const more = process === 'site' ? MORE.slice(2) : MORE;
    const trusted = process === 'site' ? [] : ['RABBITMQ_TLS_CA_FILE'];
    expect(namesIn(container(outside, partOf(process))).toSorted()).toEqual(
      [...wanted, ...more, ...trusted, 'NODE_EXTRA_CA_CERTS'].toSorted(),
    );
    const plain = wanted.map((name) => (name === 'KAFKA_TLS_CA_FILE' ? 'KAFKA_TLS' : name));
    expect(namesIn(container(kind, partOf(process))).toSorted()).toEqual([...plain, ...more].toSorted());
  });

  it.each(PROCESSES)('of %s are taken by it, and nothing in them is left open', (process) => {
    for (const manifests of [outside, kind]) {
      const given = filled(container(manifests, partOf(process)));
      expect(() => parseEnvironment(platformConfig, given)).not.toThrow();
      const own = process in OWN ? OWN[process as keyof typeof OWN] : undefined;
      if (own) expect(() => parseEnvironment(own, given)).not.toThrow();
      expect(JSON.stringify(given)).not.toContain('$(');
    }
  });

  it.each(SERVICES)('give %s its own secrets and no other’s', (service) => {
    const pod = podsOf(kind).find(({ labels }) => labels['app.kubernetes.io/name'] === service);
    const keys = containersOf(pod as NonNullable<typeof pod>).flatMap(({ env }) =>
      env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.key ?? []),
    );
    expect(keys.toSorted()).toEqual(
      [
        'internal-token',
        'redis-password',
        `${service}-password`,
        ...(service === 'auth' ? ['master-key'] : []),
      ].toSorted(),
    );
  });

  it('give the pages none, and each Job what it is for', () => {
    const keys = (part: string) =>
      container(kind, part).env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.key ?? []);
    expect(keys('web')).toEqual([]);
    expect(keys('test')).toEqual([]);
    expect(keys('gateway')).toEqual(['redis-password']);
    expect(keys('kafka-rights')).toEqual(['kafka-password']);
    expect(keys('migrate').toSorted()).toEqual(
      ['master-key', 'postgresql-password', ...SERVICES.map((name) => `${name}-password`)].toSorted(),
    );
  });

  it('lead to the stores outside, over TLS, with whom to believe', () => {
    expect(filled(container(outside, 'ledger'))).toMatchObject({
      LEDGER_DATABASE_URL: `postgres://hisaab_ledger:${secretOf('ledger-password')}@pg.example:5432/hisaab?sslmode=verify-full`,
      RABBITMQ_URL: `amqps://ledger:${secretOf('ledger-password')}@rabbit.example:5671/hisaab`,
      RABBITMQ_TLS_CA_FILE: '/trust/ca.crt',
      REDIS_URL: `rediss://hisaab:${secretOf('redis-password')}@redis.example:6379`,
      KAFKA_BROKERS: 'one.example:9093,two.example:9094',
      KAFKA_SASL_USERNAME: 'ledger',
      KAFKA_TLS_CA_FILE: '/trust/ca.crt',
      NODE_EXTRA_CA_CERTS: '/trust/ca.crt',
      AUTH_URL: 'http://hisaab-auth:8080',
    });
  });

  it('of migrate name the roles that the services log in as', () => {
    const migrate = filled(container(kind, 'migrate'));
    for (const service of SERVICES) {
      const name = `${service.toUpperCase()}_DATABASE_URL`;
      expect(migrate[name]).toBe(filled(container(kind, service))[name]);
    }
    expect(namesIn(container(kind, 'migrate')).filter((name) => !name.endsWith('_PASSWORD'))).toEqual(
      Object.keys(compose['migrate']?.environment ?? {}),
    );
  });

  it('set Kong as docker-compose.yml does, and what only a cluster needs', () => {
    const { env } = container(kind, 'gateway');
    const given = Object.fromEntries(env.map(({ name, value = '' }) => [name, value]));
    const { REDIS_PASSWORD, ...wanted } = compose['kong']?.environment ?? {};
    expect(REDIS_PASSWORD).toBeTruthy();
    expect(given).toMatchObject({ ...wanted, KONG_DECLARATIVE_CONFIG: '/shared/kong.yml' });
    const words = (manifests: readonly Manifest[]) => {
      const pod = podsOf(manifests).find(({ labels }) => labels['app.kubernetes.io/name'] === 'gateway');
      return pod?.spec.initContainers[0]?.args ?? [];
    };
    expect(words(outside)).toEqual(
      expect.arrayContaining([
        '--origin=https://hisaab.example',
        '--redis=redis.example:6379',
        '--redis-username=hisaab',
        '--redis-tls',
        '--target=billing=hisaab-billing:8080',
      ]),
    );
    expect(words(kind)).not.toContain('--redis-tls');
  });

  it('take the operator’s own in the place of the same', () => {
    const json = ['billing.env={"LOG_LEVEL":"debug"}', 'auth.env={"AUTH_ACCESS_TOKEN_TTL":"7200"}'];
    const manifests = charts.rendered({ json });
    const { env } = container(manifests, 'billing');
    expect(env.filter(({ name }) => name === 'LOG_LEVEL')).toEqual([{ name: 'LOG_LEVEL', value: 'debug' }]);
    expect(filled(container(manifests, 'auth'))).toMatchObject({ AUTH_ACCESS_TOKEN_TTL: '7200' });
  });

  it('of one process are an administrator’s', () => {
    const one = charts.rendered({ files: ['all-in-one'] });
    const given = filled(container(one, 'all-in-one'));
    expect(given).toMatchObject({ HISAAB_MASTER_KEY: secretOf('master-key') });
    expect(given['DATABASE_URL']).toContain('@hisaab-postgresql:5432/hisaab');
    expect(Object.keys(given).filter((name) => /RABBITMQ|KAFKA|REDIS|_DATABASE_URL/.test(name))).toEqual([]);
    expect(() => parseEnvironment(platformConfig, given)).not.toThrow();
  });
});
