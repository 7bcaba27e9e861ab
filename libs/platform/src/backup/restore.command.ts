import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { forgetAll, reachRedis } from '@hisaab/caching';
import { SERVICES } from '@hisaab/contracts';
import { beginAnew, openBrokers, type OpenBrokers } from '@hisaab/messaging';
import type { MasterKey } from '@hisaab/security';

import { parseEnvironment } from '../configuration/environment';
import { platformConfig, type PlatformConfig } from '../configuration/platform.config';
import { startEmbeddedPostgres } from '../embedded-postgres';
import { reasonOf, StartProblem } from '../start-problem';
import { sayProblem, withStore, type CommandTools } from '../service/command';
import { masterKeyOf } from '../service/master-key-of';
import { patiently } from '../service/patience';
import { roleSecret, rolesToMake } from '../service/service-databases';
import { checkBackup, refuseOtherKey, type CheckedBackup } from './check-backup';
import { connectAsAdmin } from './connection';
import { restoreBackup } from './restore-backup';
import { READS_ALL } from './verify.command';

const USAGE = `Puts a backup into an empty store, and looks whether it is whole.

  restore --from DIR    the folder that backup wrote
  --patience SECONDS    for so long a server that does not answer is asked again

Where the program uses RabbitMQ, Kafka or Redis, give the variables of accounts that may empty them: what they hold is of
another time than what is restored.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run restore -- --from DIR`. @param verify looks at what is there afterwards, and gives the exit code */
export async function runRestore(verify: (tools: CommandTools) => Promise<number>): Promise<void> {
  try {
    const asked = read(process.argv.slice(2));
    if (!asked) {
      say(USAGE);
      process.exitCode = 2;
      return;
    }
    const config = parseEnvironment(platformConfig, process.env);
    const backup = await checkBackup(path.resolve(asked.from));
    const masterKey = givenKey(config);
    refuseOtherKey(backup, masterKey);
    process.exitCode = await withEmptyStore(config, async (url) => {
      const brokers = await patiently(() => reached(url, process.env), { seconds: asked.seconds, say });
      await restoreInto(url, backup, masterKey, brokers);
      return withStore(url, () => masterKey, verify, READS_ALL);
    });
  } catch (error) {
    sayProblem(error);
  }
}

/** What is written goes to the database and nowhere else until all rows are in it. */
async function restoreInto(
  adminUrl: string,
  backup: CheckedBackup,
  masterKey: MasterKey,
  brokers: OpenBrokers,
): Promise<void> {
  try {
    await restoreBackup({
      adminUrl,
      backup,
      masterKey: roleSecret(masterKey),
      roles: rolesToMake(process.env, SERVICES),
      say,
      beforeCommit: async (sql) => {
        await beginAnew(sql, SERVICES);
        for (const line of await brokers.empty()) say(line);
        const { REDIS_URL: redis } = process.env;
        if (redis) say(`Redis: ${await forgetAll(redis)} keys forgotten`);
      },
    });
    say(`Restored what was there at ${backup.manifest.takenAt}.`);
  } finally {
    await brokers.close();
  }
}

/** Everything that will be written to answers, before anything is. */
async function reached(adminUrl: string, environment: NodeJS.ProcessEnv): Promise<OpenBrokers> {
  await (await connectAsAdmin(adminUrl, 'hisaab-restore')).end();
  try {
    if (environment['REDIS_URL']) await reachRedis(environment['REDIS_URL']);
    return await openBrokers(environment);
  } catch (error) {
    throw new StartProblem(
      `A store beside the database cannot be reached (${reasonOf(error)}); start it, or check RABBITMQ_URL, KAFKA_BROKERS and REDIS_URL. Nothing was written.`,
      error,
    );
  }
}

/** A key that was made for an empty folder would open nothing. */
function givenKey(config: PlatformConfig): MasterKey {
  const file = path.resolve(config.HISAAB_DATA_DIR, 'master.key');
  const isEmbedded = config.DATABASE_URL === undefined && config.HISAAB_MASTER_KEY === undefined;
  if (isEmbedded && !existsSync(file)) {
    throw new StartProblem(
      `The master key is missing: put your copy of it at ${file}, or give HISAAB_MASTER_KEY. Nothing was written.`,
    );
  }
  return masterKeyOf(config);
}

async function withEmptyStore<T>(config: PlatformConfig, work: (adminUrl: string) => Promise<T>): Promise<T> {
  if (config.DATABASE_URL !== undefined) return work(config.DATABASE_URL);
  const embedded = await startEmbeddedPostgres({ dataDir: config.HISAAB_DATA_DIR, say });
  try {
    return await work(embedded.adminUrl);
  } finally {
    await embedded.stop();
  }
}

function read(words: readonly string[]): { from: string; seconds: number } | undefined {
  try {
    const { from, patience = '0' } = parseArgs({
      args: [...words],
      options: { from: { type: 'string' }, patience: { type: 'string' } },
    }).values;
    const seconds = Number(patience);
    return from && seconds >= 0 ? { from, seconds } : undefined;
  } catch {
    return undefined;
  }
}
