import { z } from 'zod';

/** Shapes that several events share. Consumers bear unknown enumeration values, so kinds are checked by use. */
export const eventId = z.uuid();
export const eventVersion = z.number().int().positive();
export const eventDate = z.iso.date();
export const eventInstant = z.iso.datetime();

/** Money in an event: a signed decimal string with the currency's own number of decimals. */
export const eventMoney = z.strictObject({
  amount: z.string().regex(/^-?[0-9]{1,15}(\.[0-9]{1,4})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

export const rowState = z.enum(['live', 'deleted']);
