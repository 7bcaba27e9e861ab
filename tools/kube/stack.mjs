import { setTimeout as pause } from 'node:timers/promises';

import { isReady, SERVICES, STORES } from './world.mjs';

/** By the names that the faults have for parts. */
const CHART_OF = { postgres: 'postgresql', site: 'web' };
const BACK_WITHIN_SECONDS = 180;

/**
 * The release as the faults of tools/faults see a stack: an address, a database and parts that can be killed. To start
 * again is not the test's business here: it waits until the cluster has done it.
 */
export async function stackOf(world) {
  const names = [
    ...SERVICES,
    'site',
    'postgres',
    ...STORES.filter((name) => name !== 'postgresql'),
    'gateway',
  ];
  const parts = new Map();
  for (const name of names) {
    const chart = CHART_OF[name] ?? name;
    const part = new Pods(world, chart);
    if (chart !== 'gateway' && !STORES.includes(chart)) part.url = `http://${await world.addressOf(chart)}`;
    parts.set(name, part);
  }
  return { url: await world.url(), databaseUrl: await world.databaseUrl(), parts };
}

class Pods {
  constructor(world, chart) {
    this.world = world;
    this.chart = chart;
  }

  /** One of them with all of its processes, by -9 and without a word before: what a machine that goes off does to it. */
  async kill() {
    const [pod] = await this.world.readyPods(this.chart);
    if (!pod) throw new Error(`${this.chart} has no pod that is ready`);
    const pods = await this.world.pods(this.chart);
    this.wanted = pods.length;
    this.killed = pod.metadata.uid;
    await this.world.cluster.killProcesses(pod);
    const words = ['delete', 'pod', pod.metadata.name, '--grace-period=0', '--force', '--wait=false'];
    await this.world.kubectl(words);
  }

  async start() {
    const { world, chart } = this;
    await world.until(
      `${chart} back`,
      async () => {
        const { items } = await world.get([
          'pods',
          `--selector=app.kubernetes.io/instance=${world.release},app.kubernetes.io/name=${chart}`,
        ]);
        const others = items.filter(({ metadata }) => metadata.uid !== this.killed);
        return others.filter(isReady).length >= this.wanted;
      },
      BACK_WITHIN_SECONDS,
    );
    // The address of a service follows its pods a moment later.
    await pause(200);
  }
}
