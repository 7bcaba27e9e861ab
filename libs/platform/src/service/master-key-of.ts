import { MasterKey } from '@hisaab/security';
import { ConfigurationError } from '../configuration/environment';
import type { PlatformConfig } from '../configuration/platform.config';
import { masterKeyFile } from '../embedded-postgres';

/** The variable, or, only beside the embedded store, the file in the data folder. */
export function masterKeyOf(config: PlatformConfig): MasterKey {
  if (config.HISAAB_MASTER_KEY !== undefined) return MasterKey.parse(config.HISAAB_MASTER_KEY);
  if (config.DATABASE_URL !== undefined) {
    throw new ConfigurationError(
      'HISAAB_MASTER_KEY is missing: with DATABASE_URL it must be given (32 random bytes in base64).',
    );
  }
  return MasterKey.parse(Buffer.from(masterKeyFile(config.HISAAB_DATA_DIR)).toString('base64'));
}
