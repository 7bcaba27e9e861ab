import type { Sql, Statement } from '@hisaab/database';
import pg from 'pg';

import { reasonOf, StartProblem } from '../start-problem';

/** One connection with the administrator's rights, and no limit of time: a large table takes what it takes. */
export async function connectAsAdmin(adminUrl: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { host } = new URL(adminUrl);
    throw new StartProblem(
      `The database at ${host} does not answer (${reasonOf(error)}); start it, or check DATABASE_URL.`,
      error,
    );
  }
}

/** The transaction of this connection, for whoever asks with SQL alone. */
export function sqlOf(client: pg.Client): Sql {
  return {
    query: async <Row extends object>(statement: string | Statement, values: readonly unknown[] = []) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      return (await client.query<Row>(text, [...values])).rows;
    },
  };
}
