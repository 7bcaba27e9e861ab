import { describe, expect, it } from 'vitest';
import { understand } from './line';

describe('a line without the server', () => {
  it.each([
    ['350 auto', '350.00', 'auto'],
    ['auto 1,250.50', '1250.50', 'auto'],
    ['1.2k petrol card', '1200.00', 'petrol card'],
    [
      'Rs.499 spent on card XX1234 at SWIGGY on 22-11-26',
      '499.00',
      'spent on card XX1234 at SWIGGY on 22-11-26',
    ],
    ['A/c XX12 debited INR 2,500.00 to Ramesh', '2500.00', 'A/c XX12 debited to Ramesh'],
  ])('%s', (line, amount, payee) => {
    expect(understand(line, 'INR')).toEqual({ amount, payee });
  });

  it('has no amount where there is none above zero', () => {
    expect(understand('lunch with mum', 'INR')).toBeNull();
    expect(understand('0 lunch', 'INR')).toBeNull();
  });

  it('keeps to the digits of the currency', () => {
    expect(understand('500 ramen', 'JPY')).toEqual({ amount: '500', payee: 'ramen' });
  });
});
