// The events of the contracts with those who consume them, as the consumers' own decorators say.
import { globSync } from 'node:fs';
import 'reflect-metadata';

import { root } from '../set-up/terminal.mjs';
import { load } from './bundle.mjs';

const CONTRACTS = 'libs/contracts/src/index.ts';
const ACCESS = 'libs/security/src/access-copies.consumer.ts';
/** Where Nest keeps what `@EventPattern` was given. */
const PATTERN = 'microservices:pattern';
const EXTRAS = 'microservices:pattern_extras';

export async function events() {
  const consumers = globSync('libs/modules/*/src/**/*.consumer.ts', { cwd: root }).sort();
  const loaded = await load('events', [CONTRACTS, ACCESS, ...consumers]);
  const { EVENTS, SERVICES } = loaded.get(CONTRACTS);
  const classes = consumers.flatMap((file) => Object.values(loaded.get(file)));
  const readers = new Map([...EVENTS.keys()].map((type) => [type, new Set()]));
  for (const one of classes.filter(isClass)) note(readers, one, (name) => `\`${name}\``);
  // The same class for every service.
  const [service] = SERVICES;
  note(readers, loaded.get(ACCESS).accessCopiesConsumer(service), () => '`<service>.access` of each');
  const rows = [...EVENTS.values()]
    .sort((a, b) => a.type.localeCompare(b.type))
    .map(({ type, channel }) => {
      const names = [...readers.get(type)].sort().join(', ');
      return `| [\`${type}\`](${type}.json) | ${channel} | ${type.split('.')[0]} | ${names || 'nobody yet'} |`;
    });
  return ['| event | channel | producer | consumers |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function isClass(value) {
  return typeof value === 'function' && value.prototype !== undefined;
}

function note(readers, one, named) {
  for (const method of Object.getOwnPropertyNames(one.prototype)) {
    const handler = one.prototype[method];
    const types = typeof handler === 'function' ? (Reflect.getMetadata(PATTERN, handler) ?? []) : [];
    for (const type of types.flat()) {
      readers.get(type).add(named(Reflect.getMetadata(EXTRAS, handler).consumption.consumer));
    }
  }
}
