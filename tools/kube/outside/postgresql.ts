import { chownSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../../libs/platform/src/embedded-postgres';
import { systemAccount } from '../../../libs/platform/src/embedded-postgres/system-account';
import { passwordOf, PORTS, type Place } from './place';

/** PostgreSQL that lets nobody in from other machines but over TLS. @returns how it ends */
export async function startPostgresql(place: Place): Promise<() => Promise<void>> {
  const home = path.join(place.folder, 'postgresql');
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const account = systemAccount([home]);
  const own = (name: string, from: string): string => {
    const file = path.join(home, name);
    copyFileSync(from, file);
    chownSync(file, account.uid ?? 0, account.gid ?? 0);
    return file;
  };
  const rules = path.join(home, 'pg_hba.conf');
  const everybody = [
    'host all all 127.0.0.1/32 scram-sha-256',
    'hostssl all all 0.0.0.0/0 scram-sha-256',
    '',
  ];
  writeFileSync(rules, everybody.join('\n'), { mode: 0o644 });
  const settings = {
    listen_addresses: `127.0.0.1,${place.address}`,
    max_connections: '150',
    ssl: 'on',
    ssl_cert_file: own('server.pem', place.certificates.certificate),
    ssl_key_file: own('server.key', place.certificates.key),
    hba_file: rules,
  };
  const server = await startEmbeddedPostgres({
    dataDir: path.join(home, 'data'),
    port: PORTS.postgresql,
    settings,
  });
  try {
    await openFor(server.adminUrl, passwordOf(place, 'postgresql-password'));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return () => server.stop();
}

/** A cloud gives nobody the superuser. */
async function openFor(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(
      `create role hisaab_admin login createrole password ${client.escapeLiteral(password)}`,
    );
    await client.query('alter database hisaab owner to hisaab_admin');
  } finally {
    await client.end();
  }
}
