import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralised, original } from './spreadsheet-cell';

describe('a cell', () => {
  it.each(['=1+1', '+91 98', '-5', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'that a spreadsheet would run gets an apostrophe: %j',
    (text) => {
      expect(neutralised(text)).toBe(`'${text}`);
    },
  );

  it.each(['', 'tea', '1-2', 'a=b', ' =1', "'quoted"])('stays as it is otherwise: %j', (text) => {
    expect(neutralised(text)).toBe(text);
  });

  it('gives back what was written into it', () => {
    const unit = fc.constantFrom("'", '=', '-', '@', '\t', 'a', '1', ' ');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(original(neutralised(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
    expect(original("'quoted'")).toBe("'quoted'");
  });
});
