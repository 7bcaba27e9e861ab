import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { freePorts } from '../../libs/testing/src/servers/free-port';
import { FIXED_PORTS } from './ports.mjs';

/** Where everything listens. */
export type Ports = (name: string) => number;

/** @param more what may be one of several of its kind, and takes any port that is free */
export async function portsFor(kind: 'fixed' | 'free', more: readonly string[]): Promise<Ports> {
  const ports = new Map(kind === 'fixed' ? Object.entries(FIXED_PORTS) : []);
  const names = [...new Set([...Object.keys(FIXED_PORTS), ...more])].filter((name) => !ports.has(name));
  const free = await freePorts(names.length);
  names.forEach((name, index) => ports.set(name, free[index]!));
  return (name) => {
    const port = ports.get(name);
    if (port === undefined) throw new Error(`There is no port for ${name}`);
    return port;
  };
}

export interface Secrets {
  readonly internalToken: string;
  readonly rabbitmq: string;
}

/** Made once and kept with the data, for whoever owns the folder. */
export function secretsIn(folder: string): Secrets {
  const file = path.join(folder, 'secrets.json');
  const secret = (): string => randomBytes(24).toString('hex');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const secrets: Secrets = { internalToken: secret(), rabbitmq: secret() };
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}
