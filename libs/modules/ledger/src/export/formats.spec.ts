import { describe, expect, it } from 'vitest';

import type { NamedAccount } from '../chart/account-names';
import { beancount } from './beancount';
import { exportNames } from './export-names';
import { hledger } from './hledger';

const category = (id: string, ...names: string[]): NamedAccount => ({
  account: `category:${id}`,
  type: 'expense',
  path: [{ name: 'Expenses', id: '' }, ...names.map((name) => ({ name, id }))],
  accountId: null,
  categoryId: id,
});

describe('names in an export', () => {
  it.each([
    ['a:b', 'a-b'],
    ['a;b', 'a,b'],
    ['a  b', 'a b'],
    [' a\t\n b\u00a0\u00a0c ', 'a b c'],
    ['water (jar /tanker)', 'water (jar /tanker)'],
    ['किराना', 'किराना'],
  ])('of hledger: %j is %j', (name, taken) => {
    expect(hledger.component(name)).toBe(taken);
  });

  it.each([
    ['water (jar /tanker)', 'Water-jar-tanker'],
    ['a:b;c  d', 'A-b-c-d'],
    ['7-Eleven', '7-Eleven'],
    ['élan', 'Élan'],
    ['किराना', ''],
    ['现金', ''],
    ['!!!', ''],
  ])('of beancount: %j is %j', (name, taken) => {
    expect(beancount.component(name)).toBe(taken);
  });

  it('that become equal are told apart', () => {
    const names = exportNames(
      [category('id-111111', 'a;b'), category('id-222222', 'A,b'), category('id-3', 'c')],
      hledger.component,
    );
    expect([...names.values()]).toEqual(['Expenses:a,b-111111', 'Expenses:A,b-222222', 'Expenses:c']);
  });

  it('that a format cannot tell are ids', () => {
    const names = exportNames(
      [category('id-111111', 'किराना'), category('id-222222', 'किराना')],
      beancount.component,
    );
    expect([...names.values()]).toEqual(['Expenses:Id-111111', 'Expenses:Id-222222']);
  });
});
