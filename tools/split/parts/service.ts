import path from 'node:path';

import { SERVICE_FLAGS } from '../../set-up/flags.mjs';
import { answersWell, ProcessPart } from '../part';
import type { Process } from '../variables';

export interface ServicePlace {
  readonly root: string;
  readonly node: string;
  readonly folder: string;
  readonly port: number;
  /** Asked anew for each start. */
  readonly environment: () => Readonly<Record<string, string>>;
}

/** @param name the service's own, or that of another of its kind: `billing-2` */
export function servicePart(name: string, service: Process, place: ServicePlace): ProcessPart {
  const url = `http://127.0.0.1:${place.port}`;
  const main = path.join(place.root, 'dist/apps', service, 'main.js');
  return new ProcessPart({
    name,
    url,
    log: path.join(place.folder, 'logs', `${name}.log`),
    launch: () => ({
      command: place.node,
      args: [...SERVICE_FLAGS, main],
      environment: { NODE_ENV: 'production', PORT: String(place.port), ...place.environment() },
      folder: place.root,
    }),
    listens: () => answersWell(`${url}/health/live`),
    ready: () => answersWell(`${url}/health/ready`),
  });
}
