import { setTimeout as pause } from 'node:timers/promises';

import { run, say } from '../../set-up/terminal.mjs';
import { Steady } from '../steady.mjs';
import { SERVICES } from '../world.mjs';

const PER_SECOND = 15;
/** So much before and after each, so that what comes late is seen too. */
const BESIDE_MS = 3_500;
const MOST_SHOWN = 10;

/** Another release and back under a load that asks everything once; one service alone; and one that must not come. */
export async function upgrades(world) {
  await world.untilInStep();
  const logs = world.keepLogs();
  const steady = await Steady.of(await world.url(), PER_SECOND);
  const { first, second } = world.tags;
  steady.start();
  try {
    await calm(world, steady, 'upgrade', () => world.upgrade({ 'global.image.tag': second }));
    await runs(world, second, [...SERVICES, 'web', 'gateway']);
    await calm(world, steady, 'rollback', () =>
      world.helm(['rollback', world.release, '--wait', '--timeout=6m']),
    );
    await runs(world, first, [...SERVICES, 'web', 'gateway']);
    await calm(world, steady, 'billing alone', () => aloneBilling(world, second));
    await calm(world, steady, 'a migration that fails', () => failing(world));
    await runs(world, first, SERVICES);
  } finally {
    await steady.stop();
    await world.upgrade();
  }
  const unaccounted = await steady.unaccounted();
  if (unaccounted > 0) throw new Error(`${unaccounted} that were acknowledged are not there once`);
  if (steady.failures.length > 0) {
    const lines = await said(logs, steady.failures);
    throw new Error(`${steady.failures.length} of ${steady.asked} failed; of them the pods said:\n${lines}`);
  }
  return `${steady.asked} asked once, 0 failed; ${steady.recorded.length} recorded, all there`;
}

async function calm(world, steady, name, work) {
  await pause(BESIDE_MS);
  const { asked, failures } = steady;
  const [from, before] = [asked, failures.length];
  const begun = Date.now();
  await work();
  const took = ((Date.now() - begun) / 1_000).toFixed(0);
  await world.untilSettled();
  await pause(BESIDE_MS);
  const failed = failures.slice(before);
  say(
    `        ${name}: ${took} s, ${steady.asked - from - failed.length} of ${steady.asked - from} answered`,
  );
  for (const line of failed.slice(0, MOST_SHOWN)) say(`          ${line.slice(0, 300)}`);
}

/** What gateway and services wrote of these requests. */
async function said(folder, failures) {
  const ids = failures.map((line) => line.split(' ').at(-1)).filter((id) => id !== '');
  const words = ['-rhF', ...ids.slice(0, 40).flatMap((id) => ['-e', id]), folder];
  const lines = ids.length > 0 ? await run('grep', words).catch(() => '') : '';
  return lines.split('\n').slice(0, 60).join('\n');
}

async function runs(world, tag, charts) {
  for (const chart of charts) {
    const pods = await world.readyPods(chart);
    const images = pods.flatMap(({ spec }) =>
      [...spec.containers, ...(spec.initContainers ?? [])].map(({ image }) => image),
    );
    const others = images.filter((image) => image.startsWith('hisaab:') && !image.endsWith(`:${tag}`));
    if (pods.length === 0 || others.length > 0)
      throw new Error(`${chart} runs ${others.join(', ') || 'nowhere'}`);
  }
}

/** Its tag alone is another one: only its pods are new. */
async function aloneBilling(world, second) {
  const before = await names(world);
  await world.upgrade({ 'billing.image.tag': second });
  await world.untilSettled();
  const after = await names(world);
  const fresh = [...after].filter(([pod]) => !before.has(pod)).map(([, chart]) => chart);
  if (fresh.some((chart) => chart !== 'billing') || fresh.length === 0)
    throw new Error(`new pods: ${fresh.join(', ') || 'none'}`);
  await runs(world, second, ['billing']);
  await world.upgrade();
}

async function names(world) {
  const pods = await world.readyPods();
  const kinds = pods.filter(({ metadata }) => metadata.labels['app.kubernetes.io/component'] !== 'job');
  return new Map(kinds.map(({ metadata }) => [metadata.name, metadata.labels['app.kubernetes.io/name']]));
}

/** The database does not know who migrates: the release stops before it has touched a pod. */
async function failing(world) {
  const before = await names(world);
  const said = await world
    .upgrade({
      'global.image.tag': world.tags.second,
      'global.postgresql.adminUser': 'nobody',
      'migrate.activeDeadlineSeconds': 40,
      'migrate.backoffLimit': 0,
    })
    .then(
      () => undefined,
      (error) => error.message,
    );
  if (said === undefined) throw new Error('A release whose migration failed was rolled out');
  if (!/pre-upgrade hooks failed/.test(said)) throw new Error(`It failed otherwise: ${said}`);
  const after = await names(world);
  const changed = [...after.keys()].filter((pod) => !before.has(pod));
  if (changed.length > 0) throw new Error(`It failed, and yet there are ${changed.join(', ')}`);
}
