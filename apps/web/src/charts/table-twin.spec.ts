import { describe, expect, it } from 'vitest';
import { csvOf, isOfFigures, type TableTwin } from './table-twin';

const twin: TableTwin = {
  columns: ['Category', 'Amount', 'Share'],
  rows: [
    {
      key: 'a',
      cells: ['=HYPERLINK("x")', { money: { amount: '-12.50', currency: 'INR' } }, { share: 0.25 }],
    },
    { key: 'b', cells: ['Food, drink', { money: { amount: '37.50', currency: 'INR' } }, { share: null }] },
  ],
  total: ['Together', { money: { amount: '25.00', currency: 'INR' } }, ''],
};

describe('a picture’s table', () => {
  it('is a CSV file in which no words run as a formula and amounts stay numbers', () => {
    expect(csvOf(twin).split('\r\n')).toEqual([
      'Category,Amount,Share',
      `"'=HYPERLINK(""x"")",-12.50,0.25`,
      '"Food, drink",37.50,',
      'Together,25.00,',
      '',
    ]);
  });

  it('knows its columns of figures', () => {
    expect([0, 1, 2].map((column) => isOfFigures(twin, column))).toEqual([false, true, true]);
  });
});
