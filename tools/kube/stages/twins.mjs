import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { SERVICES } from '../world.mjs';
import { killed, played } from './kills.mjs';

const LEAST = 300;
const QUESTIONS = 40;
const LED_TO_WITHIN_SECONDS = 30;

/** Two replicas of each service side by side: both work, and one of two may be killed. */
export async function twins(world) {
  const replicas = Object.fromEntries(SERVICES.map((name) => [`${name}.replicas`, 2]));
  await world.upgrade(replicas);
  try {
    await world.untilInStep();
    await bothAnswer(world);
    const faults = SERVICES.map((name) => ({
      ...killed(name, []),
      name: `one of two: ${name} killed`,
      isOneOfTwo: true,
      // Until the cluster has noticed, the Service leads to both; its controller may look again only a second or two later.
      knownAfterMs: 5_000,
    }));
    return await played(world, faults, { least: LEAST });
  } finally {
    await world.upgrade();
    await pause(1_000);
  }
}

/** Questions on lines of their own come to the one and to the other, by each one's own count. */
async function bothAnswer(world) {
  for (const name of SERVICES) {
    const [host, port] = (await world.addressOf(name)).split(':');
    // A pod is ready a moment before the Service leads to it.
    await world.until(
      `both pods of ${name} asked`,
      async () => {
        await Promise.all(Array.from({ length: QUESTIONS }, () => ask(host, port)));
        const pods = await world.readyPods(name);
        const counts = await Promise.all(pods.map(({ status }) => unknownPaths(status.podIP)));
        if (pods.length === 2 && !counts.includes(0)) return true;
        throw new Error(`${counts.join(' and ')} questions came to its pods`);
      },
      LED_TO_WITHIN_SECONDS,
    );
  }
}

function ask(host, port) {
  return new Promise((resolve, reject) => {
    get({ host, port, path: '/who-is-there', agent: false }, (answer) =>
      answer.resume().on('end', resolve),
    ).on('error', reject);
  });
}

/** How often it was asked for what nobody has: the load asks for no such thing. */
async function unknownPaths(address) {
  const answer = await fetch(`http://${address}:8080/metrics`, { signal: AbortSignal.timeout(5_000) });
  const lines = (await answer.text()).matchAll(
    /^http_request_duration_seconds_count\{([^}]*status="404"[^}]*)\} (\d+)/gm,
  );
  return [...lines].reduce((sum, [, , count]) => sum + Number(count), 0);
}
