/**
 * `npm run test:compose`: the image built by a real engine, everything of docker-compose.yml brought up, the journeys
 * through the gateway, and down again. Where no registry of images can be reached, the stores and brokers are made of
 * Debian's packages and a stand-in takes Kong's place; `--real` takes every image as it is named.
 *
 *   --real           no stand-ins: needs a registry of images
 *   --keep           leaves everything up, and says how to bring it down
 *   what follows `--` is given to vitest instead of `--project split`
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { openEngine } from './compose/engine.mjs';
import { ownEnvironment } from './compose/env.mjs';
import { figuresOf } from './compose/figures.mjs';
import { makeImages } from './compose/images.mjs';
import { Project } from './compose/project.mjs';
import { fail, node, root, run, say } from './set-up/terminal.mjs';

const PORT = '8000';
const URL_OF_GATEWAY = `http://127.0.0.1:${PORT}`;

const { values, positionals } = parseArgs({
  options: { real: { type: 'boolean' }, keep: { type: 'boolean' } },
  allowPositionals: true,
});
process.exitCode = await test().catch(fail);

async function test() {
  const engine = await timed('engine', openEngine);
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-compose-'));
  const envFile = path.join(folder, 'env');
  const variables = { HISAAB_PORT: PORT, HISAAB_LIMITS_PROFILE: 'load-test' };
  writeFileSync(envFile, ownEnvironment(variables), { mode: 0o600 });
  const files = [
    'docker-compose.yml',
    'tools/compose/journeys.yml',
    ...(values.real ? [] : ['tools/compose/stand-ins.yml']),
  ];
  const project = new Project(engine, { name: 'hisaab-test', envFile, files });
  const down = async () => {
    await timed('down', () => project.down()).catch((error) => say(error.output ?? error.message));
    rmSync(folder, { recursive: true, force: true });
    await engine.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void down().finally(() => process.exit(1)));
  }
  try {
    if (!values.real) await timed('images of others', () => makeImages(engine.docker));
    await timed('image', () => build(engine));
    await timed('up', () => project.up());
    await timed('all in step', () => untilInStep());
    say(await figuresOf(engine, project));
    const isGreen = await timed('journeys', () => journeys(project));
    if (!isGreen) say(await project.logs());
    say(isGreen ? 'test:compose passed' : 'test:compose failed');
    return isGreen ? 0 : 1;
  } catch (error) {
    say(error.output ?? error.message);
    say(await project.logs().catch(() => ''));
    return 1;
  } finally {
    if (values.keep) say(`It stays up. ${project.howToEnd()}`);
    else await down();
  }
}

async function build({ docker }) {
  const words = ['build', '--quiet', '--file', 'deploy/docker/Dockerfile'];
  await docker([...words, '--tag', 'hisaab:local', '.']);
  if (!values.real) await docker([...words, '--target', 'build', '--tag', 'hisaab-stand-in:kong', '.']);
}

/** Healthy is who can answer; a consumer that has not found its broker yet is late, and the first journeys would see it. */
async function untilInStep() {
  const deadline = Date.now() + 180_000;
  for (let said = ''; ; await pause(1_000)) {
    try {
      const { state, parts } = await (await fetch(`${URL_OF_GATEWAY}/v1/status`)).json();
      if (state === 'up') return;
      said = parts.map((part) => `${part.name} ${part.state}`).join(', ');
    } catch (error) {
      said = String(error);
    }
    if (Date.now() > deadline) throw new Error(`not in step: ${said}`);
  }
}

/** Those that can be played against a stack that somebody else started: `apps/e2e/src/modes.ts` says which. */
async function journeys(project) {
  const env = {
    HISAAB_JOURNEYS_URL: URL_OF_GATEWAY,
    HISAAB_JOURNEYS_DATABASE_URL: await project.databaseUrl(),
  };
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  return run(node, [vitest, 'run', '--project', 'split', ...positionals], { show: true, env }).then(
    () => true,
    () => false,
  );
}

async function timed(name, work) {
  const from = Date.now();
  const result = await work();
  say(`${name}: ${((Date.now() - from) / 1000).toFixed(0)} s`);
  return result;
}
