import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { functionsOf } from '../../kong/plugins';
import type { KongInput, PluginInput } from '../../kong/rules/entities';
import { readConfiguration, RefusedConfiguration } from '../configuration';
import { ROOT } from './stage';

const committed = readFileSync(resolve(ROOT, 'kong/kong.yml'), 'utf8');
const read = (yaml: string) => readConfiguration(yaml, functionsOf(ROOT));

function changed(change: (file: KongInput) => void): string {
  const file = parse(committed) as KongInput;
  change(file);
  return stringify(file);
}

function withPlugin(plugin: PluginInput): string {
  return changed((file) => {
    file.plugins = [...(file.plugins ?? []).filter(({ name }) => name !== plugin.name), plugin];
  });
}

describe('the stand-in for Kong and its file', () => {
  it('reads the committed one', () => {
    expect(read(committed).services.length).toBeGreaterThan(10);
  });

  it.each([
    ['an unknown plugin', committed.replace('name: correlation-id', 'name: ip-restriction')],
    ['an unknown field of a plugin', committed.replace('echo_downstream', 'echo_upstream')],
    ['an unknown field of a service', committed.replace('connect_timeout', 'connection_timeout')],
    ['an unknown field of the file', `${committed}\nvaults: []\n`],
    ['a value of another type', committed.replace('max_age: 600', 'max_age: "600"')],
    ['another format', committed.replace("'3.0'", "'2.1'")],
  ])('refuses %s, as Kong would', (_what, yaml) => {
    expect(yaml).not.toBe(committed);
    expect(() => read(yaml)).toThrow(RefusedConfiguration);
  });

  const beyond: [string, string][] = [
    ['an anonymous consumer', withPlugin({ name: 'jwt', config: { anonymous: 'somebody' } })],
    ['tokens in addresses', withPlugin({ name: 'jwt', config: { header_names: [] } })],
    [
      'limits by consumer',
      withPlugin({ name: 'rate-limiting', config: { minute: 1, limit_by: 'consumer' } }),
    ],
    ['other Lua', withPlugin({ name: 'post-function', config: { log: ['kong.log("x")'] } })],
    ['Lua that was changed', committed.replace('status == 502', 'status == 501')],
    [
      'headers that are renamed',
      withPlugin({ name: 'response-transformer', config: { rename: { headers: ['a:b'] } } }),
    ],
    [
      'bodies that are changed',
      withPlugin({ name: 'request-transformer', config: { remove: { body: ['a'] } } }),
    ],
    ['another balancing', committed.replace('algorithm: round-robin', 'algorithm: least-connections')],
    ['https to a service', committed.replace('protocol: http\n', 'protocol: https\n')],
    [
      'plugins of a consumer',
      changed((file) => {
        for (const consumer of file.consumers ?? []) consumer.plugins = [{ name: 'cors', config: {} }];
      }),
    ],
    [
      'a key for another algorithm',
      changed((file) => {
        for (const consumer of file.consumers ?? []) {
          consumer.jwt_secrets = [{ key: 'k', algorithm: 'HS256', secret: 'x' }];
        }
      }),
    ],
  ];
  it.each(beyond)('refuses %s, which Kong would do and it does not', (_what, yaml) => {
    expect(() => read(yaml)).toThrow(/The stand-in for Kong does not do this/);
  });
});
