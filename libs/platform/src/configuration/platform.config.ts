import { MasterKey } from '@hisaab/security';
import { z } from 'zod';
import { secret } from './environment';

const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

/** What every process is configured by, whichever modules it runs. */
export const platformConfig = z.object({
  /** Where the API and the web client are served; 0 takes any free one. */
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** The address to listen on. Another than loopback wants a TLS-ending proxy in front. */
  HOST: z.string().default('127.0.0.1'),
  /** An administrator's URL: migrations make the schemas and the roles with it. Absent: the embedded PostgreSQL. */
  DATABASE_URL: secret(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  /**
   * 32 bytes in base64, or versions of it as `<version>:<base64>,…`, the current one first. Required with
   * DATABASE_URL; with the embedded store a file in the data folder.
   */
  HISAAB_MASTER_KEY: secret(z.string().refine(MasterKey.isValid, MasterKey.FORM).optional()),
  /** Where the embedded PostgreSQL keeps its data, its password and the master key. */
  HISAAB_DATA_DIR: z.string().default('.hisaab'),
  /** The folder of the files that may change without a release. */
  HISAAB_CONFIG_DIR: z.string().default('config'),
  /** The built web client; where there is none, the API is served alone. */
  HISAAB_WEB_DIR: z.string().default('dist/apps/web'),
  /** Who access tokens are from and for; every service checks both. */
  AUTH_TOKEN_ISSUER: z.string().default('hisaab'),
  /** See AUTH_TOKEN_ISSUER. */
  AUTH_TOKEN_AUDIENCE: z.string().default('hisaab-api'),
  /** How much is written to the log (JSON lines, standard output). */
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** A TLS-ending proxy stands in front: its forwarded address is believed and HSTS is sent. */
  HISAAB_TRUST_PROXY: flag.default(false),
  /** A named set of raised limits, for load tests only. */
  HISAAB_LIMITS_PROFILE: z.enum(['default', 'load-test']).default('default'),
  /** How long an orderly stop may take before the process ends anyway. */
  HISAAB_SHUTDOWN_SECONDS: z.coerce.number().int().min(1).max(300).default(10),
});

export type PlatformConfig = z.infer<typeof platformConfig>;
