/** What the restricted profile asks for, of every container that runs; the cluster is asked, not the chart. */
export async function fences(world) {
  const pods = (await world.get(['pods'])).items;
  const faults = pods.flatMap((pod) => faultsOf(pod).map((fault) => `${pod.metadata.name}: ${fault}`));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const tried = [];
  for (const pod of pods.filter(({ status }) => status.phase === 'Running')) {
    for (const { name } of pod.spec.containers) tried.push(await tryInside(world, pod.metadata.name, name));
  }
  const inside = tried.filter((one) => one !== undefined);
  const containers = pods.flatMap(({ spec }) => [...spec.containers, ...(spec.initContainers ?? [])]);
  return `${containers.length} containers of ${pods.length} pods: none is root, writes its root, has a token or a capability; tried inside ${inside.length}`;
}

function faultsOf({ spec }) {
  const faults = [];
  const is = (isSo, otherwise) => void (isSo || faults.push(otherwise));
  const own = spec.securityContext ?? {};
  is(spec.automountServiceAccountToken === false, 'has a token');
  is(spec.serviceAccountName !== 'default', 'has the default account');
  is(!spec.hostNetwork && !spec.hostPID && !spec.hostIPC, 'shares what is the host’s');
  for (const { name, hostPath, projected } of spec.volumes ?? []) {
    is(!hostPath, `${name} is a folder of the host`);
    is(!projected?.sources.some(({ serviceAccountToken }) => serviceAccountToken), `${name} has a token`);
  }
  for (const { name, securityContext: context = {}, resources = {} } of [
    ...spec.containers,
    ...(spec.initContainers ?? []),
  ]) {
    const user = context.runAsUser ?? own.runAsUser;
    const profile = (context.seccompProfile ?? own.seccompProfile)?.type;
    is((context.runAsNonRoot ?? own.runAsNonRoot) === true, `${name} may be root`);
    is(user === undefined || user > 0, `${name} runs as ${user}`);
    is(context.readOnlyRootFilesystem === true, `${name} may write its root`);
    is(context.allowPrivilegeEscalation === false, `${name} may become more`);
    is(context.capabilities?.drop?.includes('ALL'), `${name} keeps capabilities`);
    is(!context.capabilities?.add, `${name} has more capabilities`);
    is(profile === 'RuntimeDefault', `${name} has the seccomp profile ${profile}`);
    is(resources.requests?.cpu && resources.limits?.memory, `${name} says not what it needs`);
  }
  return faults;
}

/** By the kernel's own words: who it is, what it may, and what a write to its root comes to. */
const QUESTION = `
const fs = require('node:fs');
const status = fs.readFileSync('/proc/self/status', 'utf8');
const line = (name) => new RegExp('^' + name + ':\\\\s*(\\\\S+)', 'm').exec(status)[1];
let wrote = 'wrote';
try { fs.writeFileSync('/probe', ''); } catch (error) { wrote = error.code; }
let token = 'token';
try { fs.readdirSync('/var/run/secrets/kubernetes.io'); } catch (error) { token = error.code; }
console.log(JSON.stringify({ uid: line('Uid'), bounding: line('CapBnd'), seccomp: line('Seccomp'), more: line('NoNewPrivs'), wrote, token }));
`;

async function tryInside(world, pod, container) {
  const words = ['exec', pod, '--container', container, '--', 'node', '-e', QUESTION];
  const told = JSON.parse(await world.kubectl(words));
  const { uid, bounding, seccomp, more, wrote, token } = told;
  const isFenced =
    uid !== '0' &&
    /^0+$/.test(bounding) &&
    seccomp === '2' &&
    more === '1' &&
    wrote === 'EROFS' &&
    token === 'ENOENT';
  if (!isFenced) throw new Error(`${pod}, ${container}, asked inside: ${JSON.stringify(told)}`);
  return told;
}
