import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayLimits } from './limits';
import type { PluginInput } from './rules/entities';

type LimitName = keyof GatewayLimits;

const lua = (root: string, name: string): string =>
  readFileSync(join(root, 'kong/lua', `${name}.lua`), 'utf8');

/** The names of the functions of kong/lua, by where they run. */
export function functionsOf(root: string) {
  return {
    requestId: lua(root, 'request-id'),
    ownAnswerHeaders: lua(root, 'own-answer-headers'),
    ownAnswerBody: lua(root, 'own-answer-body'),
  };
}

/** Named, so that the renderer finds them and gives them the limits of a profile. */
export function limited(name: LimitName, limits: GatewayLimits): PluginInput {
  return {
    name: 'rate-limiting',
    instance_name: `limit-${name}`,
    config: {
      ...limits[name],
      limit_by: 'ip',
      policy: 'redis',
      // Without Redis nobody is turned away here: the services' own limits hold. A cache that is down must not
      // close the house.
      fault_tolerant: true,
      redis: { host: 'redis', port: 6379, timeout: 200 },
    },
  };
}

export function sized(megabytes: number): PluginInput {
  return {
    name: 'request-size-limiting',
    config: { allowed_payload_size: megabytes, size_unit: 'megabytes' },
  };
}

/** ES256 by the token's `kid`, which Kong looks for among the claims and then in the header. */
export const tokenWanted: PluginInput = {
  name: 'jwt',
  config: {
    key_claim_name: 'kid',
    header_names: ['authorization'],
    // A token in an address ends in logs and histories.
    uri_param_names: [],
    cookie_names: [],
    claims_to_verify: ['exp'],
    run_on_preflight: false,
  },
};

/** What a client may not say of itself: only the gateway would know. */
const FORGED = [
  'X-User-Id',
  'X-Authenticated-Userid',
  'X-Authenticated-Scope',
  'X-Consumer-Id',
  'X-Consumer-Custom-Id',
  'X-Consumer-Username',
  'X-Credential-Identifier',
  'X-Anonymous-Consumer',
  'X-Forwarded-User',
  'X-Internal-Token',
  'X-Original-Url',
  'X-Rewrite-Url',
  'X-Http-Method-Override',
  'Forwarded',
];

const ASKED_HEADERS = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'traceparent',
  'X-Book-Id',
  'X-Client',
  'X-Request-Id',
];

const TOLD_HEADERS = [
  'Content-Disposition',
  'Deprecation',
  'ETag',
  'Idempotency-Replayed',
  'Location',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
  'Sunset',
  'traceparent',
  'X-Book-Sequence',
  'X-Change-Set',
  'X-Request-Id',
];

/** On every request, whatever route it takes. A plugin of the same name at a service or a route goes before. */
export function everywhere(root: string, limits: GatewayLimits, origins: readonly string[]): PluginInput[] {
  const code = functionsOf(root);
  return [
    { name: 'pre-function', config: { access: [code.requestId] } },
    {
      name: 'correlation-id',
      config: { header_name: 'X-Request-Id', generator: 'uuid', echo_downstream: true },
    },
    {
      name: 'cors',
      config: {
        origins: [...origins],
        methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
        headers: ASKED_HEADERS,
        exposed_headers: TOLD_HEADERS,
        credentials: true,
        max_age: 600,
      },
    },
    sized(1),
    limited('address', limits),
    { name: 'request-transformer', config: { remove: { headers: FORGED } } },
    {
      name: 'response-transformer',
      config: {
        // Whether TLS stands in front is known here, not in the services: behind TLS the renderer lets it stay.
        remove: { headers: ['Server', 'X-Powered-By', 'Strict-Transport-Security'] },
        // Only where the service has not said it itself: the pages have a policy of their own.
        add: {
          headers: [
            'X-Content-Type-Options:nosniff',
            'X-Frame-Options:DENY',
            'Referrer-Policy:no-referrer',
            "Content-Security-Policy:default-src 'none'; frame-ancestors 'none'",
          ],
        },
      },
    },
    {
      name: 'prometheus',
      config: {
        status_code_metrics: true,
        latency_metrics: true,
        bandwidth_metrics: true,
        upstream_health_metrics: true,
      },
    },
    {
      name: 'post-function',
      config: { header_filter: [code.ownAnswerHeaders], body_filter: [code.ownAnswerBody] },
    },
  ];
}
