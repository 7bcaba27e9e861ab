import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { SERVICES, type Service } from '@hisaab/contracts';

import { PATH } from './programs.config';
import type { Home } from './start';

/** Makes the schemas and the services' roles, as `npm run migrate` does once a release. */
export async function migrate(
  { root, node }: Home,
  administrator: string,
  databaseUrl: (service: Service) => string,
): Promise<void> {
  const roles = SERVICES.map((service) => [`${service.toUpperCase()}_DATABASE_URL`, databaseUrl(service)]);
  const command = path.join(root, 'dist/apps/all-in-one/migrate.command.js');
  await promisify(execFile)(node, ['--enable-source-maps', command], {
    cwd: root,
    env: { PATH, DATABASE_URL: administrator, ...Object.fromEntries(roles) },
  });
}
