/**
 * The documents that are generated and committed. Each is a script that writes them, and with `--check` ends
 * with a code that is not zero where what is committed is not what it would write. A script in TypeScript is
 * compiled on the way.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

import { node, root, run } from '../set-up/terminal.mjs';

const scripts = ['tools/documents/openapi.ts', 'tools/documents/events.ts', 'tools/documents/web-client.ts'];

export async function documents() {
  for (const script of scripts.filter((file) => existsSync(path.join(root, file)))) {
    await run(node, ['tools/run.mjs', script, '--check']);
  }
}
