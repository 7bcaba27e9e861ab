import { readFileSync } from 'node:fs';
import path from 'node:path';

import { SERVICES } from '@hisaab/contracts';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** `name=value` of the properties that a start script writes. */
const properties = (file: string): Map<string, string> =>
  new Map(
    [...read(file).matchAll(/^([a-z][a-z0-9.-]+)=(.*)$/gm)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );

describe('the stores in the cluster', () => {
  it('know the services, in the order of the contracts', () => {
    const names = read('deploy/helm/hisaab-store/templates/_names.tpl');
    const [, said] = /define "hisaab-store.services" -}}\n(.+)\n/.exec(names) ?? [];
    expect(said).toBe(SERVICES.join(' '));
  });

  it('Kafka: as docker-compose.yml starts it, but for TLS and names', () => {
    const inCompose = properties('deploy/compose/kafka/start.sh');
    const inCluster = properties('deploy/helm/kafka/files/start.sh');
    const names = [...new Set([...inCompose.keys(), ...inCluster.keys()])];
    const others = names.filter((name) => inCompose.get(name) !== inCluster.get(name));
    expect(others.toSorted()).toEqual([
      'advertised.listeners',
      'listener.security.protocol.map',
      'ssl.client.auth',
      'ssl.keystore.location',
      'ssl.keystore.password',
      'ssl.keystore.type',
      'super.users',
    ]);
    expect(inCluster.get('listener.security.protocol.map')).toMatch(/^SERVICES:SASL_PLAINTEXT,/);
    // What lets everything through is reached from the pod itself alone.
    for (const [, name, host] of (inCluster.get('listeners') ?? '').matchAll(/([A-Z]+):\/\/([0-9.]+):/g)) {
      expect(host, name).toBe(name === 'SERVICES' ? '0.0.0.0' : '127.0.0.1');
    }
  });

  it('RabbitMQ: set as docker-compose.yml sets it', () => {
    const lines = read('deploy/compose/rabbitmq/20-hisaab.conf')
      .split('\n')
      .filter((line) => /^[a-z]/.test(line));
    const template = read('deploy/helm/rabbitmq/templates/configuration.yaml');
    const settings = lines.map((line) => line.split(' = ')[0] ?? '');
    for (const name of settings) expect(template).toContain(`    ${name} = `);
    expect(template).toContain(read('deploy/compose/rabbitmq/enabled_plugins').trim());
  });
});
