export { besideEmbeddedPostgres } from './beside-embedded-postgres';
export { masterKeyFile } from './data-folder';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './start-embedded-postgres';
