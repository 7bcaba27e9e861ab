/**
 * `npm run kind:up`: a Kubernetes of one node in Docker, by kind, with everything of Hisaab in it. Again after a change, it
 * builds the image anew and upgrades. `npm run kind:down` takes the cluster away, with its data.
 *
 * kubectl's own settings stay as they are: the cluster's are in .hisaab/kind.kubeconfig.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

import { bringDependencies } from './helm/dependencies.mjs';
import { found } from './helm/program.mjs';
import { fail, root, run, say } from './set-up/terminal.mjs';

const IMAGE = 'hisaab';
/** A tag that stays, for what shall not start again with each new image. */
const STAYS = 'local';
const RELEASE = 'hisaab';
const CLUSTER = path.join(root, 'deploy/kind/cluster.yaml');
const CHART = path.join(root, 'deploy/helm/hisaab');
const KUBECONFIG = path.join(root, '.hisaab/kind.kubeconfig');

const { name } = parse(readFileSync(CLUSTER, 'utf8'));
const [word, ...rest] = process.argv.slice(2);
const steps = { up, down };

if (!(word in steps) || rest.length > 0) fail('What shall be done? node tools/kind.mjs up, or down');
await steps[word]().catch((error) => fail(error.output ? `${error.message}\n${error.output}` : error));

async function up() {
  const helm = found('helm');
  if (!helm) throw new Error('helm is missing: https://helm.sh/docs/intro/install');
  await demand();
  mkdirSync(path.dirname(KUBECONFIG), { recursive: true });
  if (await isThere()) {
    await kind('export', 'kubeconfig', '--name', name, '--kubeconfig', KUBECONFIG);
  } else {
    await told(`a cluster called ${name}`, () =>
      kind('create', 'cluster', '--config', CLUSTER, '--kubeconfig', KUBECONFIG, '--wait', '180s'),
    );
  }
  const tag = await told('the image (some minutes the first time)', build);
  await told('the image into the cluster', () =>
    kind('load', 'docker-image', `${IMAGE}:${STAYS}`, `${IMAGE}:${tag}`, '--name', name),
  );
  bringDependencies();
  await told('the charts, until everything is ready (images of the stores are fetched the first time)', () =>
    install(helm, tag),
  );
  say(`
Open http://localhost:8000

  export KUBECONFIG=${KUBECONFIG}
  kubectl --namespace ${RELEASE} get pods
  helm --namespace ${RELEASE} test ${RELEASE} --logs      signs up, records and reads the report
  npm run kind:up                                builds and upgrades after a change
  npm run kind:down                              takes all of it away, with its data`);
}

async function down() {
  await demand();
  if (!(await isThere())) {
    say(`There is no cluster called ${name}.`);
    return;
  }
  await kind('delete', 'cluster', '--name', name, '--kubeconfig', KUBECONFIG);
  say(`The cluster ${name} is gone, with its data.`);
}

/** Says what is missing before anything is made. */
async function demand() {
  await run('docker', ['version', '--format', '{{.Server.Version}}']).catch((error) => {
    if (error.code === 'ENOENT')
      throw new Error('docker is missing: https://docs.docker.com/get-started/get-docker');
    throw new Error(`Docker does not answer; is it running?\n${error.output ?? error.message}`);
  });
  await kind('version').catch((error) => {
    if (error.code === 'ENOENT')
      throw new Error('kind is missing: https://kind.sigs.k8s.io/docs/user/quick-start#installation');
    throw error;
  });
}

async function isThere() {
  return (await kind('get', 'clusters')).split('\n').includes(name);
}

/** @returns a tag that is another for another image, so that an upgrade brings it */
async function build() {
  const stays = `${IMAGE}:${STAYS}`;
  await run('docker', ['build', '--file', 'deploy/docker/Dockerfile', '--tag', stays, '.']);
  const id = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', stays]);
  const tag = `kind-${id
    .trim()
    .replace(/^sha256:/, '')
    .slice(0, 12)}`;
  await run('docker', ['tag', stays, `${IMAGE}:${tag}`]);
  return tag;
}

function install(helm, tag) {
  return run(helm, [
    'upgrade',
    '--install',
    RELEASE,
    CHART,
    ...['--kubeconfig', KUBECONFIG, '--kube-context', `kind-${name}`],
    ...['--namespace', RELEASE, '--create-namespace'],
    ...['--values', path.join(CHART, 'values-kind.yaml')],
    ...['--set', `global.image.tag=${tag}`, '--set', `rabbitmq.definitionsImage.tag=${STAYS}`],
    ...['--wait', '--timeout', '20m'],
  ]).catch((error) => {
    error.output = `${error.output ?? ''}
What each part waits for:
  kubectl --kubeconfig ${KUBECONFIG} --namespace ${RELEASE} get pods
  kubectl --kubeconfig ${KUBECONFIG} --namespace ${RELEASE} get events --sort-by=.lastTimestamp`;
    throw error;
  });
}

function kind(...words) {
  return run('kind', words);
}

async function told(what, work) {
  const from = Date.now();
  say(`… ${what}`);
  const result = await work();
  say(`  ${((Date.now() - from) / 1000).toFixed(0)} s`);
  return result;
}
