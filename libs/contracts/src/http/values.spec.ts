import { isCivilDate } from '@hisaab/kernel';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createSchema } from 'zod-openapi';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as values from './values';

const text5 = values.text(5);
const note5 = values.freeText(5);
const cases: [name: string, schema: z.ZodType, good: unknown[], bad: unknown[]][] = [
  [
    'text',
    text5,
    ['a', ' a ', '😀😀😀😀😀', '=1+1', 'a\r\nb', '\u0085'],
    ['', '   ', '\u00a0\ufeff', 'abcdef', '\0a', 'a\0'],
  ],
  ['free text', note5, ['', '  ', 'abcde'], ['abcdef', '\0', 5]],
  ['password', values.password, ['x', ' ', '😀'.repeat(1024)], ['', 'x'.repeat(1025), null]],
  [
    'id',
    values.id,
    ['019AA1B2-7c3d-7e4f-8a5b-6c7d8e9f0a1b', '00000000-0000-0000-0000-000000000000'],
    ['1', ''],
  ],
  [
    'new id',
    values.newId,
    ['019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b'],
    ['019aa1b2-7c3d-4e4f-8a5b-6c7d8e9f0a1b'],
  ],
  [
    'e-mail',
    values.email,
    ['a@b.in', 'a.b+c@d-e.example'],
    ['a', 'a@b', '@b.in', 'a b@c.in', 'a@-b.in', 'a@b.in\n'],
  ],
  [
    'positive money',
    values.moneyIn,
    ['1', '0.5', '0.0001', '999999999999999.9999', '100.00'].map((amount) => ({ amount, currency: 'INR' })),
    [
      ...['0', '0.00', '-1', '+1', '1e3', '', '.5', '1.', '01', '1000000000000000', '1.00000', '१'].map(
        (amount) => ({
          amount,
          currency: 'INR',
        }),
      ),
      { amount: '1', currency: 'XXX' },
      { amount: 1, currency: 'INR' },
      { amount: '1', currency: 'INR', more: 1 },
      { amount: '1' },
    ],
  ],
  [
    'signed money',
    values.signedMoneyIn,
    ['0', '-0.5', '-999999999999999'].map((amount) => ({ amount, currency: 'JPY' })),
    ['--1', '-', '-01'].map((amount) => ({ amount, currency: 'JPY' })),
  ],
  ['time', values.civilTime, ['00:00', '23:59:59'], ['24:00', '1:00', '10:60']],
  ['time zone', values.timezone, ['Asia/Kolkata', 'UTC', 'Etc/GMT+5'], ['', '+05:30', 'a b']],
  ['locale', values.locale, ['en', 'hi-IN', 'zh-Hant-TW', 'es-419'], ['EN', 'en_IN', 'x']],
];

describe('what is published is what is checked', () => {
  const ajv = new Ajv2020({ strict: false });
  it.each(cases)('%s', (_, schema, good, bad) => {
    const { schema: published, components } = createSchema(schema, { io: 'input' });
    const accepts = ajv.compile({ ...(published as object), components: { schemas: components } });
    for (const value of good) {
      expect([value, schema.safeParse(value).success, accepts(value)]).toEqual([value, true, true]);
    }
    for (const value of bad) {
      expect([value, schema.safeParse(value).success, accepts(value)]).toEqual([value, false, false]);
    }
  });
});

describe('civil dates', () => {
  it('takes exactly the days that exist', () => {
    for (const year of [1899, 1900, 1904, 1999, 2000, 2023, 2024, 2100, 2196, 2199, 2200, 2201]) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const date = [year, `${month}`.padStart(2, '0'), `${day}`.padStart(2, '0')].join('-');
          expect([date, values.civilDate.safeParse(date).success]).toEqual([date, isCivilDate(date)]);
        }
      }
    }
  });
});

describe('queries', () => {
  it('reads whole numbers and words', () => {
    const number = values.wholeNumber(1, 200);
    expect(number.parse('200')).toBe(200);
    for (const bad of ['0', '201', '1.5', '-1', '', 'x', ['1', '2']]) {
      expect(number.safeParse(bad).success).toBe(false);
    }
    expect(values.flag.parse('false')).toBe(false);
    expect(values.flag.safeParse('no').success).toBe(false);
  });

  it('refuses lone surrogates, which no JSON schema can say', () => {
    expect(text5.safeParse('a\ud800').success).toBe(false);
    expect(values.password.safeParse('\udc00').success).toBe(false);
  });
});
