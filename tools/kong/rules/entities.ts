import { z } from 'zod';
import { PLUGIN_CONFIGS, type PluginName } from './plugins';
import { host, methods, name, path, port, routePath, tags, timeout } from './values';

/** What Kong 3.9 takes in a declarative file, as far as kong.yml goes; what is not here is refused. */
const protocols = z.array(z.enum(['http', 'https'])).min(1);

const variants = (Object.keys(PLUGIN_CONFIGS) as PluginName[]).map((plugin) =>
  z.strictObject({
    name: z.literal(plugin),
    instance_name: name.optional(),
    enabled: z.boolean().default(true),
    protocols: protocols.optional(),
    tags,
    config: (PLUGIN_CONFIGS[plugin] as z.ZodType).prefault({}),
  }),
);

interface Placed {
  instance_name?: string | undefined;
  protocols?: ('http' | 'https')[] | undefined;
}

/** A plugin of the one name, with that one's settings. */
export type Plugin = {
  [Name in PluginName]: Placed & {
    name: Name;
    enabled: boolean;
    tags: string[];
    config: z.output<(typeof PLUGIN_CONFIGS)[Name]>;
  };
}[PluginName];

export type PluginInput = {
  [Name in PluginName]: Placed & {
    name: Name;
    enabled?: boolean;
    tags?: string[];
    config: z.input<(typeof PLUGIN_CONFIGS)[Name]>;
  };
}[PluginName];

const [first, second, ...others] = variants;
if (!first || !second) throw new Error('There are no plugins');
const plugin = z.discriminatedUnion('name', [first, second, ...others]) as unknown as z.ZodType<
  Plugin,
  PluginInput
>;
const plugins = z.array(plugin).default([]);

const route = z.strictObject({
  name,
  protocols: protocols.default(['http', 'https']),
  methods: methods.optional(),
  hosts: z.array(z.string().min(1)).optional(),
  paths: z.array(routePath).min(1),
  headers: z.record(z.string(), z.array(z.string())).optional(),
  https_redirect_status_code: z.union([426, 301, 302, 307, 308].map((code) => z.literal(code))).default(426),
  regex_priority: z.int().default(0),
  strip_path: z.boolean().default(true),
  path_handling: z.enum(['v0', 'v1']).default('v0'),
  preserve_host: z.boolean().default(false),
  request_buffering: z.boolean().default(true),
  response_buffering: z.boolean().default(true),
  tags,
  plugins,
});

const service = z.strictObject({
  name,
  enabled: z.boolean().default(true),
  protocol: z.enum(['http', 'https']).default('http'),
  host,
  port: port.default(80),
  path: path.optional(),
  retries: z.int().min(0).max(32_767).default(5),
  connect_timeout: timeout.default(60_000),
  write_timeout: timeout.default(60_000),
  read_timeout: timeout.default(60_000),
  tags,
  plugins,
  routes: z.array(route).default([]),
});

const statuses = z.array(z.int().min(100).max(999));
const seconds = z.number().min(0).max(65_535);
const count = z.int().min(0).max(255);
const checkType = z.enum(['tcp', 'http', 'https', 'grpc', 'grpcs']).default('http');
const OK = [200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 306, 307, 308];

const healthchecks = z.strictObject({
  threshold: z.number().min(0).max(100).default(0),
  active: z
    .strictObject({
      type: checkType,
      timeout: seconds.default(1),
      concurrency: z.int().min(1).default(10),
      http_path: path.default('/'),
      https_verify_certificate: z.boolean().default(true),
      healthy: z
        .strictObject({
          interval: seconds.default(0),
          http_statuses: statuses.default([200, 302]),
          successes: count.default(0),
        })
        .prefault({}),
      unhealthy: z
        .strictObject({
          interval: seconds.default(0),
          http_statuses: statuses.default([429, 404, 500, 501, 502, 503, 504, 505]),
          tcp_failures: count.default(0),
          timeouts: count.default(0),
          http_failures: count.default(0),
        })
        .prefault({}),
    })
    .prefault({}),
  passive: z
    .strictObject({
      type: checkType,
      healthy: z
        .strictObject({ http_statuses: statuses.default(OK), successes: count.default(0) })
        .prefault({}),
      unhealthy: z
        .strictObject({
          http_statuses: statuses.default([429, 500, 503]),
          tcp_failures: count.default(0),
          timeouts: count.default(0),
          http_failures: count.default(0),
        })
        .prefault({}),
    })
    .prefault({}),
});

const upstream = z.strictObject({
  name: host,
  algorithm: z
    .enum(['round-robin', 'least-connections', 'consistent-hashing', 'latency'])
    .default('round-robin'),
  slots: z.int().min(10).max(65_536).default(10_000),
  healthchecks: healthchecks.prefault({}),
  tags,
  targets: z
    .array(
      z.strictObject({
        target: z.string().regex(/^[A-Za-z0-9_.-]+:[0-9]{1,5}$/, 'a target is host:port'),
        weight: z.int().min(0).max(65_535).default(100),
        tags,
      }),
    )
    .min(1),
});

const jwtSecret = z
  .strictObject({
    key: z.string().min(1),
    algorithm: z.enum(['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']),
    secret: z.string().optional(),
    rsa_public_key: z.string().startsWith('-----BEGIN PUBLIC KEY-----').optional(),
    tags,
  })
  .refine((entry) => entry.algorithm.startsWith('HS') || entry.rsa_public_key, 'wants its public key');

const consumer = z.strictObject({
  username: z.string().min(1),
  custom_id: z.string().optional(),
  tags,
  plugins,
  jwt_secrets: z.array(jwtSecret).default([]),
});

export const kongFile = z.strictObject({
  _format_version: z.enum(['3.0']),
  _transform: z.boolean().default(true),
  consumers: z.array(consumer).default([]),
  plugins,
  upstreams: z.array(upstream).default([]),
  services: z.array(service).default([]),
  routes: z.array(route).default([]),
});

/** As one writes it. */
export type KongInput = z.input<typeof kongFile>;
/** As Kong reads it: with every default. */
export type KongFile = z.output<typeof kongFile>;
export type KongRoute = KongFile['routes'][number];
export type KongService = KongFile['services'][number];
export type KongUpstream = KongFile['upstreams'][number];
