import { Inject, Injectable } from '@nestjs/common';
import type { Service } from '@hisaab/contracts';
import { Database, serviceUrl } from '@hisaab/database';
import { Outbox } from '@hisaab/messaging';
import type { MasterKey } from '@hisaab/security';
import { ENVIRONMENT } from '../configuration/tokens';
import { ConfigurationError, type Environment } from '../configuration/environment';

/** Where the stores of a process are: the administrator's URL and the key that the roles' passwords come from. */
export abstract class StorePlace {
  abstract readonly adminUrl: string;
  abstract readonly masterKey: MasterKey;
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
    const admin = { url: this.place.adminUrl, masterKey: roleSecret(this.place.masterKey) };
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

/** The roles that the operator made, as `<SERVICE>_DATABASE_URL` names them; the migrations give them their rights. */
export function operatorRoles(
  environment: Environment,
  services: readonly Service[],
): Partial<Record<Service, string>> {
  const roles: Partial<Record<Service, string>> = {};
  for (const service of services) {
    const variable = `${service.toUpperCase()}_DATABASE_URL`;
    const url = environment[variable];
    if (!url) continue;
    const role = URL.canParse(url) ? decodeURIComponent(new URL(url).username) : '';
    if (role === '') throw new ConfigurationError(`${variable} is not a URL that names a role.`);
    roles[service] = role;
  }
  return roles;
}

/**
 * What the roles' passwords are made from. The oldest version of the master key that is still given, so that
 * processes that know the new version and processes that do not yet can both log in during a rolling change.
 */
export function roleSecret(masterKey: MasterKey): Uint8Array {
  return masterKey.derive('database roles', Math.min(...masterKey.versions));
}
