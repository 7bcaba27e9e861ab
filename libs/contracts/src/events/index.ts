import * as auth from './auth';
import * as billing from './billing';
import type { EventDefinition } from './definition';
import * as ledger from './ledger';
import * as reporting from './reporting';
import * as user from './user';

export * from './auth';
export * from './additions';
export * from './billing';
export * from './definition';
export * from './documents';
export * from './envelope';
export * from './ledger';
export * from './reporting';
export * from './stream-consumers';
export * from './user';
export * from './work-consumers';

function isDefinition(value: unknown): value is EventDefinition {
  return (
    typeof value === 'object' && value !== null && 'type' in value && 'channel' in value && 'data' in value
  );
}

/** Every event of the product, by type. AsyncAPI and the schema comparison are made from this. */
export const EVENTS: ReadonlyMap<string, EventDefinition> = new Map(
  [auth, billing, ledger, reporting, user]
    .flatMap((module) => Object.values<unknown>(module))
    .filter(isDefinition)
    .map((definition) => [definition.type, definition]),
);
