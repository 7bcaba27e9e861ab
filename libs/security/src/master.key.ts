import { hkdfSync, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;

/**
 * The secret that everything else secret is derived from or encrypted under. It may have several versions at once:
 * the first is used for whatever is written now, the others only to read what a rotation has not reached yet.
 * Text form: `<base64>` (version 1) or `<version>:<base64>,<version>:<base64>…`, the current one first.
 */
export class MasterKey {
  readonly #keys: ReadonlyMap<number, Buffer>;
  readonly #derived = new Map<string, Buffer>();
  readonly current: number;

  private constructor(keys: ReadonlyMap<number, Buffer>, current: number) {
    this.#keys = keys;
    this.current = current;
  }

  static readonly FORM = 'must be 32 bytes in base64, or a list <version>:<base64>, the current first';

  static isValid(this: void, text: string): boolean {
    try {
      MasterKey.parse(text);
      return true;
    } catch {
      return false;
    }
  }

  static parse(text: string): MasterKey {
    const keys = new Map<number, Buffer>();
    let current: number | undefined;
    for (const part of text.trim().split(',')) {
      const match = /^(?:([1-9][0-9]{0,3}):)?([A-Za-z0-9+/_-]+={0,2})$/.exec(part.trim());
      const key = Buffer.from(match?.[2] ?? '', 'base64');
      const version = Number(match?.[1] ?? 1);
      if (!match || key.length !== KEY_BYTES || keys.has(version)) {
        throw new Error(`The master key ${MasterKey.FORM}`);
      }
      current ??= version;
      keys.set(version, key);
    }
    return new MasterKey(keys, current ?? 1);
  }

  /** The text of a new key, for a data folder that has none. */
  static generate(): string {
    return randomBytes(KEY_BYTES).toString('base64');
  }

  /** Known versions, the current one first. */
  get versions(): readonly number[] {
    return [...this.#keys.keys()];
  }

  /** A key for one purpose. Keys of two purposes tell nothing about each other. */
  derive(purpose: string, version = this.current): Buffer {
    const name = `${version}:${purpose}`;
    const known = this.#derived.get(name);
    if (known) return known;
    const key = this.#keys.get(version);
    if (!key) throw new Error(`Version ${version} of the master key is needed, but was not given`);
    const derived = Buffer.from(hkdfSync('sha256', key, 'hisaab', purpose, KEY_BYTES));
    this.#derived.set(name, derived);
    return derived;
  }

  /** Tells two keys apart and nothing about either: what a backup says of the key that it needs. */
  fingerprint(version = this.current): string {
    return this.derive('fingerprint', version).toString('hex').slice(0, 32);
  }

  /** Never in a log or a printed configuration. */
  toJSON(): string {
    return `master key, versions ${this.versions.join(', ')}`;
  }
}
