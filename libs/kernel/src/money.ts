import { minorDigits } from './currency';
import { DomainError } from './domain-error';

/** Integer minor units (paise, cents); never a float, at no layer. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** Money as it travels: a decimal string with its currency. */
export interface MoneyText {
  amount: string;
  currency: string;
}

export function money(minor: bigint, currency: string): Money {
  minorDigits(currency);
  return { minor, currency };
}

/** Reads a decimal string; it may have fewer decimals than the currency, never more. */
export function parseMoney({ amount, currency }: MoneyText): Money {
  const digits = minorDigits(currency);
  const [, sign, whole, decimals = ''] = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(amount) ?? [];
  if (whole === undefined) {
    throw new DomainError('amount-malformed', 'invalid', 'An amount is a decimal number such as 249.50');
  }
  if (decimals.length > digits) {
    throw new DomainError('amount-decimals', 'unprocessable', `${currency} has ${digits} decimals`);
  }
  const minor = BigInt(whole + decimals.padEnd(digits, '0'));
  return { minor: sign === '-' ? -minor : minor, currency };
}

/** Exactly the currency's number of decimals. */
export function formatMoney({ minor, currency }: Money): MoneyText {
  const digits = minorDigits(currency);
  const sign = minor < 0n ? '-' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return { amount: digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`, currency };
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) {
    throw new DomainError(
      'currency-mismatch',
      'unprocessable',
      `${a.currency} and ${b.currency} do not add up`,
    );
  }
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { minor: a.minor + b.minor, currency: a.currency };
}

export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { minor: a.minor - b.minor, currency: a.currency };
}

export function negate(m: Money): Money {
  return { minor: -m.minor, currency: m.currency };
}

export function sumMoney(list: Iterable<Money>, currency: string): Money {
  let total = money(0n, currency);
  for (const m of list) total = add(total, m);
  return total;
}

/** Negative, zero or positive, as for Array.sort. */
export function compareMoney(a: Money, b: Money): number {
  sameCurrency(a, b);
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
}

/** Compares two unsigned decimal strings of at most 4 places, whatever currency they are of. */
export function compareDecimals(a: string, b: string): number {
  const scaled = (text: string): bigint => {
    const [whole = '0', decimals = ''] = text.split('.', 2);
    return BigInt(whole + decimals.padEnd(4, '0'));
  };
  const [left, right] = [scaled(a), scaled(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Splits into equal parts that add up exactly; the first ones carry what does not divide. */
export function allocate(m: Money, parts: number): Money[] {
  if (!Number.isInteger(parts) || parts < 1) throw new RangeError('parts must be a positive whole number');
  const count = BigInt(parts);
  const share = m.minor / count;
  const rest = m.minor % count;
  const step = rest < 0n ? -1n : 1n;
  const carriers = rest < 0n ? -rest : rest;
  return Array.from({ length: parts }, (_, index) => ({
    minor: BigInt(index) < carriers ? share + step : share,
    currency: m.currency,
  }));
}

/** A fraction rounded (half away from zero) to 4 places; null where it is undefined. */
export function ratio(part: bigint, whole: bigint): number | null {
  if (whole === 0n) return null;
  const negative = part < 0n !== whole < 0n;
  const top = (part < 0n ? -part : part) * 20_000n;
  const bottom = whole < 0n ? -whole : whole;
  const places = (top / bottom + 1n) / 2n;
  return places === 0n ? 0 : Number(negative ? -places : places) / 10_000;
}
