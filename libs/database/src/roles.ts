import { createHash, hkdfSync } from 'node:crypto';

import type { Service } from '@hisaab/contracts';

/** PostgreSQL cuts identifiers after 63 bytes without a word. */
const LONGEST_PREFIX = 40;

export function databaseName(url: string): string {
  const parsed = new URL(url);
  const name = decodeURIComponent(parsed.pathname.slice(1)) || decodeURIComponent(parsed.username);
  if (!name) throw new Error('The database URL names no database');
  return name;
}

/** Roles belong to the whole server, so they carry the database's name: two databases never share one. */
export function roleName(database: string, service: Service): string {
  if (Buffer.byteLength(database) <= LONGEST_PREFIX) return `${database}_${service}`;
  const digest = createHash('sha256').update(database).digest('hex').slice(0, 16);
  return `${database.slice(0, LONGEST_PREFIX - 20).replace(/[^\x20-\x7e]/g, '_')}_${digest}_${service}`;
}

/** Derived from the master key, so that nothing has to be stored and every process finds the same. */
export function rolePassword(database: string, service: Service, masterKey: Uint8Array): string {
  const info = `hisaab database role ${database} ${service}`;
  return Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(), info, 32)).toString('base64url');
}

/** The administrator's URL with the service's role in place of the administrator. */
export function roleUrl(adminUrl: string, service: Service, masterKey: Uint8Array): string {
  const url = new URL(adminUrl);
  const database = databaseName(adminUrl);
  url.username = encodeURIComponent(roleName(database, service));
  url.password = encodeURIComponent(rolePassword(database, service, masterKey));
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

/** `<SERVICE>_DATABASE_URL` where the operator made the roles, else the derived one. */
export function serviceUrl(
  environment: Readonly<Record<string, string | undefined>>,
  service: Service,
  admin: { url: string; masterKey: Uint8Array } | undefined,
): string {
  const variable = `${service.toUpperCase()}_DATABASE_URL`;
  const own = environment[variable];
  if (own) return own;
  if (!admin) throw new Error(`${variable} is not set, nor is DATABASE_URL`);
  return roleUrl(admin.url, service, admin.masterKey);
}
