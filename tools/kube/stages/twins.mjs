import { setTimeout as pause } from 'node:timers/promises';

import { SERVICES } from '../world.mjs';
import { killed, played } from './kills.mjs';

const LEAST = 300;

/** Two replicas of each service side by side: both work, and one of two may be killed. */
export async function twins(world) {
  const replicas = Object.fromEntries(SERVICES.map((name) => [`${name}.replicas`, 2]));
  await world.upgrade(replicas);
  try {
    await world.untilInStep();
    const before = await answered(world);
    const faults = SERVICES.map((name) => ({
      ...killed(name, []),
      name: `one of two: ${name} killed`,
      isOneOfTwo: true,
    }));
    const said = await played(world, faults, { least: LEAST });
    const after = await answered(world);
    for (const name of SERVICES) {
      const working = [...after].filter(
        ([pod, { chart, count }]) => chart === name && count > (before.get(pod)?.count ?? 0),
      );
      if (working.length < 2) throw new Error(`${name}: ${working.length} of two answered anything`);
    }
    return said;
  } finally {
    await world.upgrade();
    await pause(1_000);
  }
}

/** How many requests each pod has answered, by its own count; the gateway's checks are among them. */
async function answered(world) {
  const counts = new Map();
  for (const name of SERVICES) {
    for (const { metadata, status } of await world.readyPods(name)) {
      const answer = await fetch(`http://${status.podIP}:8080/metrics`, {
        signal: AbortSignal.timeout(5_000),
      });
      const text = await answer.text();
      const lines = text.matchAll(/^http_request_duration_seconds_count\{([^}]*)\} (\d+)/gm);
      const count = [...lines]
        .filter(([, labels]) => !/health|metrics/.test(labels))
        .reduce((sum, [, , many]) => sum + Number(many), 0);
      counts.set(metadata.name, { chart: name, count });
    }
  }
  return counts;
}
