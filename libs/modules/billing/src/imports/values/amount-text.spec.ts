import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyOf, parseAmount } from './amount-text';
import { DecimalMarkEvidence } from './decimal-mark';
import { addDecimals, timesWhole } from './decimal';

describe('parseAmount', () => {
  it.each([
    ['1,23,456.00', '.', '123456'],
    ['1.234,56', ',', '1234.56'],
    ['1 234,56', ',', '1234.56'],
    ["1'234.56", '.', '1234.56'],
    ['1’234.56', '.', '1234.56'],
    ['-12.50', '.', '-12.5'],
    ['−12.50', '.', '-12.5'],
    ['12.50-', '.', '-12.5'],
    ['(12.50)', '.', '-12.5'],
    ['($12.50)', '.', '-12.5 USD'],
    ['$-12.50', '.', '-12.5 USD'],
    ['-₹1,200', '.', '-1200 INR'],
    ['₹ 1,200.00', '.', '1200 INR'],
    ['Rs.250', '.', '250 INR'],
    ['Rs. 1,00,000/-', '.', '100000 INR'],
    ['INR 99.90', '.', '99.9 INR'],
    ['12,50 €', ',', '12.5 EUR'],
    ['1.200,00 EUR', ',', '1200 EUR'],
    ['1,200.00 Dr', '.', '1200 dr'],
    ['1,200.00Cr', '.', '1200 cr'],
    ['Cr 1,200.00', '.', '1200 cr'],
    ['+500', '.', '500'],
    ['.5', '.', '0.5'],
    ['0,00', '.', '0'],
    ['12.340000000000', '.', '12.34'],
  ] as const)('%s', (text, mark, expected) => {
    const read = parseAmount(text, mark);
    const parts = [`${read?.negative ? '-' : ''}${read?.value}`, read?.currency, read?.indicator];
    expect(parts.filter((part) => part).join(' ')).toBe(expected);
  });

  it.each([
    '',
    'abc',
    '12,34.56.78',
    '1,2,3',
    '12-34',
    '--5',
    '12,5',
    '5 5',
    '1.234,5',
    'EUR 5 USD',
    '1e5',
    '12:30',
  ])('is no amount with a decimal point: %s', (text) => expect(parseAmount(text, '.')).toBeNull());

  it('reads back every way of writing an amount', () => {
    const styles = fc.constantFrom<[('.' | ','), string, boolean]>(
      ['.', ',', false], ['.', ',', true], ['.', '', false], ['.', "'", false], ['.', ' ', false],
      [',', '.', false], [',', ' ', false], [',', '', false], [',', '\u00a0', false], [',', '\u202f', false],
    ); // prettier-ignore
    const wraps = fc.constantFrom<[string, string, boolean]>(
      ['', '', false], ['-', '', true], ['', '-', true], ['(', ')', true], ['₹', '', false], ['-₹ ', '', true],
      ['', ' €', false], ['Rs. ', '', false], ['+', '', false], ['', ' Cr', false], ['', ' Dr.', false], ['US$', '', false],
    ); // prettier-ignore
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 14n }),
        styles,
        wraps,
        (minor, [mark, grouping, indian], wrap) => {
          const [before, after, negative] = wrap;
          const [whole, part] = [(minor / 100n).toString(), (minor % 100n).toString().padStart(2, '0')];
          const head = whole.slice(0, -3);
          const every = indian ? /\B(?=(?:\d{2})+$)/gu : /\B(?=(?:\d{3})+$)/gu;
          const grouped = head === '' ? whole : head.replace(every, grouping) + grouping + whole.slice(-3);
          const read = parseAmount(`${before}${grouped}${mark}${part}${after}`, mark);
          const expected = part === '00' ? whole : `${whole}.${part}`.replace(/0$/, '');
          expect([read?.value, read?.negative]).toEqual([expected, negative]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        for (const mark of ['.', ','] as const) {
          const read = parseAmount(text, mark);
          if (read) expect(read.value).toMatch(/^\d+(\.\d*[1-9])?$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the decimal mark', () => {
  const decide = (...cells: string[]) => {
    const evidence = new DecimalMarkEvidence();
    for (const cell of cells) evidence.add(cell);
    return evidence.decide('.');
  };

  it('is decided over all cells', () => {
    expect(decide('1,234', '12.50').mark).toBe('.');
    expect(decide('1.234', '12,50').mark).toBe(',');
    expect(decide('1.234.567', '5').mark).toBe(',');
    expect(decide('0,125', '7').mark).toBe(',');
    expect(decide('1,234', '500')).toMatchObject({ mark: '.', ambiguous: true });
    expect(decide('100', '200')).toMatchObject({ mark: '.', ambiguous: false });
  });
});

describe('decimal strings', () => {
  it('add and multiply exactly', () => {
    const decimal = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 4 }));
    const text = ([units, places]: [bigint, number]): string => {
      const digits = units.toString().padStart(places + 1, '0');
      const tail = digits.slice(digits.length - places);
      return places === 0 ? digits : `${digits.slice(0, digits.length - places)}.${tail}`;
    };
    const exact = (value: string): bigint => {
      const [whole = '0', part = ''] = value.split('.');
      return BigInt(whole + part.padEnd(4, '0'));
    };
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(exact(addDecimals(text(a), text(b)))).toBe(exact(text(a)) + exact(text(b)));
        expect(exact(timesWhole(text(a), 1000n))).toBe(exact(text(a)) * 1000n);
      }),
    );
    expect(addDecimals('10', '-12.5')).toBe('-2.5');
  });

  it('know currencies by symbol and word', () => {
    expect(['₹', 'rs.', 'EUR', 'us$', 'kr!'].map(currencyOf)).toEqual(['INR', 'INR', 'EUR', 'USD', null]);
  });
});
