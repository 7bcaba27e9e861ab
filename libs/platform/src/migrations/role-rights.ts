import { createHash } from 'node:crypto';

import type { Service } from '@hisaab/database';
import pg from 'pg';

import { schemaComment, type SchemaLevel } from './schema-level';

const { escapeIdentifier, escapeLiteral } = pg;

export interface ServiceRole {
  readonly service: Service;
  readonly name: string;
  /** Absent where the operator made the role: then it only gets its rights. */
  readonly password?: string;
  /** Text of grants.sql. */
  readonly grants: string;
  /** What the schema has once the migrations are applied; told to all by its comment. */
  readonly level: SchemaLevel;
}

/** Changes when anything below changes, so that schemas get the new rights at the next start. */
const RIGHTS_VERSION = 1;

function fingerprint(role: ServiceRole): string {
  return createHash('sha256')
    .update(JSON.stringify([RIGHTS_VERSION, role.service, role.name, role.password ?? null, role.grants]))
    .digest('hex');
}

/** Whether this role has the rights that the files say: a comment on the schema remembers which they were. */
export async function hasRights(client: pg.Client, role: ServiceRole): Promise<boolean> {
  const { rows } = await client.query<{ comment: string | null; role: boolean }>(
    `select obj_description(to_regnamespace($1), 'pg_namespace') as comment,
            exists (select from pg_roles where rolname = $2) as role`,
    [role.service, role.name],
  );
  return rows[0]?.role === true && rows[0].comment === comment(role);
}

function comment(role: ServiceRole): string {
  return schemaComment(role.service, role.level, fingerprint(role));
}

export async function giveRights(client: pg.Client, role: ServiceRole): Promise<void> {
  await client.query('begin');
  try {
    await grantRights(client, role);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** In the caller's transaction; the comment, last, tells the services that they may begin. */
export async function grantRights(client: pg.Client, role: ServiceRole): Promise<void> {
  const name = escapeIdentifier(role.name);
  const schema = escapeIdentifier(role.service);
  await client.query(`set local search_path = ${schema}`);
  if (role.password !== undefined) await makeRole(client, role.name, role.password);
  await client.query(`
    revoke all on schema ${schema} from public;
    grant usage on schema ${schema} to ${name};
    grant select, insert, update, delete on all tables in schema ${schema} to ${name};
    grant usage, select on all sequences in schema ${schema} to ${name};
    grant execute on all functions in schema ${schema} to ${name};
    revoke all on ${schema}._prisma_migrations from ${name};
  `);
  if (role.grants.trim() !== '') await client.query(role.grants.replaceAll(/:role\b/g, name));
  await client.query(`comment on schema ${schema} is ${escapeLiteral(comment(role))}`);
}

async function makeRole(client: pg.Client, role: string, password: string): Promise<void> {
  const name = escapeIdentifier(role);
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  // A new role has no right of its own but to log in.
  if (!rowCount) await client.query(`create role ${name} with login noinherit`);
  await client.query(`alter role ${name} with password ${escapeLiteral(password)}`);
}
