import { createHash, createPublicKey } from 'node:crypto';

const PERIODS = ['second', 'minute', 'hour', 'day', 'month', 'year'];
const HSTS = 'Strict-Transport-Security:max-age=31536000';

/**
 * A declarative file with what belongs to one place put in; what is not given stays as the file has it.
 * @param {import('./rules/entities').KongInput} template
 * @param {import('./place').Place} place
 */
export function placed(template, place) {
  const document = structuredClone(template);
  const secrets = secretsOf(place.keys);
  for (const consumer of document.consumers ?? []) consumer.jwt_secrets = secrets;
  if (place.origins) withOrigins(document, place.origins);
  withTargets(document, place.targets ?? {});
  if (place.noChecks) for (const upstream of document.upstreams ?? []) delete upstream.healthchecks;
  for (const plugin of everyPlugin(document)) {
    if (plugin.name !== 'rate-limiting') continue;
    if (place.redis === 'none') withoutRedis(plugin.config);
    else withRedis(plugin.config.redis, place);
  }
  if (place.limits) withLimits(document, place.limits);
  if (place.traces) withTraces(document, place.traces);
  return document;
}

/** Two of a service publish the same keys; Kong refuses a file that has one twice. */
function secretsOf(keys) {
  const secrets = new Map();
  for (const secret of keys.map(secretOf)) {
    const known = secrets.get(secret.key);
    if (known && known.rsa_public_key !== secret.rsa_public_key) {
      throw new Error(`There are two keys with the id ${secret.key}`);
    }
    secrets.set(secret.key, secret);
  }
  return [...secrets.values()];
}

/**
 * One public key, found by its `kid`. The field `secret` is wanted by Kong's schema and read for HS256 alone; what
 * stands there follows from the public key, so that nobody takes it for a secret.
 */
function secretOf(jwk) {
  if (jwk.d) throw new Error(`The key ${jwk.kid} is a private one`);
  if (jwk.kty !== 'EC' || jwk.crv !== 'P-256' || typeof jwk.kid !== 'string' || jwk.kid === '') {
    throw new Error(`The key ${jwk.kid ?? 'without kid'} is none for ES256`);
  }
  const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  return {
    key: jwk.kid,
    algorithm: 'ES256',
    rsa_public_key: pem,
    secret: `not-a-secret-${createHash('sha256').update(pem).digest('hex').slice(0, 16)}`,
  };
}

function withOrigins(document, origins) {
  for (const origin of origins) {
    if (new URL(origin).origin !== origin) throw new Error(`${origin} is no origin (scheme://host:port)`);
  }
  for (const plugin of everyPlugin(document)) {
    if (plugin.name === 'cors') plugin.config.origins = [...origins];
    const isSecure = origins.every((origin) => origin.startsWith('https:'));
    if (plugin.name === 'response-transformer' && isSecure) withHsts(plugin.config);
  }
}

/**
 * The services say it themselves; it is added to what Kong answers. What Kong removes it does not add: it looks for it
 * among the headers as they came.
 */
function withHsts({ remove, add }) {
  remove.headers = remove.headers.filter((name) => !HSTS.startsWith(`${name}:`));
  add.headers.push(HSTS);
}

function withTargets(document, targets) {
  for (const [name, list] of Object.entries(targets)) {
    const upstream = document.upstreams?.find((one) => one.name === `${name}.upstream`);
    if (!upstream) throw new Error(`There is no upstream for ${name}`);
    upstream.targets = list.map((target) => ({ target }));
  }
}

/** One gateway alone may count in its memory. */
function withoutRedis(config) {
  config.policy = 'local';
  delete config.redis;
}

function withRedis(redis, place) {
  if (place.redis) {
    const [host, port = '6379'] = place.redis.split(':');
    redis.host = host;
    redis.port = Number(port);
  }
  if (place.redisUsername) redis.username = place.redisUsername;
  if (place.redisPasswordVariable) {
    redis.password = `{vault://env/${place.redisPasswordVariable.toLowerCase().replaceAll('_', '-')}}`;
  }
  if (place.redisTls) Object.assign(redis, { ssl: true, ssl_verify: true, server_name: redis.host });
}

function withLimits(document, limits) {
  for (const plugin of everyPlugin(document)) {
    if (plugin.name !== 'rate-limiting') continue;
    const limit = limits[plugin.instance_name?.replace('limit-', '')];
    if (!limit) throw new Error(`There is no limit for ${plugin.instance_name}`);
    for (const period of PERIODS) delete plugin.config[period];
    plugin.config = { ...limit, ...plugin.config };
  }
}

/**
 * A trace begins here, or goes on from what the client sent, and its `traceparent` goes to the service. Kong keeps one
 * in a hundred unless it is told otherwise; which are kept is the collector's to choose.
 */
function withTraces(document, endpoint) {
  const propagation = { extract: ['w3c'], inject: ['w3c'], default_format: 'w3c' };
  document.plugins?.push({
    name: 'opentelemetry',
    config: { traces_endpoint: endpoint, sampling_rate: 1, propagation },
  });
}

function* everyPlugin(document) {
  yield* document.plugins ?? [];
  for (const service of document.services ?? []) {
    yield* service.plugins ?? [];
    for (const route of service.routes ?? []) yield* route.plugins ?? [];
  }
}
