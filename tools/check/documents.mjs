/**
 * The documents that are generated and committed. Each script writes them, and with `--check` ends with a code
 * that is not zero where what is committed is not what it would write.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

import { node, root, run } from '../set-up/terminal.mjs';

const scripts = [
  'tools/documents.mjs',
  'tools/kong.mjs',
  'tools/helm/service-charts.mjs',
  'tools/helm/make.mjs',
  'tools/reference.mjs',
];

export async function documents() {
  for (const script of scripts.filter((file) => existsSync(path.join(root, file)))) {
    await run(node, [script, '--check']);
  }
}
