import { rmSync } from 'node:fs';

import { rolldown } from 'rolldown';

import { serverApps, serverConfig, serverThreads } from './server.config.mjs';

for (const { app, input, dir } of serverApps()) {
  rmSync(dir, { recursive: true, force: true });
  for (const entries of [input, ...serverThreads(app)]) {
    const { output, ...config } = serverConfig(entries, dir);
    const bundle = await rolldown(config);
    await bundle.write(output);
    await bundle.close();
  }
}
