/** Holds the processes of `npm run split` together until it is told to stop. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { startStack } from './stack.mjs';
import { stateFile } from './running.mjs';
import { beginningOf } from './tree.mjs';

const folder = process.argv[2];
const PASSED_ON = /^(OTEL_.+|LOG_LEVEL|HISAAB_LIMITS_PROFILE|HISAAB_CONFIG_DIR)$/;
const tell = (message) => process.connected && process.send(message);

let stack;
const note = () => {
  const parts = [...(stack?.parts.values() ?? [])].map(({ name, pid, url }) => ({
    name,
    pid,
    // An address may hold a password.
    url: url?.startsWith('http') ? url : undefined,
    began: beginningOf(pid),
  }));
  const state = { pid: process.pid, began: beginningOf(process.pid), url: stack?.url, parts };
  writeFileSync(stateFile(folder), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  return state;
};

let stopping;
const end = async () => {
  // Before all is up there is nothing to be careful with: what was started ends with this process.
  if (!stack) process.exit(1);
  await (stopping ??= stack.stop());
  rmSync(stateFile(folder), { force: true });
  process.exit(0);
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void end());
process.on('exit', (code) => code !== 0 && rmSync(stateFile(folder), { force: true }));

mkdirSync(folder, { recursive: true });
note();
try {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => PASSED_ON.test(name)),
  );
  stack = await startStack({ folder, ports: 'fixed', environment, say: (line) => tell({ line }) });
  writeVariables();
  tell({ up: { ...note() } });
} catch (error) {
  tell({ failed: error.message });
  process.exitCode = 1;
  process.exit();
}

/** For the commands beside it: `env $(cat .hisaab/split/environment) npm run messages`. */
function writeVariables() {
  const variables = {
    DATABASE_URL: stack.databaseUrl,
    RABBITMQ_URL: stack.rabbitmqUrl,
    KAFKA_BROKERS: stack.kafkaBrokers,
    REDIS_URL: stack.redisUrl,
    HISAAB_MASTER_KEY: stack.masterKey,
  };
  const text = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path.join(folder, 'environment'), text.join(''), { mode: 0o600 });
}
