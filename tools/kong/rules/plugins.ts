import { z } from 'zod';
import { headerName, host, methods, milliseconds, path, port } from './values';

/**
 * What Kong 3.9 takes as the `config` of each plugin that kong.yml uses, with its defaults, written down from its
 * published plugin schemas. A field that is not here is refused, as Kong refuses it.
 */
const strings = z.array(z.string());
const pair = z.string().regex(/^[^:]+:.*$/, 'must be "name:value"');
const positive = z.number().gt(0);

const jwt = z
  .strictObject({
    uri_param_names: strings.default(['jwt']),
    cookie_names: strings.default([]),
    header_names: strings.default(['authorization']),
    key_claim_name: z.string().default('iss'),
    secret_is_base64: z.boolean().default(false),
    claims_to_verify: z.array(z.enum(['exp', 'nbf'])).optional(),
    anonymous: z.string().optional(),
    run_on_preflight: z.boolean().default(true),
    maximum_expiration: z.number().min(0).max(31_536_000).default(0),
    realm: z.string().optional(),
  })
  .refine(
    (config) => config.maximum_expiration === 0 || config.claims_to_verify?.includes('exp'),
    'maximum_expiration wants "exp" in claims_to_verify',
  );

const redis = z.strictObject({
  host: host.optional(),
  port: port.default(6379),
  timeout: milliseconds.default(2000),
  username: z.string().optional(),
  password: z.string().optional(),
  database: z.int().default(0),
  ssl: z.boolean().default(false),
  ssl_verify: z.boolean().default(false),
  server_name: z.string().optional(),
});

export const PERIODS = ['second', 'minute', 'hour', 'day', 'month', 'year'] as const;
export type Period = (typeof PERIODS)[number];

const rateLimiting = z
  .strictObject({
    ...(Object.fromEntries(PERIODS.map((period) => [period, positive.optional()])) as Record<
      Period,
      z.ZodOptional<typeof positive>
    >),
    limit_by: z
      .enum(['consumer', 'credential', 'ip', 'service', 'header', 'path', 'consumer-group'])
      .default('consumer'),
    header_name: headerName.optional(),
    path: path.optional(),
    policy: z.enum(['local', 'cluster', 'redis']).default('local'),
    fault_tolerant: z.boolean().default(true),
    redis: redis.prefault({}),
    hide_client_headers: z.boolean().default(false),
    error_code: positive.default(429),
    error_message: z.string().default('API rate limit exceeded'),
    sync_rate: z.number().default(-1),
  })
  .refine((config) => PERIODS.some((period) => config[period] !== undefined), 'wants a limit for a period')
  .refine((config) => {
    const given = PERIODS.flatMap((period) => config[period] ?? []);
    return given.every((limit, index) => index === 0 || limit >= (given[index - 1] ?? 0));
  }, 'a longer period cannot have a lower limit than a shorter one')
  .refine((config) => config.policy !== 'redis' || config.redis.host !== undefined, 'redis wants a host')
  .refine((config) => config.policy !== 'cluster', 'without a database there is no policy "cluster"')
  .refine((config) => config.limit_by !== 'header' || config.header_name, 'wants header_name')
  .refine((config) => config.limit_by !== 'path' || config.path, 'wants path');

const CORS_METHODS = [
  'GET',
  'HEAD',
  'PUT',
  'PATCH',
  'POST',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
] as const;

const cors = z.strictObject({
  origins: strings.optional(),
  headers: strings.optional(),
  exposed_headers: strings.optional(),
  methods: z.array(z.enum(CORS_METHODS)).default([...CORS_METHODS]),
  max_age: z.number().optional(),
  credentials: z.boolean().default(false),
  private_network: z.boolean().default(false),
  preflight_continue: z.boolean().default(false),
});

const correlationId = z.strictObject({
  header_name: headerName.default('Kong-Request-ID'),
  generator: z.enum(['uuid', 'uuid#counter', 'tracker']).default('uuid#counter'),
  echo_downstream: z.boolean().default(false),
});

const requestSizeLimiting = z.strictObject({
  allowed_payload_size: z.int().default(128),
  size_unit: z.enum(['megabytes', 'kilobytes', 'bytes']).default('megabytes'),
  require_content_length: z.boolean().default(false),
});

const prometheus = z.strictObject({
  per_consumer: z.boolean().default(false),
  status_code_metrics: z.boolean().default(false),
  ai_metrics: z.boolean().default(false),
  latency_metrics: z.boolean().default(false),
  bandwidth_metrics: z.boolean().default(false),
  upstream_health_metrics: z.boolean().default(false),
});

const jsonTypes = z.array(z.enum(['boolean', 'number', 'string'])).default([]);
const pairs = z.array(pair).default([]);
const told = z.strictObject({ json: pairs, json_types: jsonTypes, headers: pairs }).prefault({});

const responseTransformer = z.strictObject({
  remove: z.strictObject({ json: strings.default([]), headers: strings.default([]) }).prefault({}),
  rename: z.strictObject({ json: pairs, headers: pairs }).prefault({}),
  replace: told,
  add: told,
  append: told,
});

const asked = { body: strings.default([]), headers: pairs, querystring: strings.default([]) };

const requestTransformer = z.strictObject({
  http_method: methods.element.optional(),
  remove: z
    .strictObject({
      body: strings.default([]),
      headers: strings.default([]),
      querystring: strings.default([]),
    })
    .prefault({}),
  rename: z.strictObject(asked).prefault({}),
  replace: z.strictObject({ ...asked, uri: z.string().optional() }).prefault({}),
  add: z.strictObject(asked).prefault({}),
  append: z.strictObject(asked).prefault({}),
});

const requestTermination = z
  .strictObject({
    status_code: z.int().min(100).max(599).default(503),
    message: z.string().optional(),
    content_type: z.string().optional(),
    body: z.string().optional(),
    echo: z.boolean().default(false),
    trigger: headerName.optional(),
  })
  .refine((config) => !config.message || (!config.content_type && !config.body), 'message or body, not both')
  .refine((config) => !config.content_type || config.body, 'content_type wants a body');

const PHASES = ['certificate', 'rewrite', 'access', 'header_filter', 'body_filter', 'log'] as const;

const serverlessFunction = z
  .strictObject(
    Object.fromEntries(PHASES.map((phase) => [phase, strings.default([])])) as Record<
      (typeof PHASES)[number],
      z.ZodDefault<typeof strings>
    >,
  )
  .refine((config) => PHASES.some((phase) => config[phase].length > 0), 'wants code for a phase');

const FORMATS = ['w3c', 'b3', 'b3-single', 'jaeger', 'ot', 'aws', 'gcp', 'datadog'] as const;

const opentelemetry = z
  .strictObject({
    traces_endpoint: z.url().optional(),
    logs_endpoint: z.url().optional(),
    headers: z.record(headerName, z.string()).optional(),
    resource_attributes: z.record(z.string(), z.string()).optional(),
    connect_timeout: milliseconds.default(1_000),
    send_timeout: milliseconds.default(5_000),
    read_timeout: milliseconds.default(5_000),
    sampling_rate: z.number().min(0).max(1).optional(),
    propagation: z
      .strictObject({
        extract: z.array(z.enum(FORMATS).exclude(['b3-single'])).optional(),
        clear: strings.optional(),
        inject: z.array(z.enum([...FORMATS, 'preserve'])).optional(),
        default_format: z.enum(FORMATS).default('w3c'),
      })
      .prefault({}),
  })
  .refine((config) => config.traces_endpoint ?? config.logs_endpoint, 'wants an endpoint');

export const PLUGIN_CONFIGS = {
  cors,
  jwt,
  opentelemetry,
  prometheus,
  'correlation-id': correlationId,
  'post-function': serverlessFunction,
  'pre-function': serverlessFunction,
  'rate-limiting': rateLimiting,
  'request-size-limiting': requestSizeLimiting,
  'request-termination': requestTermination,
  'request-transformer': requestTransformer,
  'response-transformer': responseTransformer,
};

export type PluginName = keyof typeof PLUGIN_CONFIGS;
export type PluginConfig<Name extends PluginName> = z.output<(typeof PLUGIN_CONFIGS)[Name]>;
