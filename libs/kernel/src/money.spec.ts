import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENCIES, isCurrency, minorDigits } from './currency';
import { DomainError } from './domain-error';
import {
  add,
  allocate,
  compareMoney,
  formatMoney,
  money,
  negate,
  parseMoney,
  ratio,
  subtract,
  sumMoney,
} from './money';

const currency = fc.constantFrom(...CURRENCIES);
const minor = fc.bigInt(-(10n ** 15n), 10n ** 15n);

function code(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'none';
}

describe('currencies', () => {
  it.each([
    ['JPY', 0],
    ['INR', 2],
    ['USD', 2],
    ['BHD', 3],
    ['CLF', 4],
  ])('%s has %i decimals', (currencyCode, digits) => expect(minorDigits(currencyCode)).toBe(digits));

  it('lists each code once and knows no other', () => {
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
    expect(CURRENCIES.length).toBeGreaterThan(150);
    expect(CURRENCIES.every((entry) => /^[A-Z]{3}$/.test(entry))).toBe(true);
    expect(['', 'inr', 'XXX', 'XAU', 'constructor'].filter(isCurrency)).toEqual([]);
  });
});

describe('money as text', () => {
  it.each([
    ['249.5', 'INR', 24950n, '249.50'],
    ['-0.05', 'INR', -5n, '-0.05'],
    ['7', 'JPY', 7n, '7'],
    ['1.234', 'BHD', 1234n, '1.234'],
    ['-0', 'USD', 0n, '0.00'],
  ])('%s %s', (amount, currencyCode, units, text) => {
    const parsed = parseMoney({ amount, currency: currencyCode });
    expect(parsed.minor).toBe(units);
    expect(formatMoney(parsed)).toEqual({ amount: text, currency: currencyCode });
  });

  it('refuses too many decimals, unknown currencies and what is not a number', () => {
    expect(code(() => parseMoney({ amount: '1.5', currency: 'JPY' }))).toBe('amount-decimals');
    expect(code(() => parseMoney({ amount: '1.2345', currency: 'BHD' }))).toBe('amount-decimals');
    expect(code(() => parseMoney({ amount: '1', currency: 'ABC' }))).toBe('unknown-currency');
    for (const amount of ['', '.5', '1.', '1e3', ' 1', '1,000', '٣', '--1', '+1', 'NaN']) {
      expect(code(() => parseMoney({ amount, currency: 'INR' }))).toBe('amount-malformed');
    }
  });

  it('comes back as it went out', () => {
    fc.assert(
      fc.property(minor, currency, (units, currencyCode) => {
        const m = money(units, currencyCode);
        expect(parseMoney(formatMoney(m))).toEqual(m);
      }),
    );
  });
});

describe('reckoning', () => {
  it('adds, subtracts and negates as whole numbers do', () => {
    fc.assert(
      fc.property(minor, minor, currency, (a, b, currencyCode) => {
        const [x, y] = [money(a, currencyCode), money(b, currencyCode)];
        expect(add(x, y)).toEqual(add(y, x));
        expect(subtract(add(x, y), y)).toEqual(x);
        expect(add(x, negate(x)).minor).toBe(0n);
        expect(sumMoney([x, y], currencyCode)).toEqual(add(x, y));
        expect(Math.sign(compareMoney(x, y))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('never mixes currencies', () => {
    expect(code(() => add(money(1n, 'INR'), money(1n, 'USD')))).toBe('currency-mismatch');
    expect(code(() => sumMoney([money(1n, 'INR')], 'USD'))).toBe('currency-mismatch');
  });

  it('allocates without losing or making a unit, parts at most one apart', () => {
    fc.assert(
      fc.property(minor, fc.integer({ min: 1, max: 60 }), currency, (units, parts, currencyCode) => {
        const shares = allocate(money(units, currencyCode), parts);
        expect(shares).toHaveLength(parts);
        expect(sumMoney(shares, currencyCode).minor).toBe(units);
        const sorted = shares.map((share) => share.minor).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect((sorted.at(-1) ?? 0n) - (sorted[0] ?? 0n)).toBeLessThanOrEqual(1n);
      }),
    );
  });

  it.each([
    [1n, 3n, 0.3333],
    [2n, 3n, 0.6667],
    [-2n, 3n, -0.6667],
    [1n, 20_000n, 0.0001],
    [-1n, 1_000_000n, 0],
    [5n, -2n, -2.5],
    [5n, 0n, null],
  ])('%s / %s = %s', (part, whole, expected) => expect(ratio(part, whole)).toBe(expected));
});
