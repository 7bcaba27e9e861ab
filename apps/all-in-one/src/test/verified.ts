import { Database } from '@hisaab/database';
import type { MasterKey } from '@hisaab/security';
import type { TestDatabase } from '@hisaab/testing';

import { verifyStore } from '../verify-store';

/** What `npm run verify` finds wrong there. */
export async function verified(target: TestDatabase, masterKey: MasterKey): Promise<string[]> {
  const said: string[] = [];
  const open: Database[] = [];
  try {
    const code = await verifyStore({
      adminUrl: target.url,
      database: (service) => {
        const made = new Database({ url: target.url, service, maxConnections: 1 });
        open.push(made);
        return made;
      },
      masterKey: () => masterKey,
      environment: {},
      say: (line) => said.push(line),
      arguments: [],
    });
    const wrong = said.filter((line) => line.startsWith('wrong: '));
    if ((code === 0) !== (wrong.length === 0)) throw new Error(`code ${code}: ${said.join('; ')}`);
    return wrong;
  } finally {
    await Promise.all(open.map((one) => one.close()));
  }
}
