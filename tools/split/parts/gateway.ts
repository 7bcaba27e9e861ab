import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { answersWell, ProcessPart } from '../part';

export interface GatewayPlace {
  readonly root: string;
  readonly node: string;
  readonly folder: string;
  readonly port: number;
  readonly adminPort: number;
  readonly authUrl: string;
  /** Each service's and the site's processes, as `host:port`. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
  readonly redis: string;
  readonly limitsProfile?: string;
  readonly traces?: string;
}

/** The stand-in for Kong on kong/kong.yml, put in this place with the keys that auth has now. */
export function gatewayPart(place: GatewayPlace): ProcessPart {
  const file = path.join(place.folder, 'kong.yml');
  return new ProcessPart({
    name: 'gateway',
    url: `http://127.0.0.1:${place.port}`,
    log: path.join(place.folder, 'logs/gateway.log'),
    launch: async () => {
      const rendered = promisify(execFile)(
        place.node,
        [path.join(place.root, 'tools/kong/render.mjs'), ...words(place, file)],
        { cwd: place.root },
      );
      // Without auth the keys of last time do.
      await rendered.catch((error: unknown) => {
        if (!existsSync(file)) throw error;
      });
      const ports = ['--port', String(place.port), '--admin-port', String(place.adminPort)];
      const args = [path.join(place.root, 'tools/gateway-stand-in.mjs'), '--config', file, ...ports];
      const environment = { NODE_ENV: 'production' };
      return { command: place.node, args, environment, folder: place.root };
    },
    listens: () => answersWell(`http://127.0.0.1:${place.adminPort}/status/ready`),
  });
}

function words(place: GatewayPlace, file: string): string[] {
  const targets = [...place.targets].flatMap(([name, list]) => ['--target', `${name}=${list.join(',')}`]);
  return [
    ...['--keys', `${place.authUrl}/.well-known/jwks.json`],
    ...['--origin', `http://localhost:${place.port}`, '--origin', `http://127.0.0.1:${place.port}`],
    ...targets,
    ...['--redis', place.redis, '--out', file],
    ...(place.limitsProfile === undefined ? [] : ['--limits-profile', place.limitsProfile]),
    ...(place.traces === undefined ? [] : ['--traces', place.traces]),
  ];
}
