/**
 * `npm run test:kube`: the charts on a real one-node Kubernetes, without a registry of images. Root on Debian 12; what
 * it needs of programs is built once into a cache folder (tools/kube/build.sh).
 *
 *   --only <regex>   the stages whose names it finds; the others' work must be there (a cluster that was kept)
 *   --keep           leaves the cluster up, and says how to bring it down
 *   --images <tag>   the images of an earlier run that the cluster still has, whatever the sources are now
 *   what follows `--` is given to vitest in the stage of the journeys
 */
import { parseArgs } from 'node:util';

import { Cluster } from './kube/cluster.mjs';
import { tagsOf } from './kube/images.mjs';
import { STAGES } from './kube/stages.mjs';
import { World } from './kube/world.mjs';
import { fail, root, run, say } from './set-up/terminal.mjs';

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' }, keep: { type: 'boolean' }, images: { type: 'string' } },
  allowPositionals: true,
});
process.exitCode = await test().catch(fail);

async function test() {
  if (process.getuid?.() !== 0) throw new Error('The cluster is made by root.');
  const chosen = STAGES.filter(({ name }) => !values.only || new RegExp(values.only).test(name));
  if (chosen.length === 0) throw new Error(`--only: one of ${STAGES.map(({ name }) => name).join(', ')}`);
  const begun = Date.now();
  const tools = (await run('tools/kube/build.sh', [])).trim().split('\n').at(-1);
  say(`ok      binaries: ${seconds(begun)} s`);
  const world = new World({
    cluster: new Cluster(tools),
    tags: await tagsOf(values.images),
    words: positionals,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void end(world).finally(() => process.exit(1)));
  }
  let isGreen = true;
  try {
    for (const stage of chosen) {
      isGreen = (await played(stage, world)) && isGreen;
      if (!isGreen && stage.isNeeded) break;
    }
  } finally {
    await end(world);
  }
  say(`test:kube ${isGreen ? 'passed' : 'failed'} after ${seconds(begun)} s`);
  return isGreen ? 0 : 1;
}

async function played({ name, play }, world) {
  const begun = Date.now();
  try {
    const said = await play(world);
    say(`ok      ${name}: ${seconds(begun)} s; ${said}`);
    return true;
  } catch (error) {
    say(`FAILED  ${name}: ${seconds(begun)} s; ${error.stack ?? error}`);
    say(await world.whatIsWrong().catch((other) => `Nothing more can be said: ${other.message}`));
    return false;
  }
}

async function end(world) {
  await world.close();
  const { cluster } = world;
  if (!values.keep) return void (await cluster.down().catch((error) => say(error.output ?? error.message)));
  const { KUBECONFIG, KUBE_RUN } = cluster.env;
  say(`The cluster stays: export KUBECONFIG=${KUBECONFIG} PATH=${cluster.tools}/bin:$PATH`);
  say(`To end it: KUBE_RUN=${KUBE_RUN} ${root}/tools/kube/kube.sh down`);
}

function seconds(from) {
  return ((Date.now() - from) / 1_000).toFixed(0);
}
