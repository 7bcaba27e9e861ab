import type { Service } from '@hisaab/contracts';
import { ConfigurationError, type Environment } from './environment';

export interface Needs {
  readonly services: readonly Service[];
  readonly peers?: readonly Service[];
  readonly variables?: readonly string[];
}

/** What a service has of its own, and what it shares with the others. */
const OF_EACH = ['HISAAB_INTERNAL_TOKEN', 'RABBITMQ_URL', 'KAFKA_BROKERS', 'REDIS_URL'];

/**
 * A service that is a process of its own brings no store, no broker and no cache: whatever it needs must be named, and
 * it ends with the names of what is not.
 */
export function refuseMissing(needs: Needs, environment: Environment): void {
  const missing = required(needs, environment).filter((name) => !environment[name]);
  if (missing.length === 0) return;
  const names =
    missing.length === 1 ? missing[0] : `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}`;
  throw new ConfigurationError(`${names} ${missing.length === 1 ? 'is' : 'are'} missing.`);
}

function required({ services, peers = [], variables = [] }: Needs, environment: Environment): string[] {
  // With an administrator's URL the role is made, and its password comes from the master key.
  const derived = environment['DATABASE_URL'] ? ['HISAAB_MASTER_KEY'] : [];
  const own = services.flatMap((service) => {
    const variable = databaseVariable(service);
    return derived.length > 0 && !environment[variable] ? derived : [variable];
  });
  const each = services.length > 0 ? OF_EACH : [];
  return [...new Set([...own, ...variables, ...each, ...peers.map(addressVariable)])];
}

export const databaseVariable = (service: Service): string => `${service.toUpperCase()}_DATABASE_URL`;
export const addressVariable = (service: Service): `${Uppercase<Service>}_URL` =>
  `${service.toUpperCase() as Uppercase<Service>}_URL`;
