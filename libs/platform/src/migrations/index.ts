export { migrate, type MigrateOptions, type MigrateReport } from './migrate';
