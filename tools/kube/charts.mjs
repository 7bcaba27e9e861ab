/** Charts of `file://` are put beside those that name them, without asking anybody. */
import path from 'node:path';

import { node, root, run } from '../set-up/terminal.mjs';

export async function makeCharts() {
  await run(node, [path.join(root, 'tools/helm/dependencies.mjs')]);
}
