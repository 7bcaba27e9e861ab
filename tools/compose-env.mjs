/** `node tools/compose-env.mjs`: writes .env for docker-compose.yml, .env.example with secrets of one's own. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ownEnvironment } from './compose/env.mjs';
import { fail, root, say } from './set-up/terminal.mjs';

const file = path.join(root, '.env');
if (existsSync(file))
  fail('There is a .env already, and what it protects could not be read without it: it stays.');
writeFileSync(file, ownEnvironment(), { mode: 0o600 });
say('wrote .env; keep a copy of HISAAB_MASTER_KEY where the backups are not');
