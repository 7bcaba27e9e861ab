import { describe, expect, it } from 'vitest';
import { guessedCurrency } from './guesses';

describe('what the browser tells of a household', () => {
  it('is the money of its zone, whatever language it speaks', () => {
    expect(guessedCurrency('Asia/Kolkata', ['en-US', 'en'])).toBe('INR');
    expect(guessedCurrency('Europe/Vienna', ['hi-IN'])).toBe('EUR');
    expect(guessedCurrency('America/Chicago', [])).toBe('USD');
  });

  it('is the money of its region where the zone tells nothing, else rupees', () => {
    expect(guessedCurrency('Etc/UTC', ['en', 'en-GB', 'en-US'])).toBe('GBP');
    expect(guessedCurrency('Etc/UTC', ['hi'])).toBe('INR');
    expect(guessedCurrency('UTC', [])).toBe('INR');
  });

  it('names currencies that there are', () => {
    const currencies = Intl.supportedValuesOf('currency');
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect(currencies).toContain(guessedCurrency(zone, ['en-US']));
    }
  });
});
