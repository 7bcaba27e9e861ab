import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { signingPair } from '../gateway-stand-in/test/stage';
import { gatewayLimits, readGatewayLimits } from './limits';
import { placed } from './place.mjs';
import { render } from './render.mjs';
import { faultsOf } from './rules/check';
import type { KongInput } from './rules/entities';

const ROOT = resolve(import.meta.dirname, '../..');
const LIMITS = resolve(ROOT, 'config/limits.yaml');
const text = readFileSync(resolve(ROOT, 'kong/kong.yml'), 'utf8');
const template = () => parse(text) as KongInput;
const pluginsOf = (file: KongInput, name: string) =>
  [file.plugins, ...(file.services ?? []).map(({ plugins }) => plugins)]
    .flatMap((plugins) => plugins ?? [])
    .filter((plugin) => plugin.name === name);

describe('the renderer of kong.yml', () => {
  it('puts the public keys in by their ids, and no secret', async () => {
    const [current, next] = [await signingPair(), await signingPair()];
    const file = placed(template(), { keys: [current.jwk, next.jwk] });
    const secrets = file.consumers?.[0]?.jwt_secrets ?? [];
    expect(secrets.map(({ key, algorithm }) => [key, algorithm])).toEqual([
      [current.kid, 'ES256'],
      [next.kid, 'ES256'],
    ]);
    expect(
      secrets.every(({ rsa_public_key: pem = '' }) => pem.startsWith('-----BEGIN PUBLIC KEY-----')),
    ).toBe(true);
    expect(secrets.every(({ secret = '' }) => secret.startsWith('not-a-secret-'))).toBe(true);
    expect(faultsOf(file)).toEqual([]);
    expect(text).not.toMatch(/BEGIN|password:|secret:/i);
  });

  it('puts a key in once that two of a service publish', async () => {
    const [pair, other] = [await signingPair(), await signingPair()];
    const file = placed(template(), { keys: [pair.jwk, { ...pair.jwk }] });
    expect(file.consumers?.[0]?.jwt_secrets).toHaveLength(1);
    const forged = { ...other.jwk, kid: pair.kid };
    expect(() => placed(template(), { keys: [pair.jwk, forged] })).toThrow(/two keys with the id/);
  });

  it('refuses a key that is private, or none for ES256', async () => {
    const { jwk } = await signingPair();
    for (const wrong of [
      { ...jwk, d: 'private' },
      { ...jwk, crv: 'P-384' },
      { ...jwk, kid: undefined },
    ]) {
      expect(() => placed(template(), { keys: [wrong as never] })).toThrow(/The key/);
    }
  });

  it('puts targets, origins and Redis in', async () => {
    const { jwk } = await signingPair();
    const file = placed(template(), {
      keys: [jwk],
      origins: ['https://hisaab.example'],
      targets: { billing: ['10.0.0.1:80', '10.0.0.2:80', '10.0.0.3:80'] },
      redis: 'cache.example:6380',
      redisUsername: 'gateway',
      redisPasswordVariable: 'REDIS_PASSWORD',
      redisTls: true,
    });
    const billing = file.upstreams?.find(({ name }) => name === 'billing.upstream');
    expect(billing?.targets).toHaveLength(3);
    expect(pluginsOf(file, 'cors')).toMatchObject([{ config: { origins: ['https://hisaab.example'] } }]);
    for (const plugin of pluginsOf(file, 'rate-limiting')) {
      expect(plugin.config).toMatchObject({
        redis: {
          host: 'cache.example',
          port: 6380,
          username: 'gateway',
          password: '{vault://env/redis-password}',
          ssl: true,
          ssl_verify: true,
        },
      });
    }
    // Only where browsers come over TLS; there what a service says of it stays.
    const hsts = (given: KongInput) =>
      JSON.stringify(pluginsOf(given, 'response-transformer')).match(/Strict-Transport-Security[^"]*/g);
    expect(hsts(file)).toEqual(['Strict-Transport-Security:max-age=31536000']);
    expect(hsts(template())).toEqual(['Strict-Transport-Security']);
    expect(faultsOf(file)).toEqual([]);
    expect(() => placed(template(), { keys: [jwk], targets: { nobody: ['a:1'] } })).toThrow(/no upstream/);
    expect(() => placed(template(), { keys: [jwk], origins: ['https://a.example/'] })).toThrow(/no origin/);
  });

  it('sends every trace on, which Kong does not unless it is told', async () => {
    const traces = 'http://collector:4318/v1/traces';
    const file = placed(template(), { keys: [(await signingPair()).jwk], traces });
    expect(pluginsOf(file, 'opentelemetry')).toMatchObject([
      { config: { traces_endpoint: traces, sampling_rate: 1 } },
    ]);
    expect(faultsOf(file)).toEqual([]);
  });

  it('leaves its targets to whoever looks after them', async () => {
    const file = placed(template(), { keys: [(await signingPair()).jwk], noChecks: true });
    expect(file.upstreams?.filter(({ healthchecks }) => healthchecks)).toEqual([]);
    expect(faultsOf(file)).toEqual([]);
  });

  it('waits for keys that are not there yet, for as long as it is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kong-'));
    const [keys, out] = [join(folder, 'keys.json'), join(folder, 'kong.yml')];
    const { jwk, kid } = await signingPair();
    const words = [`--keys=${keys}`, `--out=${out}`, `--template=${resolve(ROOT, 'kong/kong.yml')}`];
    await expect(render([...words, '--patience=0'])).rejects.toThrow('ENOENT');
    const waiting = render([...words, '--patience=15']);
    setTimeout(() => writeFileSync(keys, JSON.stringify({ keys: [jwk] })), 300);
    await waiting;
    expect(readFileSync(out, 'utf8')).toContain(kid);
    rmSync(folder, { recursive: true });
  });

  it('counts in memory where there is no Redis', async () => {
    const file = placed(template(), { keys: [(await signingPair()).jwk], redis: 'none' });
    for (const { config } of pluginsOf(file, 'rate-limiting')) {
      expect(config).toMatchObject({ policy: 'local' });
      expect(config).not.toHaveProperty('redis');
    }
    expect(faultsOf(file)).toEqual([]);
  });

  it('raises every limit under a profile', async () => {
    const { jwk } = await signingPair();
    const limits = readGatewayLimits(LIMITS, 'load-test');
    const rates = pluginsOf(placed(template(), { keys: [jwk], limits }), 'rate-limiting');
    expect(rates).toHaveLength(Object.keys(gatewayLimits.shape.default.shape).length);
    for (const { config } of rates) {
      expect(config).toMatchObject({ minute: 10_000_000 });
      expect(config).not.toHaveProperty('second');
    }
  });
});

describe('the rules of Kong 3.9', () => {
  const wrong: [string, (file: KongInput) => void, RegExp][] = [
    ['an unknown field', (file) => Object.assign(file, { workspaces: [] }), /workspaces/],
    [
      'an unknown plugin',
      (file) => Object.assign(file.plugins?.[0] ?? {}, { name: 'ip-restrict' }),
      /plugins/,
    ],
    ['a limit without a period', (file) => clear(pluginsOf(file, 'rate-limiting')[0]), /limit for a period/],
    [
      'a service that leads nowhere',
      (file) => Object.assign(file.services?.[0] ?? {}, { host: 'nobody' }),
      /no upstream/,
    ],
    [
      'a route twice',
      (file) => file.routes?.push(...(file.routes ?? [])),
      /route nothing-here is there twice/,
    ],
    ['look-ahead', (file) => Object.assign(file.routes?.[0] ?? {}, { paths: ['~/(?!v1)'] }), /look-around/],
    [
      'a time-out of nothing',
      (file) => Object.assign(file.services?.[0] ?? {}, { read_timeout: 0 }),
      /read_timeout/,
    ],
    [
      'a header that is removed and added',
      (file) => add(pluginsOf(file, 'response-transformer')[0], 'server:hisaab'),
      /removes server/,
    ],
    ['Redis without a host', (file) => clearHost(pluginsOf(file, 'rate-limiting')[0]), /redis wants a host/],
  ];
  it.each(wrong)('refuse %s', (_what, change, words) => {
    const file = template();
    change(file);
    expect(faultsOf(file).join('\n')).toMatch(words);
  });

  function clear(plugin: object | undefined): void {
    const { config } = plugin as { config: Record<string, unknown> };
    for (const period of ['second', 'minute']) delete config[period];
  }

  function add(plugin: object | undefined, header: string): void {
    (plugin as { config: { add: { headers: string[] } } }).config.add.headers.push(header);
  }

  function clearHost(plugin: object | undefined): void {
    const { config } = plugin as { config: { redis: { host?: string } } };
    delete config.redis.host;
  }
});
