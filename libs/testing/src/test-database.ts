import { randomBytes } from 'node:crypto';

import { Database, roleName, roleUrl, SERVICES, type Service } from '@hisaab/database';
import pg from 'pg';
import { inject } from 'vitest';

import { migrateDatabase, withDatabase } from './template-database';
import { testMasterKey } from './test-master-key';

export { testMasterKey } from './test-master-key';

export interface TestDatabase {
  /** The administrator's URL of this database: what `DATABASE_URL` would be. */
  readonly url: string;
  readonly name: string;
  /** The administrator, with every right and no search path. */
  readonly admin: pg.Pool;
  readonly masterKey: Uint8Array;
  /** As the service itself connects: its role, its schema. One per service, closed by `drop()`. */
  database(service: Service): Database;
  serviceUrl(service: Service): string;
  drop(): Promise<void>;
}

/** A fresh, migrated database of this test file's own; call `drop()` when done. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('postgres');
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const url = withDatabase(server.adminUrl, name);
  await asAdmin(server.adminUrl, (client) =>
    client.query(`create database ${name} template ${server.template}`),
  );
  // The tables are there; this database's own roles and their rights are not.
  await migrateDatabase(url);
  const admin = new pg.Pool({ connectionString: url, max: 4 });
  admin.on('error', () => undefined);
  const open = new Map<Service, Database>();
  const serviceUrl = (service: Service): string => roleUrl(url, service, testMasterKey);
  return {
    url,
    name,
    admin,
    masterKey: testMasterKey,
    serviceUrl,
    database: (service) => {
      const known = open.get(service);
      if (known) return known;
      const made = new Database({ url: serviceUrl(service), service });
      open.set(service, made);
      return made;
    },
    drop: async () => {
      await Promise.all([...open.values()].map((database) => database.close()));
      if (!admin.ended) await admin.end();
      await asAdmin(server.adminUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
        for (const service of SERVICES) await client.query(`drop role if exists ${roleName(name, service)}`);
      });
    },
  };
}

async function asAdmin(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
