export { backupCommand, type BackupCommandTools } from './backup.command';
export { checkBackup, refuseOtherKey, type CheckedBackup } from './check-backup';
export { FORMAT, MANIFEST, readManifest, type Manifest } from './manifest';
export { restoreBackup, type RestoreOptions } from './restore-backup';
export { runRestore } from './restore.command';
export { runVerify } from './verify.command';
export { writeBackup, type BackupOptions } from './write-backup';
