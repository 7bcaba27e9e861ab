import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { bringDependencies } from '../dependencies.mjs';
import { program } from '../program.mjs';
import { manifest, type Manifest } from './manifest';

export const ROOT = resolve(import.meta.dirname, '../../..');
export interface Values {
  /** The chart, under deploy/helm. */
  readonly chart?: string;
  /** Files of values beside it, such as `kind` for values-kind.yaml. */
  readonly files?: readonly string[];
  /** As after `--set`. */
  readonly set?: readonly string[];
  /** As after `--set-json`. */
  readonly json?: readonly string[];
  /** Further words of `helm template`. */
  readonly words?: readonly string[];
}

/** A copy of the charts with what each brings, so that nobody's own copies are in the way. */
export class Charts {
  readonly folder = mkdtempSync(join(tmpdir(), 'charts-'));
  readonly #known = new Map<string, readonly Manifest[]>();

  constructor() {
    const from = join(ROOT, 'deploy/helm');
    cpSync(from, this.folder, { recursive: true, filter: (file) => !/\/(charts|\.charts-\w+)$/.test(file) });
    bringDependencies(this.folder);
  }

  /** What `helm install hisaab` would send to a cluster, in the namespace `shop`. */
  rendered(values: Values = {}): readonly Manifest[] {
    const key = JSON.stringify(values);
    const known = this.#known.get(key);
    if (known) return known;
    const text = execFileSync(program('helm'), this.#words(values), {
      encoding: 'utf8',
      maxBuffer: 64 * 1_048_576,
    });
    const made = parseAllDocuments(text)
      .map((document) => document.toJS() as unknown)
      .filter((document) => document !== null)
      .map((document) => manifest.parse(document));
    this.#known.set(key, made);
    return made;
  }

  /** What helm says where it refuses. */
  refusal(values: Values): string {
    const { status, stderr } = spawnSync(program('helm'), this.#words(values), { encoding: 'utf8' });
    return status === 0 ? '' : stderr;
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #words({ chart = 'hisaab', files = [], set = [], json = [], words = [] }: Values): string[] {
    const place = join(this.folder, chart);
    return [
      ...['template', 'hisaab', place, '--namespace', 'shop', '--kube-version', '1.30.0'],
      ...files.flatMap((name) => ['--values', join(place, `values-${name}.yaml`)]),
      ...set.flatMap((text) => ['--set', text]),
      ...json.flatMap((text) => ['--set-json', text]),
      ...words,
    ];
  }
}

/** Stores of somebody else, all over TLS. */
export const OUTSIDE = [
  'global.origin=https://hisaab.example',
  'global.postgresql.host=pg.example',
  'global.postgresql.sslMode=verify-full',
  'global.redis.host=redis.example',
  'global.redis.tls=true',
  'global.redis.username=hisaab',
  'global.rabbitmq.host=rabbit.example',
  'global.rabbitmq.port=5671',
  'global.rabbitmq.tls=true',
  'global.kafka.brokers=one.example:9093\\,two.example:9094',
  'global.kafka.tls=true',
  'global.trust.configMap=authorities',
];
