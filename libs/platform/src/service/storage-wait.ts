import path from 'node:path';
import type { Service } from '@hisaab/contracts';
import { isUnavailable } from '@hisaab/database';
import pg from 'pg';
import { levelIn, reaches, wantedLevel, type SchemaLevel } from '../migrations';
import { reasonOf } from '../start-problem';

const CONNECT_MS = 3_000;
const QUESTION = `select obj_description(to_regnamespace($1), 'pg_namespace') as comment,
    coalesce(has_schema_privilege(to_regnamespace($1)::oid, 'usage'), false) as usable`;
/** No such role, a wrong password, no such database: mended by the migrations or by a person, not by a restart. */
const NOT_YET = new Set(['28000', '28P01', '3D000', '42501']);

/**
 * What a service still waits for before it can begin, in words; nothing when its own role reaches its own schema and
 * that is as new as the program.
 */
export async function awaited(
  service: Service,
  url: string,
  directory = 'prisma',
): Promise<string | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `hisaab-${service}-start`,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: CONNECT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ comment: string | null; usable: boolean }>(QUESTION, [service]);
    const [found] = rows;
    const wanted = wantedLevel(path.resolve(directory), service);
    return schemaAwaited(service, levelIn(found?.comment ?? null), wanted, found?.usable === true);
  } catch (error) {
    return connectionAwaited(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function schemaAwaited(
  service: Service,
  there: SchemaLevel | undefined,
  wanted: SchemaLevel,
  isUsable: boolean,
): string | undefined {
  if (reaches(there, wanted)) {
    return isUsable
      ? undefined
      : `its role has no rights in the schema ${service} yet; npm run migrate gives them`;
  }
  if (!there) return `the schema ${service} is not there yet; npm run migrate makes it`;
  return `the schema ${service} is older than this program; npm run migrate brings it up to date`;
}

function connectionAwaited(url: string, error: unknown): string {
  const { host, username } = new URL(url);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (NOT_YET.has(code)) {
    return `the database at ${host} does not let ${decodeURIComponent(username)} in (${reasonOf(error)}); npm run migrate makes the roles`;
  }
  const how = isUnavailable(error) ? 'does not answer' : 'cannot be used';
  return `the database at ${host} ${how} (${reasonOf(error)})`;
}
