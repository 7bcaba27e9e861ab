import { describe, expect, it } from 'vitest';
import { usualAccount } from './usual-account';

describe('the account of an entry that names none', () => {
  const cash = { id: 'cash', archived: false, currency: 'INR' };

  it('is the first that takes the currency', () => {
    const old = { id: 'old', archived: true, currency: 'INR' };
    const travel = { id: 'travel', archived: false, currency: 'USD' };
    expect(usualAccount([old, travel, cash, { ...cash, id: 'bank' }], 'INR')).toBe(cash);
  });

  it('is none where there is none', () => {
    expect(usualAccount([cash], 'EUR')).toBeUndefined();
  });
});
