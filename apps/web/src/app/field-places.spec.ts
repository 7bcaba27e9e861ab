import { describe, expect, it } from 'vitest';
import { fieldsOfCode, placed } from './field-places';

describe('the place of a refusal', () => {
  it('is the field that its path begins with', () => {
    const errors = [
      { path: 'amount.amount', message: 'a' },
      { path: 'amount.currency', message: 'b' },
      { path: 'amountless', message: 'c' },
      { path: '', message: 'd' },
    ];
    const { byField, rest } = placed(errors, ['amount', 'name']);
    expect([...byField]).toEqual([['amount', 'a']]);
    expect(rest.map(({ message }) => message)).toEqual(['c', 'd']);
  });

  it('is known for rules that name no path', () => {
    expect(fieldsOfCode('email-taken')).toEqual(['email']);
    expect(fieldsOfCode('something-new')).toEqual([]);
  });
});
