import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { functionsOf } from '../kong/plugins';
import { createAdmin } from './admin';
import { createGateway } from './gateway';

export interface Listening {
  readonly close: () => Promise<void>;
}

/** Starts the stand-in on a rendered kong.yml; SIGHUP reads the file again, as `kong reload` would. */
export async function start(
  root: string,
  options: { config: string; host: string; port: number; adminPort: number; drainSeconds: number },
  say: (line: string) => void,
): Promise<Listening> {
  const gateway = await createGateway(readFileSync(options.config, 'utf8'), functionsOf(root), say);
  const admin = createAdmin(gateway);
  await gateway.app.listen({ port: options.port, host: options.host });
  await admin.listen({ port: options.adminPort, host: '127.0.0.1' });
  const reload = (): void => {
    gateway
      .reload(readFileSync(options.config, 'utf8'))
      .then(() => say('The stand-in for Kong has read its file again.'))
      .catch((error: unknown) => say(`The file is refused; the one before stays: ${String(error)}`));
  };
  process.on('SIGHUP', reload);
  say(
    `The stand-in for Kong (no Kong) is ready on ${options.host}:${options.port}; admin on 127.0.0.1:${options.adminPort}.`,
  );
  return {
    close: async () => {
      process.off('SIGHUP', reload);
      // As nginx does while it quits, for as long as those in front need to hear of it.
      gateway.app.server.prependListener('request', (_request, response: ServerResponse) => {
        response.setHeader('connection', 'close');
      });
      await pause(options.drainSeconds * 1_000);
      await admin.close();
      await gateway.app.close();
    },
  };
}
