import type { Database } from '@hisaab/database';
import { parseEnvironment, type CommandTools } from '@hisaab/platform';
import { FieldCipher, LocalJwks, rotateEncryptedRows } from '@hisaab/security';
import { authConfig, type AuthConfig } from '../auth.config';
import { AuthPrisma } from '../auth.prisma';
import { encryptedRowsOfAuth } from '../identities/auth.rotation';
import { SigningKeysRepository } from './signing-keys.repository';
import { SigningKeys } from './signing.keys';

const USAGE = [
  'npm run rotate-keys -- fields    encrypts everything anew under the first version of HISAAB_MASTER_KEY',
  'npm run rotate-keys -- signing   makes the next signing key the current one; nobody is logged out',
];

/** Both rotations run beside programs that run, and may be stopped and started again. */
export async function rotateKeysCommand(tools: Omit<CommandTools, 'adminUrl'>): Promise<number> {
  const { database, masterKey, environment, say } = tools;
  const [what] = tools.arguments;
  const config = parseEnvironment(authConfig, environment);
  if (what === 'fields') return rotateFields(database('auth'), new FieldCipher(masterKey()), config, say);
  if (what === 'signing') {
    const keys = new SigningKeysRepository(new AuthPrisma(database('auth')));
    await new SigningKeys(keys, new FieldCipher(masterKey()), new LocalJwks(), config).rotate();
    say('The next signing key is the current one now; running programs use it within half a minute.');
    return 0;
  }
  for (const line of USAGE) say(line);
  return what === undefined || what === 'help' ? 0 : 2;
}

async function rotateFields(
  database: Database,
  cipher: FieldCipher,
  config: AuthConfig,
  say: (line: string) => void,
): Promise<number> {
  const { versions, current } = cipher.masterKey;
  say(`Master key: version ${current} is current; known are ${versions.join(', ')}.`);
  const total = await rotateEncryptedRows(database, encryptedRowsOfAuth(cipher), {
    done: (table, rows) => say(`  ${table}: ${rows} rows`),
  });
  say(total === 0 ? 'Every row is under it already.' : `${total} rows are under it now.`);
  const days = Math.ceil(config.AUTH_REFRESH_TOKEN_TTL / 86_400);
  if (versions.length > 1)
    say(`Keep the old versions ${days} days more, or sessions that nobody used since must log in again.`);
  return 0;
}
