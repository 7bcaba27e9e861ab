/** As much of JSON Schema as events use. */
export interface EventSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, EventSchema>>;
  readonly required?: readonly string[];
  readonly items?: EventSchema;
  readonly anyOf?: readonly EventSchema[];
  readonly [keyword: string]: unknown;
}

const SHAPE = new Set(['properties', 'required', 'items', 'anyOf', 'enum', 'description', '$schema']);

function plainKeywords(schema: EventSchema): string {
  const entries = Object.entries(schema).filter(([keyword]) => !SHAPE.has(keyword));
  return JSON.stringify(entries.sort(([a], [b]) => a.localeCompare(b)));
}

/**
 * Why the second schema is no mere addition to the first; empty when it is. An optional field may come, a
 * word may join an enumeration. All else is a new major version: consumers and stored events know the first.
 */
export function breaks(before: EventSchema, after: EventSchema, path = 'data'): string[] {
  const found: string[] = [];
  if (plainKeywords(before) !== plainKeywords(after)) found.push(`${path}: is checked in another way`);
  const words = (schema: EventSchema) => (Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : []);
  for (const word of words(before)) {
    if (!words(after).includes(word)) found.push(`${path}: ${String(word)} is gone from the enumeration`);
  }
  for (const [name, property] of Object.entries(before.properties ?? {})) {
    const now = after.properties?.[name];
    if (!now) found.push(`${path}.${name}: is gone`);
    else found.push(...breaks(property, now, `${path}.${name}`));
  }
  const requiredBefore = new Set(before.required);
  const requiredAfter = new Set(after.required);
  for (const name of requiredBefore) {
    if (after.properties?.[name] && !requiredAfter.has(name)) found.push(`${path}.${name}: is optional now`);
  }
  for (const name of requiredAfter) {
    if (!requiredBefore.has(name)) found.push(`${path}.${name}: is required now`);
  }
  if (before.items || after.items) found.push(...breaks(before.items ?? {}, after.items ?? {}, `${path}[]`));
  if (before.anyOf?.length !== after.anyOf?.length) found.push(`${path}: has other alternatives`);
  else {
    before.anyOf?.forEach((option, index) => {
      found.push(...breaks(option, after.anyOf?.[index] ?? {}, path));
    });
  }
  return found;
}
