export { authConfig } from './auth.config';
export { AuthModule } from './auth.module';
export { encryptedRowsOfAuth } from './identities/auth.rotation';
export { rotateKeysCommand } from './keys/rotate-keys.command';
export { SigningKeys } from './keys/signing.keys';
export { authLimitsFile } from './throttling/auth-limits.config';
export { keyVersionsInUse } from './keys/key-versions.query';
