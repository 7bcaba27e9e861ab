import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Service } from '@hisaab/database';

import { StartProblem } from '../start-problem';
import { levelOf, type SchemaLevel } from './schema-level';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** The one that Prisma keeps: SHA-256 of the file's text. */
  readonly checksum: string;
}

/** In the order of application: what every schema has, then what this service has. */
export function readMigrations(root: string, service: Service): Migration[] {
  const all = owners(root, service).flatMap(readFolder);
  const twice = all.find((migration, at) => all.findIndex((other) => other.name === migration.name) !== at);
  if (twice) throw new StartProblem(`The migration ${twice.name} is both in platform and in ${service}.`);
  return all;
}

/** What a schema must have for this program. */
export function wantedLevel(root: string, service: Service): SchemaLevel {
  const [platform, own] = owners(root, service).map(readFolder);
  return levelOf(platform ?? [], own ?? []);
}

function owners(root: string, service: Service): string[] {
  return [path.join(root, 'platform'), path.join(root, service)];
}

function readFolder(owner: string): Migration[] {
  const folder = path.join(owner, 'migrations');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** What narrows the usual rights of the service's role; `:role` stands for its name. */
export function readGrants(root: string, service: Service): string {
  const file = path.join(root, service, 'grants.sql');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
