import { minorDigits } from '@hisaab/kernel';

/**
 * A filter's amount in minor units. A limit with more decimals than the currency lies between two amounts:
 * the least amount is the one above it, the greatest the one below.
 */
export function minorLimit(amount: string, currency: string, side: 'least' | 'greatest'): bigint {
  const digits = minorDigits(currency);
  const [whole = '0', decimals = ''] = amount.split('.');
  const minor = BigInt(whole + decimals.slice(0, digits).padEnd(digits, '0'));
  const isBetween = /[1-9]/.test(decimals.slice(digits));
  return isBetween && side === 'least' ? minor + 1n : minor;
}
