import { describe, expect, it } from 'vitest';
import { amountOf, isSum } from './amount-sum';

describe('amountOf', () => {
  it.each([
    ['250', 2, '250.00'],
    ['120+80', 2, '200.00'],
    ['120+80/2', 2, '160.00'],
    ['(120+80)/3', 2, '66.67'],
    ['1,23,456.5', 2, '123456.50'],
    ['₹ 99.999', 2, '100.00'],
    ['0.1+0.2', 2, '0.30'],
    ['10/3', 0, '3'],
    ['1.2345', 3, '1.235'],
    ['3×40', 2, '120.00'],
    ['.5', 2, '0.50'],
    ['5.', 2, '5.00'],
  ])('%s with %i digits is %s', (text, digits, expected) => {
    expect(amountOf(text, digits)).toBe(expected);
  });

  it.each(['', 'abc', '1+', '1/0', '5-9', '(1', '1)', '1 2', '1000000000000000'])(
    '%s is no amount',
    (text) => {
      expect(amountOf(text, 2)).toBeNull();
    },
  );
});

describe('isSum', () => {
  it('knows a sum from a number', () => {
    expect(isSum('120+80')).toBe(true);
    expect(isSum('120')).toBe(false);
  });
});
