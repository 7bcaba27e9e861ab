import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTags, writeTags } from './tag-list';

describe('tags in a cell', () => {
  it.each([
    ['team, food', ['team', 'food']],
    ['#a #b;c|d', ['a', 'b', 'c', 'd']],
    ['"a;b", plain', ['a;b', 'plain']],
    ['say "hi", x', ['say "hi"', 'x']],
    ['"never closed, x', ['"never closed', 'x']],
    ['a, a, ,', ['a']],
    ['', []],
  ])('%j is %j', (cell, tags) => {
    expect(readTags(cell)).toEqual(tags);
  });

  it('come back as they went, whatever is in them', () => {
    const odd = fc.string({
      unit: fc.constantFrom('a', ' ', ',', ';', '|', '"', '#', "'", '='),
      minLength: 1,
    });
    // As the program keeps them: without their sign and without blanks around.
    const tag = odd.map((text) => text.replace(/^[#\s]+/u, '').trim()).filter((text) => text !== '');
    fc.assert(
      fc.property(fc.uniqueArray(tag, { maxLength: 6 }), (tags) => {
        expect(readTags(writeTags(tags))).toEqual(tags);
      }),
      { numRuns: 2_000 },
    );
  });
});
