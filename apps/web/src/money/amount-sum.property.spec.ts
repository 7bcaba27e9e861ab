import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf } from './amount-sum';
import { toMoney } from './format';

const CURRENCIES = [
  ['JPY', 0],
  ['INR', 2],
  ['KWD', 3],
] as const;

const inCurrency = fc.constantFrom(...CURRENCIES);
const minor = fc.bigInt({ min: 0n, max: 10n ** 13n });

function written(value: bigint, digits: number): string {
  const text = value.toString().padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What the field holds, as the kernel reads it: it must be an amount of the currency, to the last digit. */
function read(text: string, currency: string, digits: number): bigint {
  const amount = amountOf(text, digits);
  if (amount === null) throw new Error(`no amount: ${text}`);
  return toMoney({ amount, currency }).minor;
}

describe('a sum in the amount', () => {
  it('comes to the sum of its parts, exactly', () => {
    fc.assert(
      fc.property(
        inCurrency,
        fc.array(minor, { minLength: 1, maxLength: 30 }),
        ([currency, digits], parts) => {
          const text = parts.map((part) => written(part, digits)).join(' + ');
          const expected = parts.reduce((sum, part) => sum + part, 0n);
          expect(read(text, currency, digits)).toBe(expected);
        },
      ),
    );
  });

  it('takes away, and is none below zero', () => {
    fc.assert(
      fc.property(inCurrency, minor, minor, ([currency, digits], a, b) => {
        const text = `${written(a, digits)}-${written(b, digits)}`;
        if (a < b) expect(amountOf(text, digits)).toBeNull();
        else expect(read(text, currency, digits)).toBe(a - b);
      }),
    );
  });

  it('times a number is that many of it; its parts are half a minor unit off at most', () => {
    fc.assert(
      fc.property(inCurrency, minor, fc.bigInt({ min: 1n, max: 99n }), ([currency, digits], a, times) => {
        const one = written(a, digits);
        expect(read(`${one}*${times}`, currency, digits)).toBe(a * times);
        expect(read(`${one}*${times}/${times}`, currency, digits)).toBe(a);
        const part = read(`${one}/${times}`, currency, digits);
        const off = 2n * (part * times - a);
        expect(off <= times && off > -times).toBe(true);
      }),
    );
  });

  it('is an amount of the currency or none, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789.,+-*/()×÷ x₹'), maxLength: 30 });
    fc.assert(
      fc.property(inCurrency, fc.oneof(typed, fc.string()), ([currency, digits], text) => {
        const amount = amountOf(text, digits);
        if (amount !== null) expect(toMoney({ amount, currency }).minor >= 0n).toBe(true);
      }),
    );
  });

  it('counts strong operators before weak ones, and brackets first', () => {
    fc.assert(
      fc.property(minor, minor, fc.integer({ min: 1, max: 9 }), (a, b, times) => {
        const [left, right] = [written(a, 2), written(b, 2)];
        expect(amountOf(`${left}+${right}*${times}`, 2)).toBe(written(a + b * BigInt(times), 2));
        expect(amountOf(`(${left}+${right})*${times}`, 2)).toBe(written((a + b) * BigInt(times), 2));
      }),
    );
  });
});
