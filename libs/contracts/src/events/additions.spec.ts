import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { breaks, type EventSchema } from './additions';
import { EVENTS } from './index';
import { eventSchema } from './documents';

function schema(shape: z.ZodRawShape): EventSchema {
  return z.toJSONSchema(z.object(shape), { io: 'input' }) as EventSchema;
}

describe('breaks', () => {
  const before = schema({ id: z.uuid(), kind: z.enum(['a', 'b']), lines: z.array(z.object({ n: z.int() })) });

  it('lets an optional field and a new word come', () => {
    const after = schema({
      id: z.uuid(),
      kind: z.enum(['a', 'b', 'c']),
      lines: z.array(z.object({ n: z.int(), m: z.int().optional() })),
      note: z.string().optional(),
    });
    expect(breaks(before, after)).toEqual([]);
  });

  it.each([
    ['a field that goes', { id: z.uuid(), kind: z.enum(['a', 'b']) }],
    [
      'a field of another type',
      { id: z.int(), kind: z.enum(['a', 'b']), lines: z.array(z.object({ n: z.int() })) },
    ],
    ['a word that goes', { id: z.uuid(), kind: z.enum(['a']), lines: z.array(z.object({ n: z.int() })) }],
    [
      'a field that becomes optional',
      { id: z.uuid().optional(), kind: z.enum(['a', 'b']), lines: z.array(z.object({ n: z.int() })) },
    ],
    [
      'a new field that is required, deep within',
      { id: z.uuid(), kind: z.enum(['a', 'b']), lines: z.array(z.object({ n: z.int(), m: z.int() })) },
    ],
  ])('refuses %s', (_, after: z.ZodRawShape) => {
    expect(breaks(before, schema(after))).not.toEqual([]);
  });
});

describe('the committed event schemas', () => {
  it.each([...EVENTS.keys()])('%s has only been added to', (type) => {
    const file = new URL(`../../../../docs/events/${type}.json`, import.meta.url);
    expect(existsSync(file), 'no document: run npm run documents').toBe(true);
    const committed = JSON.parse(readFileSync(file, 'utf8')) as { properties: { data: EventSchema } };
    const event = EVENTS.get(type);
    expect(event && breaks(committed.properties.data, eventSchema(event))).toEqual([]);
  });
});
