import type { Sql } from '@hisaab/database';
import type { EncryptedRows, FieldCipher } from '@hisaab/security';
import { privateKeyPlace } from '../keys/signing.keys';
import { EMAIL_INDEX, emailPlace } from './identities.repository';

interface Sealed {
  key: string;
  cipher: Buffer;
  key_version: number;
}

/** What of auth is encrypted under the master key; refresh tokens and device marks renew themselves by use. */
export function encryptedRowsOfAuth(cipher: FieldCipher): EncryptedRows<Sql>[] {
  const current = cipher.masterKey.current;
  const open = (row: Sealed, place: string): string =>
    cipher.decrypt({ keyVersion: row.key_version, bytes: row.cipher }, place);
  return [
    {
      name: 'identity',
      async reencrypt(tx, limit) {
        const rows = await tx.query<Sealed>(
          `select id::text as key, email_cipher as cipher, key_version from identity
           where key_version <> $1 order by id limit $2 for update skip locked`,
          [current, limit],
        );
        for (const row of rows) {
          const email = open(row, emailPlace(row.key));
          await tx.query(
            `update identity set email_cipher = $2, email_index = $3, key_version = $4 where id = $1`,
            [
              row.key,
              cipher.encrypt(email, emailPlace(row.key)).bytes,
              cipher.blindIndex(email, EMAIL_INDEX),
              current,
            ],
          );
        }
        return rows.length;
      },
    },
    {
      name: 'signing_key',
      async reencrypt(tx, limit) {
        const rows = await tx.query<Sealed>(
          `select kid as key, private_cipher as cipher, key_version from signing_key
           where key_version <> $1 order by kid limit $2 for update skip locked`,
          [current, limit],
        );
        for (const row of rows) {
          const place = privateKeyPlace(row.key);
          await tx.query(`update signing_key set private_cipher = $2, key_version = $3 where kid = $1`, [
            row.key,
            cipher.encrypt(open(row, place), place).bytes,
            current,
          ]);
        }
        return rows.length;
      },
    },
  ];
}
