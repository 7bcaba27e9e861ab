import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { SERVICES, type Service } from '@hisaab/database';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const schemaFile = (service: Service): string => path.resolve('prisma', service, 'schema.prisma');

/** The tables that Prisma's own engine would make of the models. */
async function sqlOfModels(url: string, service: Service): Promise<string> {
  const files = [{ path: 'schema.prisma', content: readFileSync(schemaFile(service), 'utf8') }];
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(url));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return (stdout ?? '').replaceAll('CREATE SCHEMA IF NOT EXISTS "public";', '');
  } finally {
    engine.free();
  }
}

/** `table.column type null?`, in order. */
async function columns(store: TestDatabase, schema: string): Promise<string[]> {
  const { rows } = await store.admin.query<{ told: string }>(
    `select format('%s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                   case when a.attnotnull then '' else ' null' end) as told
       from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = to_regnamespace($1) and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      order by 1`,
    [schema],
  );
  // Six digits are what PostgreSQL has unless told; Prisma's lists cannot be told apart from absent ones.
  return rows.map((row) => row.told.replace('timestamp(6)', 'timestamp').replace('[] null', '[]'));
}

describe('the Prisma schemas', () => {
  let store: TestDatabase;

  beforeAll(async () => {
    store = await testDatabase();
  });
  afterAll(() => store.drop());

  it.each(SERVICES.filter((service) => existsSync(schemaFile(service))))(
    'of %s know the tables and columns as the migrations make them',
    async (service) => {
      const client = await store.admin.connect();
      try {
        await client.query('create schema modelled; set search_path = modelled');
        await client.query(await sqlOfModels(store.url, service));
        const modelled = await columns(store, 'modelled');
        const migrated = new Set(await columns(store, service));
        expect(modelled.length).toBeGreaterThan(0);
        expect(modelled.filter((column) => !migrated.has(column))).toEqual([]);
      } finally {
        await client.query('drop schema modelled cascade; reset search_path');
        client.release();
      }
    },
  );
});
