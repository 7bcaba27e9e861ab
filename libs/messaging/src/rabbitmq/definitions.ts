import { createHash, randomBytes } from 'node:crypto';

import { EVENTS, SERVICES, type Service } from '@hisaab/contracts';

import type { RetryPolicy } from '../delivery/back-off';
import { sourceOf } from '../delivery/handlers';
import { ownExchange, queuesOf, serviceOf, WORK_EXCHANGE } from './topology';

export interface Account {
  readonly name: string;
  readonly password: string;
}

export interface RabbitDefinitionsOptions {
  readonly vhost: string;
  /** One for each service that shall reach the broker. */
  readonly services: Partial<Record<Service, Account>>;
  /** Who lists and redrives what is dead: everything in the virtual host. */
  readonly operator: Account;
  readonly consumers: Readonly<Record<string, readonly string[]>>;
  readonly retries: RetryPolicy;
}

interface Rights {
  readonly configure: string;
  readonly write: string;
  readonly read: string;
}

/** What RabbitMQ takes as `load_definitions`. */
export interface RabbitDefinitions {
  readonly vhosts: readonly { readonly name: string }[];
  readonly users: readonly object[];
  readonly permissions: readonly object[];
  readonly topic_permissions: readonly object[];
  readonly exchanges: readonly object[];
  readonly queues: readonly object[];
  readonly bindings: readonly object[];
}

/** The broker before anybody has come: accounts with the least rights, and every queue that work goes to. */
export function rabbitDefinitions(options: RabbitDefinitionsOptions): RabbitDefinitions {
  const { vhost, operator, consumers, retries } = options;
  const queues = Object.entries(consumers).flatMap(([consumer, types]) => queuesOf(consumer, types, retries));
  const accounts = SERVICES.flatMap((service) => {
    const account = options.services[service];
    return account ? [{ service, account }] : [];
  });
  const granted = (account: Account, rights: Rights): object => ({ user: account.name, vhost, ...rights });
  return {
    vhosts: [{ name: vhost }],
    users: [...accounts.map(({ account }) => userOf(account, [])), userOf(operator, ['monitoring'])],
    permissions: [
      ...accounts.map(({ service, account }) => granted(account, rightsOf(service))),
      granted(operator, { configure: '.*', write: '.*', read: '.*' }),
    ],
    topic_permissions: accounts.map(({ service, account }) => ({
      user: account.name,
      vhost,
      exchange: WORK_EXCHANGE,
      write: oneOf(publishedBy(service)),
      read: oneOf(takenBy(service, consumers)),
    })),
    exchanges: [
      exchangeOf(vhost, WORK_EXCHANGE, 'topic'),
      ...SERVICES.map((service) => exchangeOf(vhost, ownExchange(service), 'direct')),
    ],
    queues: queues.map(({ name, arguments: own }) => ({
      name,
      vhost,
      durable: true,
      auto_delete: false,
      arguments: own,
    })),
    bindings: queues.flatMap(({ name, bindings }) =>
      bindings.map(({ exchange, key }) => ({
        source: exchange,
        vhost,
        destination: name,
        destination_type: 'queue',
        routing_key: key,
        arguments: {},
      })),
    ),
  };
}

/** Its own queues and its own exchange, and the one exchange that all publish to and bind to. */
function rightsOf(service: Service): Rights {
  const own = `${service}(\\..+)?|hisaab\\.${service}`;
  const withWork = `^(${own}|${escaped(WORK_EXCHANGE)})$`;
  return { configure: `^(${own})$`, write: withWork, read: withWork };
}

function publishedBy(service: Service): string[] {
  return [...EVENTS.values()]
    .filter(({ type, channel }) => channel === 'work' && sourceOf(type) === service)
    .map(({ type }) => type);
}

function takenBy(service: Service, consumers: Readonly<Record<string, readonly string[]>>): string[] {
  const own = Object.entries(consumers).filter(([consumer]) => serviceOf(consumer) === service);
  return [...new Set(own.flatMap(([, types]) => types))];
}

/** A pattern that fits these alone; `^$` fits no type at all. */
function oneOf(types: readonly string[]): string {
  return types.length === 0 ? '^$' : `^(${types.map(escaped).join('|')})$`;
}

function escaped(text: string): string {
  return text.replaceAll('.', '\\.');
}

function userOf({ name, password }: Account, tags: readonly string[]): object {
  return {
    name,
    password_hash: hashOf(password),
    hashing_algorithm: 'rabbit_password_hashing_sha256',
    tags,
    limits: {},
  };
}

/** RabbitMQ's own form: four bytes of salt, and the SHA-256 of salt and password. */
function hashOf(password: string): string {
  const salt = randomBytes(4);
  const digest = createHash('sha256').update(salt).update(password, 'utf8').digest();
  return Buffer.concat([salt, digest]).toString('base64');
}

function exchangeOf(vhost: string, name: string, type: 'topic' | 'direct'): object {
  return { name, vhost, type, durable: true, auto_delete: false, internal: false, arguments: {} };
}
