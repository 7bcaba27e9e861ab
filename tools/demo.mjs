/**
 * `npm run demo`: the program on a data folder of its own, with a made-up household of two years in it. It is the
 * sample that the pages load and remove, so what holds here holds there.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { PROGRAM_FLAGS } from './set-up/flags.mjs';
import { fail, node, root, say } from './set-up/terminal.mjs';

const READY = 'Hisaab is ready: ';
const PERSON = { email: 'demo@example.org', password: 'two made-up years' };

const program = spawn(node, [...PROGRAM_FLAGS, '--enable-source-maps', path.join(root, 'tools/start.mjs')], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, HISAAB_DATA_DIR: process.env.HISAAB_DATA_DIR ?? '.hisaab/demo' },
});
// A terminal sends Ctrl-C to both; this one waits until the program has let go of its folder.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => program.kill(signal));
program.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

for await (const line of createInterface({ input: program.stdout })) {
  say(line);
  if (line.startsWith(READY)) await furnish(line.slice(READY.length).trim()).catch(stop);
}

async function furnish(address) {
  const signedUp = await call('/v1/auth/signup', { ...PERSON, name: 'Demo' });
  const entered = signedUp.status === 409 ? await call('/v1/auth/login', PERSON) : signedUp;
  if (entered.status >= 400) throw new Error(`The demo's person cannot enter: ${entered.body.detail}`);
  const { accessToken } = entered.body;
  const sample = await call('/v1/sample', undefined, accessToken, 'GET');
  if (!sample.body.present) {
    say('Making two years of a household.');
    const loaded = await call('/v1/sample', undefined, accessToken);
    if (loaded.status >= 400) throw new Error(`The sample was refused: ${loaded.body.detail}`);
  }
  await call('/v1/auth/logout', undefined, accessToken);
  say(`Open ${address} and log in as ${PERSON.email} with the password: ${PERSON.password}`);

  async function call(place, body, token, method = 'POST') {
    const answer = await fetch(new URL(place, address), {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
  }
}

function stop(error) {
  program.removeAllListeners('exit');
  program.once('exit', () => fail(error));
  program.kill('SIGTERM');
}
