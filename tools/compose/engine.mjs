/** A Docker engine for a test: the one that is there, or a real one started by hand, with its data in a folder that goes. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { run, say } from '../set-up/terminal.mjs';

const ENGINE = '/usr/sbin/dockerd';
/** Debian's, which speaks to Debian's engine; a newer one elsewhere on the path may not. */
const CLIENT = '/usr/bin/docker';

/** @returns {Promise<{ program: string, docker(words: string[], options?: object): Promise<string>, environment: Record<string, string>, stop(): Promise<void> }>} */
export async function openEngine() {
  const theirs = clientOf('docker', {});
  if (await answers(theirs)) return { ...theirs, stop: () => Promise.resolve() };
  if (process.getuid?.() !== 0 || !existsSync(ENGINE) || !existsSync(CLIENT)) {
    throw new Error(
      'No Docker engine answers; as root, with `apt-get install docker.io`, one is started for the test.',
    );
  }
  say('starting a Docker engine');
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-engine-'));
  const socket = `unix://${folder}/socket`;
  const log = openSync(path.join(folder, 'log'), 'a');
  const words = [
    '--host',
    socket,
    '--data-root',
    `${folder}/data`,
    '--exec-root',
    `${folder}/exec`,
    '--pidfile',
    `${folder}/pid`,
  ];
  const engine = spawn(ENGINE, words, { stdio: ['ignore', log, log] });
  // Its builder of old needs nothing that is not in Debian's package.
  const client = clientOf(CLIENT, { DOCKER_HOST: socket, DOCKER_BUILDKIT: '0' });
  const stop = () => end(engine, folder);
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (await answers(client)) return { ...client, stop };
    if (engine.exitCode !== null) break;
    await pause(200);
  }
  const said = readFileSync(path.join(folder, 'log'), 'utf8').slice(-2_000);
  await stop();
  throw new Error(`The Docker engine does not start: ${said}`);
}

function clientOf(program, environment) {
  return {
    program,
    environment,
    docker: (words, options = {}) =>
      run(program, words, { ...options, env: { ...environment, ...options.env } }),
  };
}

function answers({ docker }) {
  return docker(['version', '--format', '{{.Server.Version}}']).then(
    () => true,
    () => false,
  );
}

async function end(engine, folder) {
  if (engine.exitCode === null && engine.signalCode === null) {
    const gone = new Promise((done) => engine.once('exit', done));
    engine.kill('SIGTERM');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
}
