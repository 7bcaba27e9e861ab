import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

import { root, run, say } from '../set-up/terminal.mjs';

const tools = process.env.HISAAB_CI_TOOLS ?? path.join(homedir(), '.cache/hisaab-ci');
const hasProgram = (name) =>
  [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'].some((folder) =>
    existsSync(path.join(folder, name)),
  );
const hasKafka = () => existsSync(path.join(tools, 'kafka/complete'));

/** The packages of Debian that are not there. */
function missingPackages() {
  const packages = {
    'redis-server': hasProgram('redis-server'),
    'rabbitmq-server': existsSync('/usr/lib/rabbitmq/bin/rabbitmq-server'),
    'default-jre-headless': hasProgram('java'),
    maven: hasKafka() || hasProgram('mvn'),
  };
  return Object.keys(packages).filter((name) => !packages[name]);
}

/** What the stack needs and this machine has not; empty where it can start. */
export function missing() {
  return [...missingPackages(), ...(hasKafka() ? [] : ['Kafka (tools/kafka/fetch.sh)'])];
}

/** Redis and RabbitMQ from Debian, Kafka from Maven Central, where they are missing. */
export async function systemNeeds() {
  const packages = missingPackages();
  if (packages.length > 0) {
    if (!hasProgram('apt-get')) throw new Error(`Missing on this machine: ${packages.join(', ')}.`);
    await run(path.join(root, 'tools/set-up/debian.sh'), packages, { show: true }).catch(() => {
      throw new Error(`These packages of Debian are needed: ${packages.join(' ')}.`);
    });
  }
  if (hasKafka()) return;
  say('fetching Kafka from Maven Central (43 MB, once)');
  await run(path.join(root, 'tools/kafka/fetch.sh'), [], { show: true });
}
