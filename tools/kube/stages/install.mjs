import { say } from '../../set-up/terminal.mjs';
import { makeCharts } from '../charts.mjs';
import { readFileSync } from 'node:fs';

/** As an operator does: dependencies, install, and what `helm test` says of it. */
export async function install(world) {
  await makeCharts();
  const begun = Date.now();
  const isThere = JSON.parse(await world.helm(['list', '--output=json'])).some(
    ({ name }) => name === world.release,
  );
  if (isThere) await world.upgrade();
  else
    await world.helm([
      'install',
      world.release,
      ...world.chartWords(),
      '--create-namespace',
      '--wait',
      '--timeout=10m',
    ]);
  const took = ((Date.now() - begun) / 1_000).toFixed(0);
  await world.untilInStep();
  await world.helm(['test', world.release, '--timeout=3m']);
  const pods = await world.readyPods();
  for (const line of await use(world)) say(`        ${line}`);
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
  return `${isThere ? 'upgraded' : 'installed'} in ${took} s, helm test passed; ${pods.length} pods; load of the machine ${load}`;
}

/** What the pods are promised, against what the node has. */
async function use(world) {
  const { items } = await world.cluster.get(['nodes']);
  const { allocatable } = items[0].status;
  const described = await world.cluster.kubectl(['describe', 'node', items[0].metadata.name]);
  const requests = /^\s+cpu\s+(\S+ \S+)/m.exec(described)?.[1];
  return [`CPU requested: ${requests} of ${allocatable.cpu} cores`];
}
