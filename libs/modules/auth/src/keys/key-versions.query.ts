import type { Sql } from '@hisaab/database';
import { FieldCipher, type MasterKey } from '@hisaab/security';
import { StartProblem } from '@hisaab/platform';
import { emailPlace } from '../identities/identities.repository';
import { privateKeyPlace } from './signing.keys';

interface Sealed {
  key: string;
  cipher: Buffer;
  version: number;
}

/**
 * The versions of the master key that rows of auth are encrypted under. One row of each is opened: a key that does not
 * fit is told of here, and not by the first person who logs in.
 */
export async function keyVersionsInUse(sql: Sql, masterKey: MasterKey): Promise<number[]> {
  const cipher = new FieldCipher(masterKey);
  const found = [
    ...(await opened(sql, cipher, 'identity', 'id::text', 'email_cipher', emailPlace)),
    ...(await opened(sql, cipher, 'signing_key', 'kid', 'private_cipher', privateKeyPlace)),
  ];
  return [...new Set(found.length > 0 ? found : [masterKey.current])].sort((a, b) => a - b);
}

async function opened(
  sql: Sql,
  cipher: FieldCipher,
  table: string,
  key: string,
  column: string,
  placeOf: (key: string) => string,
): Promise<number[]> {
  const rows = await sql.query<Sealed>(
    `select distinct on (key_version) ${key} as key, ${column} as cipher, key_version as version
     from auth.${table} order by key_version`,
  );
  for (const row of rows) {
    try {
      cipher.decrypt({ keyVersion: row.version, bytes: row.cipher }, placeOf(row.key));
    } catch {
      throw new StartProblem(
        `The master key does not open what auth.${table} holds under its version ${row.version}; give the key that this Hisaab runs with.`,
      );
    }
  }
  return rows.map(({ version }) => version);
}
