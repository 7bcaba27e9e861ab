import { recorded, told } from '../books.mjs';
import { dropVolumes, makeVolumes } from '../volumes.mjs';
import { World } from '../world.mjs';

const NAMESPACE = 'hisaab-one';
const VALUES = {
  'secrets.generate': true,
  'postgresql.enabled': true,
  'postgresql.persistence.storageClass': 'by-hand',
  'global.limitsProfile': 'load-test',
};

/** `values-all-in-one.yaml`: one process and PostgreSQL, a book that outlives the pod, nothing but these two pods. */
export async function allInOne(world) {
  const { cluster } = world;
  const own = new World({ cluster, tags: world.tags, words: [] });
  own.namespace = NAMESPACE;
  await cluster.kubectl(['delete', 'namespace', NAMESPACE, '--ignore-not-found']);
  await cluster.kubectl(['create', 'namespace', NAMESPACE]);
  await makeVolumes(cluster, NAMESPACE, own.release);
  try {
    const begun = Date.now();
    const words = [CHART, `--values=${CHART}/values-all-in-one.yaml`, ...set(world)];
    await own.helm(['install', own.release, ...words, '--wait', '--timeout=6m']);
    const took = ((Date.now() - begun) / 1_000).toFixed(0);
    await own.helm(['test', own.release, '--timeout=3m']);
    const url = `http://${await own.addressOf('all-in-one')}`;
    const people = await recorded(url);
    const before = await told(people);
    const [pod] = await own.readyPods('all-in-one');
    await own.kubectl(['delete', 'pod', pod.metadata.name, '--grace-period=0', '--force']);
    await cluster.killProcesses(pod).catch(() => {});
    await own.until('the process again', async () => (await own.readyPods('all-in-one')).length === 1);
    const after = await told(people);
    if (JSON.stringify(after) !== JSON.stringify(before))
      throw new Error(`Otherwise than before:\n${JSON.stringify(before)}\n${JSON.stringify(after)}`);
    const pods = (await own.readyPods()).map(({ metadata }) => metadata.name);
    if (pods.length !== 2) throw new Error(`These run: ${pods.join(', ')}`);
    const rows = before.flatMap(({ ids }) => ids).length;
    return `installed in ${took} s, helm test passed; ${rows} transactions there after a kill`;
  } finally {
    await own.helm(['uninstall', own.release, '--wait', '--timeout=3m']).catch(() => {});
    await cluster.kubectl(['delete', 'namespace', NAMESPACE, '--ignore-not-found']);
    await dropVolumes(cluster, NAMESPACE);
  }
}

const CHART = 'deploy/helm/hisaab';

function set({ tags }) {
  const all = { ...VALUES, 'global.image.tag': tags.first };
  return Object.entries(all).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
}
