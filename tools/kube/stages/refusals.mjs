import { say } from '../../set-up/terminal.mjs';
import { Steady } from '../steady.mjs';
import { isReady, SERVICES } from '../world.mjs';

const CHART = 'deploy/helm/hisaab';
/** Nobody listens there. */
const NOWHERE = '10.90.0.1';
const OTHER = 'refusals';

/** What cannot work says which it is and what to do; what runs already goes on. */
export async function refusals(world) {
  await world.untilInStep();
  const steady = await Steady.of(await world.url(), 10);
  steady.start();
  const told = [];
  try {
    for (const [name, refusal] of Object.entries(CASES)) {
      const said = await refusal(world);
      told.push(name);
      say(`        ${name}: ${said.replaceAll(/\s+/g, ' ').slice(0, 240)}`);
    }
  } finally {
    await steady.stop();
    await world.cluster.kubectl(['delete', 'namespace', OTHER, '--ignore-not-found', '--wait=false']);
    await world.upgrade();
  }
  if (steady.failures.length > 0) throw new Error(`what runs already failed:\n${steady.failures.join('\n')}`);
  return `${told.length} refused, each with its reason; ${steady.asked} asked meanwhile, 0 failed`;
}

const CASES = {
  'a value of the wrong kind': (world) =>
    refused(world.upgrade({ 'billing.replicas': 'many' }), /billing[\s\S]*replicas[\s\S]*(integer|string)/),
  'a value that does not exist': (world) => refused(world.upgrade({ 'billing.replcas': 2 }), /replcas/),
  'no Secret': (world) =>
    refused(
      install(world, {}),
      /Secret "hisaab-secrets" is missing in the namespace "refusals".*master-key.*docs\/operations\/kubernetes\.md/,
    ),
  'a Secret that lacks keys': async (world) => {
    await secret(world, { 'master-key': 'x' });
    return refused(install(world, {}), /lacks .*postgresql-password.*kafka-password/);
  },
  'no database named': async (world) => {
    await secret(world, await keysOf(world));
    return refused(install(world, {}), /Where is (kafka|postgresql).*global\..*enabled=true/);
  },
  'a database that does not answer': async (world) => {
    const work = install(world, {
      ...elsewhere,
      'migrate.activeDeadlineSeconds': 30,
      'migrate.backoffLimit': 0,
    });
    // What waits says for whom; with its time over its pod goes.
    const log = world.until('the migration says whom it waits for', async () => {
      const words = ['logs', '--selector=job-name=hisaab-migrate', '--tail=20'];
      const text = await world.cluster.kubectl(['--namespace', OTHER, ...words]);
      return text.includes(NOWHERE) && text;
    });
    const [text] = await Promise.all([log, refused(work, /pre-install/)]);
    return text;
  },
  'an image that cannot be had': async (world) => {
    const before = await uids(world);
    await refused(
      world.upgrade({ 'billing.image.tag': 'nowhere' }, ['--timeout=25s']),
      /deadline|timed out|not ready/i,
    );
    const events = await world.kubectl([
      'get',
      'events',
      '--field-selector=reason=Failed',
      '--output=jsonpath={.items[*].message}',
    ]);
    if (!events.includes('hisaab:nowhere')) throw new Error(`Nobody says which image: ${events}`);
    const after = await uids(world);
    const gone = [...before].filter((uid) => !after.has(uid));
    if (gone.length > 0) throw new Error('pods of the version that runs have gone');
    return /Failed to pull image[^"]*"[^"]*"/.exec(events)?.[0] ?? events.slice(0, 200);
  },
};

async function refused(work, reason) {
  const said = await work.then(
    () => undefined,
    (error) => error.message,
  );
  if (said === undefined) throw new Error('It was taken');
  if (!reason.test(said)) throw new Error(`It was refused, and does not say why: ${said}`);
  return said.replace(/^.*?Error:/s, 'Error:');
}

const elsewhere = {
  'global.postgresql.host': NOWHERE,
  'global.postgresql.port': 1,
  'global.redis.host': NOWHERE,
  'global.rabbitmq.host': NOWHERE,
  'global.kafka.brokers': `${NOWHERE}:1`,
  'global.kafka.tls': true,
};

function install(world, more) {
  const set = { 'global.image.tag': world.tags.first, ...more };
  return world.cluster.helm([
    'install',
    world.release,
    CHART,
    ...Object.entries(set).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
    ...['--namespace', OTHER, '--create-namespace', '--timeout=2m'],
  ]);
}

async function keysOf(world) {
  const { data } = await world.get(['secret', 'hisaab-secrets']);
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]),
  );
}

async function secret(world, keys) {
  await world.cluster.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: OTHER } },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'hisaab-secrets', namespace: OTHER },
      stringData: keys,
    },
  ]);
}

async function uids(world) {
  const pods = await Promise.all(SERVICES.map((name) => world.pods(name)));
  return new Set(
    pods
      .flat()
      .filter(isReady)
      .map(({ metadata }) => metadata.uid),
  );
}
