/**
 * `node tools/gateway-stand-in.mjs --config <rendered kong.yml> [--port 8000] [--admin-port 8001] [--drain 5]`: a stand-in for
 * Kong, for tests and for machines that cannot have Kong's image. No part of the product.
 */
import { parseArgs } from 'node:util';

import { loadBundle } from './kong/bundle.mjs';
import { fail, root, say } from './set-up/terminal.mjs';

const text = { type: 'string' };
try {
  const { values } = parseArgs({
    options: {
      config: text,
      host: { ...text, default: '127.0.0.1' },
      port: { ...text, default: '8000' },
      'admin-port': { ...text, default: '8001' },
      drain: { ...text, default: '0' },
    },
  });
  if (!values.config)
    throw new Error('--config is missing: a file that `npm run kong -- --keys … --out …` wrote');
  const { start } = await loadBundle('tools/gateway-stand-in/index.ts', 'gateway-stand-in');
  const { config, host } = values;
  const options = {
    ...{ config, host, port: Number(values.port), adminPort: Number(values['admin-port']) },
    drainSeconds: Number(values.drain),
  };
  const running = await start(root, options, say);
  const stop = () => void running.close().finally(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
} catch (error) {
  fail(error);
}
