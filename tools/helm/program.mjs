/** Where helm, kubeconform and kubectl are: on the path, or where `tools/kube/build.sh` puts them. */
import { accessSync, constants, existsSync, globSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** What CI keeps between runs. */
export const cache = process.env.HISAAB_CI_TOOLS ?? path.join(homedir(), '.cache/hisaab-ci');

/** @param {'helm' | 'kubeconform' | 'kubectl'} name @returns {string | undefined} */
export function found(name) {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  return [...onPath, ...newest(`kube*/bin/${name}`)].find(isProgram);
}

/** @param {'helm' | 'kubeconform' | 'kubectl'} name */
export function program(name) {
  const place = found(name);
  if (!place) throw new Error(`${name} is not there: ${HOW[name]}`);
  return place;
}

/** The folder with the schemas of Kubernetes' own kinds. */
export function schemas() {
  const [place] = newest('kube*/schemas');
  if (!place) throw new Error('The schemas of Kubernetes are not there: tools/kube/build.sh makes them.');
  return place;
}

const built = 'install it, or let tools/kube/build.sh build it';
const HOW = {
  helm: `${built} (Helm 3.17 or later, https://helm.sh/docs/intro/install).`,
  kubeconform: `${built} (https://github.com/yannh/kubeconform).`,
  kubectl: `${built} (https://kubernetes.io/docs/tasks/tools).`,
};

function newest(pattern) {
  return globSync(pattern, { cwd: cache })
    .map((found) => path.join(cache, found))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return existsSync(file) && statSync(file).isFile();
  } catch {
    return false;
  }
}
