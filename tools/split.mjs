/**
 * `npm run split`: the seven services, each a process of its own, on real PostgreSQL, RabbitMQ, Kafka and Redis, behind a
 * stand-in for Kong on :8000; without Docker. It goes on when this command has ended. `-- --stop`, `-- --status`.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';

import { build } from './set-up/build.mjs';
import { generate } from './set-up/generate.mjs';
import { fail, root, say } from './set-up/terminal.mjs';
import { hold } from './split/hold.mjs';
import { holderOf, partsOf, portsInUse, stop } from './split/running.mjs';
import { systemNeeds } from './split/system.mjs';

const USAGE = `npm run split [-- --stop | --status] [--folder <where the data are; .hisaab/split>]`;

try {
  const { values } = parseArgs({
    options: {
      stop: { type: 'boolean' },
      status: { type: 'boolean' },
      help: { type: 'boolean' },
      folder: { type: 'string', default: '.hisaab/split' },
    },
  });
  process.chdir(root);
  const folder = path.resolve(values.folder);
  if (values.help) say(USAGE);
  else if (values.stop) say((await stop(folder)) ? 'Stopped; the data stay.' : 'It does not run.');
  else if (values.status) process.exitCode = await status(folder);
  else await start(folder);
} catch (error) {
  fail(error);
}

async function start(folder) {
  const running = holderOf(folder);
  if (running) return tell(running, folder, 'It runs already');
  await systemNeeds();
  await generate();
  await build();
  const taken = await portsInUse();
  if (taken.length > 0) throw new Error(`In use by another program: port ${taken.join(', ')} of 127.0.0.1.`);
  tell(await hold(folder), folder, 'Everything is up');
}

function tell({ url }, folder, words) {
  const here = path.relative(root, folder) || '.';
  say(`${words}: ${url}
logs: ${here}/logs   data: ${here}   what runs: npm run split -- --status   stop: npm run split -- --stop`);
}

async function status(folder) {
  const holder = holderOf(folder);
  const parts = await partsOf(folder);
  if (!holder) {
    say('It does not run.');
    return 1;
  }
  for (const { name, pid, url, state } of parts)
    say(`${name.padEnd(14)}${String(pid).padStart(8)}  ${state.padEnd(10)} ${url ?? ''}`);
  return parts.every((part) => part.state === 'up') ? 0 : 1;
}
