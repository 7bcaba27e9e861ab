import { describe, expect, it } from 'vitest';
import { amountParts, amountText, negated } from './format';

const rupees = (amount: string) => ({ amount, currency: 'INR' });

describe('amounts in words', () => {
  it('are grouped as the locale does', () => {
    expect(amountText('en-IN', rupees('123456.00'))).toBe('₹1,23,456.00');
    expect(amountText('hi-IN', rupees('-30.5'))).toBe('-\u2060₹30.50');
    expect(amountText('de-DE', { amount: '1234.5', currency: 'EUR' })).toBe('1.234,50\u00a0€');
  });

  it('are exact beyond what a float can hold', () => {
    expect(amountText('en-IN', rupees('999999999999999.99'))).toBe('₹99,99,99,99,99,99,999.99');
    expect(amountText('en-US', { amount: '9007199254740993.001', currency: 'BHD' })).toBe(
      'BHD\u00a09,007,199,254,740,993.001',
    );
  });

  it('come apart at the minor units', () => {
    expect(amountParts('en-IN', rupees('1234.5'))).toEqual({ main: '₹1,234', minor: '.50', after: '' });
    expect(amountParts('de-DE', { amount: '1', currency: 'EUR' })).toEqual({
      main: '1',
      minor: ',00',
      after: '\u00a0€',
    });
    expect(amountParts('ja-JP', { amount: '250', currency: 'JPY' }).minor).toBe('');
  });

  it('turn their sign as text', () => {
    expect(negated(rupees('5.00')).amount).toBe('-5.00');
    expect(negated(rupees('-5.00')).amount).toBe('5.00');
    expect(negated(rupees('0.00')).amount).toBe('0.00');
  });
});
