import { setTimeout as pause } from 'node:timers/promises';

import { say } from '../../set-up/terminal.mjs';
import { Steady } from '../steady.mjs';

const PER_SECOND = 15;
/** On top of it, lists of billing alone: it is billing that shall be scaled. */
const READERS = 12;

/** Load on billing adds pods, its end takes them away, and nobody is kept from an answer by either. */
export async function autoscaler(world) {
  await world.upgrade(SCALED);
  let steady;
  try {
    await world.untilInStep();
    const replicas = await current(world);
    if (replicas !== 1) throw new Error(`It begins with ${replicas} replicas`);
    steady = await Steady.of(await world.url(), PER_SECOND);
    steady.start();
    const readers = new Readers(steady.people);
    const begun = Date.now();
    let most;
    try {
      most = await world.until(
        'more pods of billing',
        async () => ((await current(world)) > 1 ? current(world) : 0),
        120,
      );
    } finally {
      await readers.stop();
    }
    const up = ((Date.now() - begun) / 1_000).toFixed(0);
    await world.until('the new pods ready', async () => (await world.readyPods('billing')).length >= 2);
    say(`        ${most} replicas after ${up} s of load (${readers.answered} lists)`);
    await steady.stop();
    const quiet = Date.now();
    await world.until('one pod of billing again', async () => (await current(world)) === 1, 180);
    const down = ((Date.now() - quiet) / 1_000).toFixed(0);
    await pause(3_000);
    const unaccounted = await steady.unaccounted();
    if (unaccounted > 0) throw new Error(`${unaccounted} that were acknowledged are not there once`);
    const failed = [...steady.failures, ...readers.failures];
    if (failed.length > 0) throw new Error(failed.join('\n'));
    return `1 → ${most} replicas in ${up} s, back to 1 in ${down} s; ${steady.asked + readers.answered} asked, 0 failed; ${steady.recorded.length} recorded, all there`;
  } finally {
    await steady?.stop();
    await world.upgrade();
  }
}

/** Short windows, and a share of a request that two cores can exceed. */
const SCALED = {
  'billing.autoscaling.enabled': true,
  'billing.autoscaling.minReplicas': 1,
  'billing.autoscaling.maxReplicas': 3,
  'billing.autoscaling.cpuPercent': 70,
  'billing.autoscaling.scaleUp.periodSeconds': 15,
  'billing.autoscaling.scaleDown.windowSeconds': 15,
  'billing.autoscaling.scaleDown.periodSeconds': 15,
  'billing.resources.requests.cpu': '150m',
};

async function current(world) {
  const { spec } = await world.get(['deployment', `${world.release}-billing`]);
  return spec.replicas;
}

/** So many at once, as fast as they are answered. */
class Readers {
  answered = 0;
  failures = [];

  constructor(people) {
    this.work = Array.from({ length: READERS }, (_, i) => this.#read(people[i % people.length]));
  }

  async #read(person) {
    while (!this.isOver) {
      const { status, body } = await person.ask({ path: '/v1/transactions?limit=100' });
      if (status === 200) this.answered += 1;
      else
        this.failures.push(`${new Date().toISOString()} a list: ${status} ${JSON.stringify(body ?? null)}`);
    }
  }

  async stop() {
    this.isOver = true;
    await Promise.all(this.work);
  }
}
