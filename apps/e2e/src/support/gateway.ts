import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SERVICES } from '@hisaab/contracts';
import { gatewayPart } from '../../../../tools/split/parts/gateway';
import { freePort } from './program';
import type { Split } from './split';

export interface RunningGateway {
  readonly url: string;
  stop(): Promise<void>;
}

/** The stand-in for Kong before these services; its Redis is away. */
export async function startGateway(split: Split, traces: string): Promise<RunningGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'hisaab-gateway-'));
  const port = await freePort();
  const targets = [...SERVICES.map((name) => [name, name] as const), ['web', 'site'] as const];
  const part = gatewayPart({
    root: resolve(import.meta.dirname, '../../../..'),
    node: process.execPath,
    folder,
    port,
    adminPort: await freePort(),
    authUrl: split.address('auth'),
    targets: new Map(targets.map(([name, place]) => [name, [new URL(split.address(place)).host]])),
    redis: '127.0.0.1:1',
    limitsProfile: 'load-test',
    traces,
  });
  await part.start();
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await part.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
