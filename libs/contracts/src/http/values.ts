import { CURRENCIES } from '@hisaab/kernel';
import { z } from 'zod';

// What the published schema says must be exactly what is checked (400 when it refuses, never otherwise), so
// rules are regular expressions without look-around that every JSON Schema validator understands, and what
// zod counts differently from JSON Schema (code points) is checked by hand and published by `meta`.

const ANY_UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;
const UUID_V7 = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/;

/** Names something that is there already, or not: any UUID, so that a stranger's id is a 404 and not a 400. */
export const id = z
  .string()
  .regex(ANY_UUID)
  .toLowerCase()
  .meta({ description: 'A UUID; ours are of version 7', example: '019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b' });

/** An id that the client makes for what it creates: a UUIDv7, unique for ever. */
export const newId = z.string().regex(UUID_V7).toLowerCase().meta({
  description: 'A UUIDv7 made by the client; the same id with the same body answers the first resource',
  example: '019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
});

// Exactly what String.prototype.trim takes away, spelled out because \s differs between languages.
const BLANK =
  ' \\t\\n\\u000b\\u000c\\r\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';

function countsAtMost(value: string, max: number): boolean {
  if (value.length <= max) return true;
  if (value.length > max * 2) return false;
  let count = 0;
  for (const _ of value) count += 1;
  return count <= max;
}

/**
 * Text of at most `max` code points, well-formed, without NUL; trimmed after the check. With `min: 1`
 * something must remain after trimming.
 */
export function text(max: number, options: { min?: 0 | 1 } = {}) {
  const min = options.min ?? 1;
  return z
    .string()
    .superRefine((value, context) => {
      const refuse = (message: string) => context.addIssue({ code: 'custom', message, input: value });
      if (!countsAtMost(value, max)) return refuse(`must have at most ${max} characters`);
      if (value.includes('\0')) return refuse('must not hold the character NUL');
      if (/\p{Surrogate}/u.test(value)) return refuse('must be well-formed Unicode');
      if (min === 1 && value.trim() === '') return refuse('must not be blank');
    })
    .transform((value) => value.trim())
    .meta({
      override: {
        type: 'string',
        minLength: min,
        maxLength: max,
        pattern: min === 1 ? `^[^\\u0000]*[^\\u0000${BLANK}][^\\u0000]*$` : '^[^\\u0000]*$',
      },
    });
}

/** Text that may be left empty, which means nothing: notes and names of payees. */
export function freeText(max: number) {
  const published = { type: 'string', maxLength: max, pattern: '^[^\\u0000]*$' } as const;
  return text(max, { min: 0 })
    .transform((value) => (value === '' ? null : value))
    .meta({ override: published });
}

/** A secret as typed: never trimmed, its rules are the service's, only its size is the contract's. */
export const password = z
  .string()
  .refine((value) => value.length > 0 && countsAtMost(value, 1024) && !/\p{Surrogate}/u.test(value), {
    message: 'must have 1 to 1,024 characters of well-formed Unicode',
  })
  .meta({ override: { type: 'string', minLength: 1, maxLength: 1024, format: 'password' } });

const DOMAIN = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
export const email = z
  .string()
  .max(254)
  .regex(new RegExp(`^[A-Za-z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@${DOMAIN}(?:\\.${DOMAIN})+$`))
  .meta({ example: 'asha@example.org' });

export const currency = z
  .enum(CURRENCIES as [string, ...string[]])
  .meta({ id: 'Currency', description: 'ISO 4217', example: 'INR' });

const POSITIVE =
  /^(?:[1-9][0-9]{0,14}(?:\.[0-9]{1,4})?|0\.(?:[1-9][0-9]{0,3}|0[1-9][0-9]{0,2}|00[1-9][0-9]?|000[1-9]))$/;
const UNSIGNED = /^(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,4})?$/;
const SIGNED = /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,4})?$/;

/** Money of a transaction: more than nothing. How many decimals are right is the currency's (422). */
export const moneyIn = z
  .strictObject({ amount: z.string().regex(POSITIVE), currency })
  .meta({ id: 'PositiveMoney', example: { amount: '249.50', currency: 'INR' } });

/** Money of a balance: negative is owed. */
export const signedMoneyIn = z
  .strictObject({ amount: z.string().regex(SIGNED), currency })
  .meta({ id: 'SignedMoney', example: { amount: '-1200.00', currency: 'INR' } });

/** Money as we answer it: exactly the currency's digits. Sums may be longer than what one may enter. */
export const money = z
  .strictObject({ amount: z.string().regex(/^-?[0-9]{1,19}(?:\.[0-9]{1,4})?$/), currency: z.string() })
  .meta({ id: 'Money', example: { amount: '249.50', currency: 'INR' } });

/** A limit of a filter, compared with amounts of any currency. */
export const plainAmount = z.string().regex(UNSIGNED).meta({ example: '100' });

const LEAP = '0[48]|[2468][048]|[13579][26]';
const CIVIL_DATE = new RegExp(
  '^(?:(?:(?:19|20|21)[0-9]{2}|2200)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])' +
    '|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))' +
    `|(?:(?:19|21)(?:${LEAP})|20(?:00|${LEAP}))-02-29)$`,
);

/** A day that exists, of the years 1900 to 2200, in the book's time zone. */
export const civilDate = z.string().regex(CIVIL_DATE).meta({
  description: 'A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone',
  example: '2026-11-22',
});

export const civilTime = z
  .string()
  .regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?$/)
  .meta({ description: 'A local time of the day', example: '13:45' });

/** How a zone's name looks; whether there is one of that name is the service's to say (422). */
export const timezone = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/)
  .meta({ description: 'A name of the IANA time zone database', example: 'Asia/Kolkata' });

export const locale = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/)
  .meta({ description: 'A BCP 47 language tag', example: 'en-IN' });

export const version = z.int().positive();
export const instant = z.string().meta({
  override: { format: 'date-time' },
  description: 'RFC 3339, UTC',
  example: '2026-11-22T07:30:00.000Z',
});

/** Booleans in queries are the words. */
export const flag = z
  .enum(['true', 'false'])
  .transform((word) => word === 'true')
  .meta({ override: { type: 'string', enum: ['true', 'false'] } });

/** A whole number in a query or a path: digits, read as a number. */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .refine((digits) => /^[0-9]{1,15}$/.test(digits) && Number(digits) >= min && Number(digits) <= max, {
      message: `must be a whole number from ${min} to ${max}`,
    })
    .transform(Number)
    .meta({ override: { type: 'integer', minimum: min, maximum: max } });
}
