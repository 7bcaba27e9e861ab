import { rmSync } from 'node:fs';

import { rolldown } from 'rolldown';

import { serverApps, serverConfig } from './server.config.mjs';

for (const { input, dir } of serverApps()) {
  const { output, ...config } = serverConfig(input, dir);
  const bundle = await rolldown(config);
  rmSync(dir, { recursive: true, force: true });
  await bundle.write(output);
  await bundle.close();
}
