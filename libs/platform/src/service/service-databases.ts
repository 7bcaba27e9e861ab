import { Inject, Injectable } from '@nestjs/common';
import type { Service } from '@hisaab/contracts';
import { Database, serviceUrl } from '@hisaab/database';
import { Outbox } from '@hisaab/messaging';
import type { MasterKey } from '@hisaab/security';
import { ConfigurationError, type Environment } from '../configuration/environment';
import { databaseVariable } from '../configuration/requirements';
import { ENVIRONMENT } from '../configuration/tokens';
import type { NamedRole } from '../migrations';

/** Where the stores of a process are: the administrator's URL and the key that the roles' passwords come from. */
export abstract class StorePlace {
  /** Absent in a service of its own: it has its own role's URL and no other. */
  abstract readonly adminUrl?: string | undefined;
  abstract readonly masterKey?: MasterKey | undefined;
}

/** One pool a service, made when it is first asked for. */
@Injectable()
export class ServiceDatabases {
  private readonly databases = new Map<Service, Database>();
  private readonly outboxes = new Map<Service, Outbox>();

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(StorePlace) private readonly place: StorePlace,
  ) {}

  of(service: Service): Database {
    const known = this.databases.get(service);
    if (known) return known;
    const { adminUrl, masterKey } = this.place;
    const admin = adminUrl && masterKey ? { url: adminUrl, masterKey: roleSecret(masterKey) } : undefined;
    const database = new Database({ service, url: serviceUrl(this.environment, service, admin) });
    this.databases.set(service, database);
    return database;
  }

  outboxOf(service: Service): Outbox {
    const known = this.outboxes.get(service);
    if (known) return known;
    const outbox = new Outbox(this.of(service));
    this.outboxes.set(service, outbox);
    return outbox;
  }
}

/** The roles that `<SERVICE>_DATABASE_URL` names; the migrations give them their rights. */
export function operatorRoles(
  environment: Environment,
  services: readonly Service[],
): Partial<Record<Service, NamedRole>> {
  const roles: Partial<Record<Service, NamedRole>> = {};
  for (const [service, { name }] of rolesIn(environment, services)) roles[service] = { name };
  return roles;
}

/** The same with their passwords: for who may make them. */
export function rolesToMake(
  environment: Environment,
  services: readonly Service[],
): Partial<Record<Service, NamedRole>> {
  return Object.fromEntries(rolesIn(environment, services));
}

function rolesIn(environment: Environment, services: readonly Service[]): [Service, NamedRole][] {
  return services.flatMap((service): [Service, NamedRole][] => {
    const variable = databaseVariable(service);
    const text = environment[variable];
    if (!text) return [];
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const name = decodeURIComponent(url?.username ?? '');
    if (name === '') throw new ConfigurationError(`${variable} is not a URL that names a role.`);
    const password = decodeURIComponent(url?.password ?? '');
    return [[service, password === '' ? { name } : { name, password }]];
  });
}

/**
 * What the roles' passwords are made from. The oldest version of the master key that is still given, so that
 * processes that know the new version and processes that do not yet can both log in during a rolling change.
 */
export function roleSecret(masterKey: MasterKey): Uint8Array {
  return masterKey.derive('database roles', Math.min(...masterKey.versions));
}
