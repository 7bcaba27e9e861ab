import path from 'node:path';

import { node, root, run } from '../../set-up/terminal.mjs';

/** Those that can be played against a stack that somebody else started: `apps/e2e/src/modes.mjs` says which. */
export async function journeys(world) {
  await world.untilInStep();
  const env = {
    HISAAB_JOURNEYS_URL: await world.url(),
    HISAAB_JOURNEYS_DATABASE_URL: await world.databaseUrl(),
  };
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  await run(node, [vitest, 'run', '--project', 'split', ...world.words], { show: true, env });
  return 'the journeys through the gateway';
}
