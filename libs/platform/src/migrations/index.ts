export { migrate, type MigrateOptions, type MigrateReport, type NamedRole } from './migrate';
export { wantedLevel } from './migration-files';
export { levelIn, reaches, type SchemaLevel } from './schema-level';
