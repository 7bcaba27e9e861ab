/** The one-node cluster of the tests: up, down, its images, and the two programs that ask it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { root, run } from '../set-up/terminal.mjs';

const SCRIPT = path.join(root, 'tools/kube/kube.sh');
/** The node's address: pods reach what listens here, and NodePorts are answered here. */
export const NODE_ADDRESS = '10.90.0.1';

export class Cluster {
  /** @param {string} tools the folder that build.sh names */
  constructor(tools) {
    this.tools = tools;
    this.folder = process.env.KUBE_RUN ?? path.join(process.env.TMPDIR ?? tmpdir(), 'hisaab-kube');
    this.env = {
      HISAAB_KUBE: tools,
      KUBE_RUN: this.folder,
      KUBECONFIG: path.join(this.folder, 'admin.conf'),
      // Helm's own folders stay out of the user's.
      HELM_CACHE_HOME: path.join(this.folder, 'helm/cache'),
      HELM_CONFIG_HOME: path.join(this.folder, 'helm/config'),
      HELM_DATA_HOME: path.join(this.folder, 'helm/data'),
    };
  }

  async isUp() {
    if (!existsSync(this.env.KUBECONFIG)) return false;
    return this.kubectl(['get', '--raw', '/readyz', '--request-timeout=5s']).then(
      () => true,
      () => false,
    );
  }

  async up() {
    if (await this.isUp()) return;
    // What a run that was killed has left.
    if (existsSync(this.folder)) await this.down();
    await run(SCRIPT, ['up'], { env: this.env });
  }

  down() {
    return run(SCRIPT, ['down'], { env: this.env });
  }

  /** @param {string[]} words @param {string} [input] @returns {Promise<string>} what it printed */
  kubectl(words, input) {
    return told(path.join(this.tools, 'bin/kubectl'), words, { env: this.env, input });
  }

  /** @param {string[]} words @param {string} [input] */
  helm(words, input) {
    return told(path.join(this.tools, 'bin/helm'), words, { env: this.env, input });
  }

  /** @returns {Promise<any>} */
  async get(words) {
    return JSON.parse(await this.kubectl(['get', ...words, '--output=json']));
  }

  apply(manifests) {
    const text = manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
    return this.kubectl(['apply', '--filename=-'], text);
  }

  /** Its containers' processes, by the node itself: nobody hears of it before. */
  async killProcesses({ status }) {
    const socket = path.join(this.folder, 'containerd.sock');
    const ids = status.containerStatuses.map(({ containerID }) => containerID.replace('containerd://', ''));
    const words = ['-a', socket, '-n', 'k8s.io', 'tasks', 'kill', '--all', '--signal', 'SIGKILL'];
    await Promise.all(ids.map((id) => told('ctr', [...words, id], {})));
  }

  /** The names of the images that containers can be made of. */
  async images() {
    const socket = path.join(this.folder, 'containerd.sock');
    return (await told('ctr', ['-a', socket, '-n', 'k8s.io', 'images', 'ls', '-q'], {})).split('\n');
  }

  /** Out of an engine, through no file. @param {{ environment: Record<string, string>, program: string }} engine */
  load(engine, names) {
    const words = [
      '-c',
      'set -o pipefail; "$1" save "${@:3}" | "$2" load -',
      'load',
      engine.program,
      SCRIPT,
      ...names,
    ];
    return told('bash', words, { env: { ...this.env, ...engine.environment } });
  }
}

/** What a program prints on standard output; where it fails, the error says what it said. */
export function told(program, words, { env = {}, input, cwd = root }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    let complaint = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (complaint += chunk));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve(output);
      const what = `${path.basename(program)} ${words.slice(0, 3).join(' ')}`;
      const said = `${complaint}${output}`.trim();
      reject(Object.assign(new Error(`${what} failed (${code}): ${said}`), { output: said, code }));
    });
  });
}
