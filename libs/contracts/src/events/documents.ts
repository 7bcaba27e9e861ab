import { z } from 'zod';
import type { EventSchema } from './additions';
import type { EventDefinition } from './definition';
import { envelopeSchema } from './envelope';

/** The JSON schema of an event's data. */
export function eventSchema(event: EventDefinition): EventSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(event.data, { io: 'input' });
  return schema as EventSchema;
}

/** The whole message: the CloudEvents envelope with the event's own type and data. */
export function eventDocument(event: EventDefinition): EventSchema {
  const envelope = z.toJSONSchema(envelopeSchema, { io: 'input' });
  return {
    ...(envelope as EventSchema),
    title: event.type,
    description: `Channel: ${event.channel}`,
    properties: {
      ...(envelope.properties as Record<string, EventSchema>),
      type: { const: event.type, type: 'string' },
      data: eventSchema(event),
    },
    required: [...(envelope.required ?? []), 'data'].filter((name, at, all) => all.indexOf(name) === at),
  };
}

/** AsyncAPI 3.0: one channel for each producing service and kind of channel, one message for each event. */
export function asyncApiDocument(events: ReadonlyMap<string, EventDefinition>): Record<string, unknown> {
  const sorted = [...events.values()].sort((a, b) => a.type.localeCompare(b.type));
  const channelOf = (event: EventDefinition) =>
    `${event.type.slice(0, event.type.indexOf('.'))}.${event.channel}`;
  const channels: Record<string, unknown> = {};
  const operations: Record<string, unknown> = {};
  for (const name of new Set(sorted.map(channelOf))) {
    const own = sorted.filter((event) => channelOf(event) === name);
    channels[name] = {
      address: name,
      messages: Object.fromEntries(
        own.map((event) => [event.type, { $ref: `#/components/messages/${event.type}` }]),
      ),
    };
    operations[`publish-${name}`] = { action: 'send', channel: { $ref: `#/channels/${name}` } };
  }
  return {
    asyncapi: '3.0.0',
    info: { title: 'Hisaab', version: '1.0.0', description: 'Facts, names and work between the services' },
    defaultContentType: 'application/json',
    channels,
    operations,
    components: {
      messages: Object.fromEntries(
        sorted.map((event) => [
          event.type,
          {
            name: event.type,
            contentType: 'application/cloudevents+json',
            payload: { $ref: `./${event.type}.json` },
          },
        ]),
      ),
    },
  };
}
