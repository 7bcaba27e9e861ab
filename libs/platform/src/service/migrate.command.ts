import { SERVICES } from '@hisaab/contracts';
import { ConfigurationError, parseEnvironment } from '../configuration/environment';
import { platformConfig } from '../configuration/platform.config';
import { migrate } from '../migrations';
import { MasterKey } from '@hisaab/security';
import { reasonOf, StartProblem } from '../start-problem';
import { patienceIn, patiently } from './patience';
import { roleSecret, rolesToMake } from './service-databases';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Makes and mends every schema once, with the administrator's rights: before the services of a release start, which
 * have none. Roles are those of the `<SERVICE>_DATABASE_URL`s that it is given, with their passwords; of the others the
 * passwords come from the master key. `--patience <seconds>`: for so long a server that does not answer is asked again.
 */
export async function runMigrate(): Promise<void> {
  try {
    const config = parseEnvironment(platformConfig, process.env);
    if (config.DATABASE_URL === undefined) throw new ConfigurationError('DATABASE_URL is missing.');
    const key = config.HISAAB_MASTER_KEY;
    const options = {
      adminUrl: config.DATABASE_URL,
      masterKey: key === undefined ? undefined : roleSecret(MasterKey.parse(key)),
      roles: rolesToMake(process.env, SERVICES),
      say,
    };
    const seconds = patienceIn(process.argv.slice(2));
    const { applied } = await patiently(() => migrate(options), { seconds, say });
    say(applied.length === 0 ? 'The schemas are up to date.' : `${applied.length} migrations applied.`);
  } catch (error) {
    const known = error instanceof StartProblem || error instanceof ConfigurationError;
    process.stderr.write(`${known ? error.message : reasonOf(error)}\n`);
    process.exitCode = 1;
  }
}
