import { existsSync, globSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { run } from '../set-up/terminal.mjs';
import { NODE_ADDRESS } from './cluster.mjs';

export const SERVICES = ['auth', 'user', 'billing', 'ledger', 'reporting', 'notification', 'templating'];
export const STORES = ['postgresql', 'redis', 'rabbitmq', 'kafka'];
const CHART = 'deploy/helm/hisaab';

/** One release in the cluster, and the ways to it that the stages take. */
export class World {
  namespace = 'hisaab';
  release = 'hisaab';
  /** What is called when all is over, last first. */
  #ends = [];

  /** @param {{ cluster: import('./cluster.mjs').Cluster, tags: import('./images.mjs').Tags, words: string[] }} given */
  constructor({ cluster, tags, words }) {
    this.cluster = cluster;
    this.tags = tags;
    this.words = words;
  }

  atEnd(work) {
    this.#ends.push(work);
  }

  async close() {
    for (const work of this.#ends.splice(0).reverse()) await work();
  }

  kubectl(words, input) {
    return this.cluster.kubectl(['--namespace', this.namespace, ...words], input);
  }

  async get(words) {
    return this.cluster.get(['--namespace', this.namespace, ...words]);
  }

  helm(words) {
    return this.cluster.helm([...words, '--namespace', this.namespace]);
  }

  /** The words that name the chart and everything that a test says of it. @param {Record<string, string | number | boolean>} more */
  chartWords(more = {}, files = ['values-kind.yaml'], test = 'tools/kube/values-test.yaml') {
    const set = {
      'global.image.tag': this.tags.first,
      'gateway.image.tag': this.tags.gateway,
      'rabbitmq.definitionsImage.tag': this.tags.first,
      ...more,
    };
    return [
      CHART,
      ...files.flatMap((file) => ['--values', `${CHART}/${file}`]),
      ...['--values', test],
      ...Object.entries(set).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
    ];
  }

  /** @param {Record<string, string | number | boolean>} more */
  upgrade(more = {}, words = []) {
    return this.helm(['upgrade', this.release, ...this.chartWords(more), '--wait', '--timeout=6m', ...words]);
  }

  /** @returns {Promise<any[]>} pods that are there to stay, of one chart or of all */
  async pods(chart) {
    const selector = `app.kubernetes.io/instance=${this.release}${chart ? `,app.kubernetes.io/name=${chart}` : ''}`;
    const { items } = await this.get(['pods', `--selector=${selector}`]);
    return items.filter(({ metadata }) => !metadata.deletionTimestamp);
  }

  async readyPods(chart) {
    return (await this.pods(chart)).filter(isReady);
  }

  /** Where the node reaches a service of the release. */
  async addressOf(name, port) {
    const { spec } = await this.get(['service', `${this.release}-${name}`]);
    const wanted = port ?? spec.ports[0].port;
    return `${spec.clusterIP}:${wanted}`;
  }

  async url() {
    const { spec } = await this.get(['service', `${this.release}-gateway`]);
    const { nodePort } = spec.ports.find(({ nodePort: port }) => port !== undefined) ?? {};
    return nodePort === undefined
      ? `http://${spec.clusterIP}:${spec.ports[0].port}`
      : `http://${NODE_ADDRESS}:${nodePort}`;
  }

  async databaseUrl() {
    const { data } = await this.get(['secret', 'hisaab-secrets']);
    const password = Buffer.from(data['postgresql-password'], 'base64').toString();
    return `postgres://postgres:${encodeURIComponent(password)}@${await this.addressOf('postgresql')}/hisaab`;
  }

  until(what, isSo, seconds) {
    return until(what, isSo, seconds);
  }

  /** Helm goes on when the new pods are ready: until the old ones have gone, too. */
  async untilSettled() {
    await this.until('no pods of another version', async () => {
      const { items } = await this.get(['deployments']);
      const pods = (await this.get(['pods'])).items;
      const isDone = ({ spec, status }) =>
        status.replicas === spec.replicas && status.updatedReplicas === spec.replicas;
      return items.every(isDone) && pods.every(({ metadata }) => !metadata.deletionTimestamp);
    });
  }

  /** All of the parts answer, and consumers are at their brokers. */
  async untilInStep(seconds = 180) {
    const url = await this.url();
    await this.until(
      'everything in step',
      async () => {
        const answer = await fetch(`${url}/v1/status`, { signal: AbortSignal.timeout(5_000) });
        const { state, parts } = await answer.json();
        if (state === 'up') return true;
        throw new Error(parts.map((part) => `${part.name} ${part.state}`).join(', '));
      },
      seconds,
    );
  }

  /**
   * From now on what containers write stays, also of pods that go: links to their files, in the cluster's folder.
   * @returns the folder
   */
  keepLogs() {
    const folder = path.join(this.cluster.folder, 'logs-of-pods');
    mkdirSync(folder, { recursive: true });
    const from = path.join(this.cluster.folder, 'pod-logs');
    const timer = setInterval(() => {
      for (const file of globSync(`${this.namespace}_*/*/*.log`, { cwd: from })) {
        const place = path.join(folder, file.replaceAll(path.sep, '+'));
        // It may have gone in this moment.
        if (!existsSync(place)) run('ln', [path.join(from, file), place]).catch(() => {});
      }
    }, 1_000);
    this.atEnd(() => clearInterval(timer));
    return folder;
  }

  /** Pods, what the cluster says of them, and the last words of those that are not well. */
  async whatIsWrong() {
    const pods = await this.kubectl(['get', 'pods,jobs', '--output=wide']);
    const events = await this.kubectl([
      'get',
      'events',
      '--sort-by=.lastTimestamp',
      '--field-selector=type!=Normal',
    ]);
    const unwell = (await this.pods()).filter((pod) => !isReady(pod) && pod.status.phase !== 'Succeeded');
    const logs = await Promise.all(unwell.slice(0, 6).map((pod) => this.logsOf(pod)));
    return [pods, events.split('\n').slice(-25).join('\n'), ...logs].join('\n');
  }

  async logsOf({ metadata: { name } }, words = ['--tail=12']) {
    const text = await this.kubectl(['logs', name, '--all-containers', '--prefix', ...words]).catch(String);
    return `── ${name}\n${text}`;
  }
}

/** Until it is so, and what was found; otherwise an error with what was said last. */
export async function until(what, isSo, seconds = 120) {
  const deadline = Date.now() + seconds * 1_000;
  for (let said = ''; ; await pause(500)) {
    const found = await isSo().catch((error) => void (said = error.message));
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what} ${said}`);
  }
}

export function isReady({ status }) {
  return (status.conditions ?? []).some(({ type, status: is }) => type === 'Ready' && is === 'True');
}
