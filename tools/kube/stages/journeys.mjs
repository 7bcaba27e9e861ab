import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { pipeline } from 'node:stream';

import { IN_EVERY_RUN, NOT_AT_ANOTHERS } from '../../../apps/e2e/src/modes.mjs';
import { node, root, run } from '../../set-up/terminal.mjs';

/**
 * Those of every run that can be played against a stack that somebody else started (`apps/e2e/src/modes.mjs`), or those
 * that the words to vitest name; all of them by the word `e2e-spec`.
 */
export async function journeys(world) {
  await world.untilInStep();
  const door = await doorTo(await world.url());
  const env = {
    HISAAB_JOURNEYS_URL: door.url,
    HISAAB_JOURNEYS_DATABASE_URL: await world.databaseUrl(),
  };
  const words = world.words.length > 0 ? world.words : inEveryRun();
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  try {
    await run(node, [vitest, 'run', '--project', 'split', ...words], { show: true, env });
  } finally {
    door.close();
  }
  return `through the gateway, ${words.join(' ')}`;
}

/** What a device does by itself, and the long file: the same run plays them in the two other modes. */
const PLAYED_ELSEWHERE = ['browser/offline.e2e-spec.ts', 'household.e2e-spec.ts'];

function inEveryRun() {
  const leftOut = [...NOT_AT_ANOTHERS, ...PLAYED_ELSEWHERE];
  const files = IN_EVERY_RUN.filter((file) => !leftOut.includes(file));
  return files.map((file) => `apps/e2e/src/${file}`);
}

/**
 * `global.origin` of values-kind.yaml, as kind leads it to the node's port: a browser keeps a worker, and `Secure` cookies,
 * for localhost and for no other address without TLS.
 */
async function doorTo(url) {
  const { hostname: host, port } = new URL(url);
  const lines = new Set();
  const server = createServer((line) => {
    lines.add(line.on('close', () => lines.delete(line)));
    pipeline(line, connect({ host, port: Number(port) }), line, () => {});
  });
  server.listen(8000, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.close();
    for (const line of lines) line.destroy();
  };
  return { url: 'http://127.0.0.1:8000', close };
}
