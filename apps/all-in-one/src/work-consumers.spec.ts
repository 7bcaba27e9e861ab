import 'reflect-metadata';

import { EVENTS, STREAM_CONSUMERS, WORK_CONSUMERS } from '@hisaab/contracts';
import { consumptionOf } from '@hisaab/messaging';
import type { DynamicModule } from '@nestjs/common';
import { expect, it } from 'vitest';

import { modules } from './modules';

type Declared = Function & { prototype: Record<string, unknown> };

/** All controllers of these modules and of those that they import. */
function controllersOf(found: unknown, seen = new Set<unknown>()): Declared[] {
  const module = typeof found === 'object' && found !== null ? found : { module: found };
  const { module: type, imports = [], controllers = [] } = module as DynamicModule;
  // Not its class: each service has a ServiceModule of its own.
  if (typeof type !== 'function' || seen.has(found)) return [];
  seen.add(found);
  const own = [
    ...controllers,
    ...((Reflect.getMetadata('controllers', type) ?? []) as Declared[]),
  ] as Declared[];
  const more = [...imports, ...((Reflect.getMetadata('imports', type) ?? []) as unknown[])];
  return [...own, ...more.flatMap((one) => controllersOf(one, seen))];
}

/** Each consumer's types, as the code says, of the work or of the streams. */
function taken(isWork: boolean): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const seen = new Set<unknown>();
  for (const controller of modules.flatMap((module) => controllersOf(module, seen))) {
    for (const name of Object.getOwnPropertyNames(controller.prototype)) {
      const method = controller.prototype[name];
      if (typeof method !== 'function') continue;
      const patterns = (Reflect.getMetadata('microservices:pattern', method) ?? []) as string[];
      const extras = Reflect.getMetadata('microservices:pattern_extras', method) as Record<string, unknown>;
      const consumer = consumptionOf(extras)?.consumer;
      for (const type of patterns) {
        if (consumer !== undefined && (EVENTS.get(type)?.channel === 'work') === isWork)
          (found[consumer] ??= []).push(type);
      }
    }
  }
  return found;
}

const sorted = (list: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(list).map(([consumer, types]) => [consumer, types.toSorted()]));

it('the list of who takes which work is what the consumers say', () => {
  expect(sorted(taken(true))).toEqual(sorted(WORK_CONSUMERS));
});

it('the list of who takes which facts and names is what the consumers say', () => {
  expect(sorted(taken(false))).toEqual(sorted(STREAM_CONSUMERS));
});
