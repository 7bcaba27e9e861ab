import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MasterKey } from './master.key';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = 'field-encryption';

/** An encrypted value as it lies in two columns. */
export interface EncryptedField {
  readonly keyVersion: number;
  /** iv ‖ tag ‖ ciphertext */
  readonly bytes: Buffer;
}

/** AES-256-GCM over single fields, and blind indexes to look them up by. */
@Injectable()
export class FieldCipher {
  constructor(@Inject(MasterKey) readonly masterKey: MasterKey) {}

  /** `place` (table, column and row id) is authenticated: a value copied to another row does not decrypt there. */
  encrypt(plain: string, place: string): EncryptedField {
    const keyVersion = this.masterKey.current;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.masterKey.derive(PURPOSE, keyVersion), iv);
    cipher.setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return { keyVersion, bytes: Buffer.concat([iv, cipher.getAuthTag(), sealed]) };
  }

  decrypt(field: EncryptedField, place: string): string {
    const key = this.masterKey.derive(PURPOSE, field.keyVersion);
    const decipher = createDecipheriv('aes-256-gcm', key, field.bytes.subarray(0, IV_BYTES));
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(field.bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const opened = decipher.update(field.bytes.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  }

  /** The keyed hash that a value is found by. The caller normalises the value. */
  blindIndex(normalised: string, purpose: string, version = this.masterKey.current): Buffer {
    return createHmac('sha256', this.masterKey.derive(`blind-index:${purpose}`, version))
      .update(normalised)
      .digest();
  }

  /** One index for each known version, the current first: until a rotation ends, rows may lie under any of them. */
  blindIndexes(normalised: string, purpose: string): Buffer[] {
    return this.masterKey.versions.map((version) => this.blindIndex(normalised, purpose, version));
  }
}
