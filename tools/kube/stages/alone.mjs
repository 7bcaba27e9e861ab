import { SERVICES } from '../world.mjs';

const SERVICE = 'templating';
const CHART = `deploy/helm/${SERVICE}`;
const RELEASE = `hisaab-${SERVICE}`;

/** One service as a release of its own: installed beside the others, and upgraded by nobody but itself. */
export async function alone(world) {
  const { first, second } = world.tags;
  const without = { [`${SERVICE}.enabled`]: false };
  await world.upgrade(without);
  try {
    await world.until(`no ${SERVICE}`, async () => (await world.pods(SERVICE)).length === 0);
    await world.helm(['install', RELEASE, CHART, ...words(first), '--wait', '--timeout=3m']);
    await world.untilInStep();
    await world.helm(['test', world.release, '--timeout=3m']);
    const before = await others(world);
    await world.helm(['upgrade', RELEASE, CHART, ...words(second), '--wait', '--timeout=3m']);
    await world.untilSettled();
    const [pod, ...more] = await world.readyPods(SERVICE);
    const { image } = pod.spec.containers[0];
    if (more.length > 0 || !image.endsWith(`:${second}`)) throw new Error(`It runs ${image}`);
    const changed = (await others(world)).filter((name) => !before.includes(name));
    if (changed.length > 0) throw new Error(`Others are new as well: ${changed.join(', ')}`);
    // The umbrella goes on without it.
    await world.upgrade(without);
    if ((await world.readyPods(SERVICE))[0]?.metadata.uid !== pod.metadata.uid)
      throw new Error('The umbrella touched what is not its own');
    await world.untilInStep();
    return `${SERVICE} as a release of its own, installed and upgraded; helm test passed beside it`;
  } finally {
    await world.helm(['uninstall', RELEASE, '--wait', '--timeout=2m', '--ignore-not-found']);
    await world.upgrade();
  }
}

async function others(world) {
  const pods = await Promise.all(
    SERVICES.filter((name) => name !== SERVICE).map((name) => world.readyPods(name)),
  );
  return pods.flat().map(({ metadata }) => metadata.name);
}

/** What the umbrella's `global` says, and what values-kind.yaml gives this service. */
function words(tag) {
  const set = {
    'global.name': 'hisaab',
    'global.origin': 'http://localhost:8000',
    'global.image.tag': tag,
    'global.limitsProfile': 'load-test',
    replicas: 1,
    'probes.readiness.failureThreshold': 8,
    'resources.requests.cpu': '40m',
  };
  return Object.entries(set).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
}
