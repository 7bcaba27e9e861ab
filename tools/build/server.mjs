import { rmSync } from 'node:fs';

import { rolldown } from 'rolldown';

import { serverApps, serverConfig, serverThreads } from './server.config.mjs';

for (const { input, dir } of serverApps()) {
  rmSync(dir, { recursive: true, force: true });
  for (const entries of [input, ...serverThreads()]) {
    const { output, ...config } = serverConfig(entries, dir);
    const bundle = await rolldown(config);
    await bundle.write(output);
    await bundle.close();
  }
}
