import path from 'node:path';

import { databaseName, roleName, rolePassword, SERVICES, type Service } from '@hisaab/database';
import pg from 'pg';

import { reasonOf, StartProblem } from '../start-problem';
import { applyMigrations, pendingMigrations } from './apply-migrations';
import { readGrants, readMigrations, wantedLevel } from './migration-files';
import { giveRights, hasRights, type ServiceRole } from './role-rights';

export interface NamedRole {
  readonly name: string;
  /** Absent where the operator made the role: then it only gets its rights. */
  readonly password?: string;
}

export interface MigrateOptions {
  /** The administrator's: it makes schemas and roles. */
  readonly adminUrl: string;
  /** What derived roles' passwords come from; not needed where all roles are named. */
  readonly masterKey?: Uint8Array | undefined;
  /** The folder with `platform/migrations` and `<service>/migrations`. */
  readonly directory?: string;
  readonly services?: readonly Service[];
  /** Roles as `<SERVICE>_DATABASE_URL` names them; made here where a password is given. The others are derived. */
  readonly roles?: Partial<Record<Service, NamedRole>>;
  readonly say?: (line: string) => void;
}

export interface MigrateReport {
  /** `<service>/<migration>`, in the order of application. */
  readonly applied: readonly string[];
}

const OLDEST_SERVER = 150_000;
/** Any number, as long as every process uses the same: several that start at once wait for the first. */
export const MIGRATION_LOCK = 4_711_204;

/** Brings every schema, role and right up to date; does nothing, quickly, where they are. */
export async function migrate(options: MigrateOptions): Promise<MigrateReport> {
  const client = await connect(options.adminUrl);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // Someone's long transaction must stop a migration, not the writes that queue up behind it.
    await client.query(`set lock_timeout = '30s'`);
    const applied: string[] = [];
    for (const service of options.services ?? SERVICES) {
      applied.push(...(await migrateService(client, service, options)));
    }
    return { applied };
  } finally {
    // Ends the session's lock as well.
    await client.end().catch(() => undefined);
  }
}

async function migrateService(
  client: pg.Client,
  service: Service,
  options: MigrateOptions,
): Promise<string[]> {
  const root = path.resolve(options.directory ?? 'prisma');
  const pending = await pendingMigrations(client, service, readMigrations(root, service));
  const role = serviceRole(service, root, options);
  if (pending.length === 0 && (await hasRights(client, role))) return [];
  if (pending.length > 0) options.say?.(`migrating ${service} (${pending.length})`);
  await applyMigrations(client, service, pending);
  await giveRights(client, role);
  return pending.map((migration) => `${service}/${migration.name}`);
}

export type RoleOptions = Pick<MigrateOptions, 'adminUrl' | 'masterKey' | 'roles'>;

export function serviceRole(service: Service, root: string, options: RoleOptions): ServiceRole {
  const what = { service, grants: readGrants(root, service), level: wantedLevel(root, service) };
  const own = options.roles?.[service];
  if (own !== undefined) return { ...what, ...own };
  if (!options.masterKey) {
    throw new StartProblem(
      `Neither ${service.toUpperCase()}_DATABASE_URL nor HISAAB_MASTER_KEY is given: the role of ${service} has no password.`,
    );
  }
  const database = databaseName(options.adminUrl);
  return {
    ...what,
    name: roleName(database, service),
    password: rolePassword(database, service, options.masterKey),
  };
}

async function connect(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: 'hisaab-migrations',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; words: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as words`,
    );
    const server = rows[0];
    if (server && server.version < OLDEST_SERVER) {
      throw new StartProblem(`The database is PostgreSQL ${server.words}; Hisaab needs 15 or newer.`);
    }
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (error instanceof StartProblem) throw error;
    const { host } = new URL(adminUrl);
    throw new StartProblem(
      `The database at ${host} does not answer (${reasonOf(error)}); start it, or check DATABASE_URL.`,
      error,
    );
  }
}
