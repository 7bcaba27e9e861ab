import { MasterKey } from '@hisaab/security';
import { z } from 'zod';
import { secret } from './environment';

const address = z.url({ protocol: /^https?$/ }).optional();

const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

/** What every process is configured by, whichever modules it runs. */
export const platformConfig = z.object({
  /** Where the API and the web client are served; 0 takes any free one. */
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** The address to listen on. Another than loopback wants a TLS-ending proxy in front. */
  HOST: z.string().default('127.0.0.1'),
  /**
   * An administrator's URL: migrations make the schemas and the roles with it. Absent: the embedded PostgreSQL, or, for
   * one service of its own, nothing is migrated and its `<SERVICE>_DATABASE_URL` is all it needs.
   */
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
  /** What the services know each other by, at least 32 characters; the same for all. */
  HISAAB_INTERNAL_TOKEN: secret(z.string().min(32).max(512).optional()),
  /** Where auth answers the other services, e.g. for its public keys; needed where it is another process. */
  AUTH_URL: address,
  /** Where user answers the other services. */
  USER_URL: address,
  /** Where billing answers the other services, e.g. for how far an import is. */
  BILLING_URL: address,
  /** Where ledger answers the other services. */
  LEDGER_URL: address,
  /** Where reporting answers the other services, e.g. for the heads of the ledger that it witnessed. */
  REPORTING_URL: address,
  /** Where notification answers the other services. */
  NOTIFICATION_URL: address,
  /** Where templating answers the other services, e.g. for the words of a message. */
  TEMPLATING_URL: address,
  /** RabbitMQ, with account and virtual host; absent: work messages stay in the process. */
  RABBITMQ_URL: secret(z.url({ protocol: /^amqps?$/ }).optional()),
  /** The certificates that RabbitMQ's must come from (PEM), where the system's do not do. */
  RABBITMQ_TLS_CA_FILE: z.string().optional(),
  /** Kafka's brokers, `host:port,host:port`; absent: facts and names stay in the process. */
  KAFKA_BROKERS: z
    .string()
    .regex(/^[^\s,:]+:[0-9]+(,[^\s,:]+:[0-9]+)*$/, 'must be host:port, several with commas')
    .optional(),
  /** The account of this process at Kafka (SCRAM-SHA-512); absent: no log-in. */
  KAFKA_SASL_USERNAME: z.string().optional(),
  /** See KAFKA_SASL_USERNAME. */
  KAFKA_SASL_PASSWORD: secret(z.string().optional()),
  /** The certificates that Kafka's must come from (PEM); where it is given, Kafka is spoken to over TLS. */
  KAFKA_TLS_CA_FILE: z.string().optional(),
  /**
   * Whether Kafka is spoken to over TLS. Absent: wherever an account or KAFKA_TLS_CA_FILE is given. `false` is for a
   * Kafka beside the process, on a network that nobody else listens on.
   */
  KAFKA_TLS: z.enum(['true', 'false']).optional(),
  /**
   * The Redis in which processes remember together: ended sessions, limits, answers to repeats, reports. Private, with
   * a password or TLS (`rediss:`). Absent: each remembers for itself.
   */
  REDIS_URL: secret(z.url({ protocol: /^rediss?$/ }).optional()),
  /**
   * Where spans are sent, by OTLP over HTTP with JSON, `/v1/traces` added: `http://collector:4318`. Absent, and without
   * OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: none are made.
   */
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  /** The same as a whole address. */
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address,
  /** What is sent with the spans, `name=value,name=value`: a collector's token. */
  OTEL_EXPORTER_OTLP_HEADERS: secret(z.string().optional()),
  /** Who the spans are from; absent: `hisaab-billing` and so on, `hisaab` for all in one. */
  OTEL_SERVICE_NAME: z.string().optional(),
  /** What else the spans say of the process, `deployment.environment.name=staging,…`. */
  OTEL_RESOURCE_ATTRIBUTES: z.string().optional(),
  /** The share of the traces that begin here that is kept; what came with a `traceparent` is kept as it says. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** For how many milliseconds spans are gathered before they are sent. */
  OTEL_BSP_SCHEDULE_DELAY: z.coerce.number().int().min(50).max(60_000).default(5_000),
  /** A TLS-ending proxy stands in front: its forwarded address is believed and HSTS is sent. */
  HISAAB_TRUST_PROXY: flag.default(false),
  /** A named set of raised limits, for load tests only. */
  HISAAB_LIMITS_PROFILE: z.enum(['default', 'load-test']).default('default'),
  /**
   * For how long a process that was told to stop goes on answering, each answer with `Connection: close` and readiness
   * red: until whoever sends it requests has heard of it. 0 where nothing stands in front that has to hear.
   */
  HISAAB_DRAIN_SECONDS: z.coerce.number().int().min(0).max(60).default(0),
  /** How long an orderly stop may take after that before the process ends anyway. */
  HISAAB_SHUTDOWN_SECONDS: z.coerce.number().int().min(1).max(300).default(10),
});

export type PlatformConfig = z.infer<typeof platformConfig>;
