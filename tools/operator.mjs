/**
 * `npm run operator -- [--namespace NS] [--release NAME] WORDS…`: an operator's command in a cluster, as `messages list`.
 * A Job is made from the CronJob `<release>-operator`, its log is shown, and the exit code is its own.
 */
import { randomBytes } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

import { program } from './helm/program.mjs';
import { jobOf, read } from './operator/job.mjs';
import { fail, say } from './set-up/terminal.mjs';

const LOOK_MS = 1_000;

/** Why a container does not start; what else it waits for passes. */
const HOPELESS = /^(CreateContainerConfigError|ErrImageNeverPull|ImagePullBackOff|InvalidImageName)$/;

try {
  const asked = read(process.argv.slice(2));
  if (!asked) {
    say(`npm run operator -- [--namespace NS] [--release NAME] WORDS…, as
  messages list | messages redrive | rebuild reporting | rotate-keys fields | rotate-keys signing | aggregates check | verify`);
    process.exitCode = 2;
  } else {
    process.exitCode = await run(asked);
  }
} catch (error) {
  fail(error);
}

async function run({ namespace, release, words }) {
  const within = ['--namespace', namespace];
  const name = `${release}-operator-${randomBytes(3).toString('hex')}`;
  const cron = JSON.parse(ask([...within, 'get', 'cronjob', `${release}-operator`, '--output=json']));
  ask([...within, 'create', '--filename=-'], JSON.stringify(jobOf(cron, name, words)));
  say(`${name}: ${words.join(' ')}`);
  const pod = await started(within, name);
  await shown([...within, 'logs', '--follow', pod]);
  return await codeOf(within, pod);
}

/** Its pod, once it has begun. */
async function started(within, name) {
  for (;;) {
    const { items } = JSON.parse(
      ask([...within, 'get', 'pods', `--selector=batch.kubernetes.io/job-name=${name}`, '--output=json']),
    );
    const [pod] = items;
    const state = pod?.status.containerStatuses?.[0]?.state ?? {};
    if (state.running || state.terminated) return pod.metadata.name;
    if (HOPELESS.test(state.waiting?.reason ?? '')) {
      throw new Error(
        `${pod.metadata.name} does not start: ${state.waiting.message ?? state.waiting.reason}`,
      );
    }
    await pause(LOOK_MS);
  }
}

async function codeOf(within, pod) {
  for (;;) {
    const { status } = JSON.parse(ask([...within, 'get', 'pod', pod, '--output=json']));
    const { terminated } = status.containerStatuses[0].state;
    if (terminated) return terminated.exitCode;
    await pause(LOOK_MS);
  }
}

function ask(words, input) {
  const { status, stdout, stderr } = spawnSync(program('kubectl'), words, { encoding: 'utf8', input });
  if (status !== 0) throw new Error(stderr.trim());
  return stdout;
}

function shown(words) {
  return new Promise((resolve, reject) => {
    spawn(program('kubectl'), words, { stdio: ['ignore', 'inherit', 'inherit'] })
      .on('error', reject)
      .on('exit', resolve);
  });
}
