import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface EmptyDatabase {
  readonly name: string;
  readonly adminUrl: string;
  drop(): Promise<void>;
}

/** A database with nothing in it; roles that are made with its name in theirs go with it. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const server = inject('postgres').adminUrl;
  const name = `empty_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdmin(server, (client) => client.query(`create database ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    name,
    adminUrl: url.href,
    drop: () =>
      asAdmin(server, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
        const { rows } = await client.query<{ rolname: string }>(
          `select rolname from pg_roles where starts_with(rolname, $1)`,
          [`${name}_`],
        );
        for (const { rolname } of rows) await client.query(`drop role ${pg.escapeIdentifier(rolname)}`);
      }),
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
