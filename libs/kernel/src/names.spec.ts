import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from './names';
import { isUuidv7, uuidv5, uuidv7 } from './uuid';

describe('names', () => {
  it.each([
    ['Train', 'train'],
    ['  Food   &\tDrink ', 'food & drink'],
    ['ＣＡＦＥ', 'café'.replace('é', 'e')],
    ['Cafe\u0301', 'CAFÉ'],
    ['Straße', 'STRASSE'],
    ['किराना', ' किराना '],
  ])('%j is the same name as %j', (a, b) => expect(foldName(a)).toBe(foldName(b)));

  it('keep different things apart', () => expect(foldName('Other')).not.toBe(foldName('Others')));

  it('fold once is fold twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => foldName(foldName(name)) === foldName(name)),
    );
  });
});

describe('ids', () => {
  it('are version 7 and grow', () => {
    const ids = Array.from({ length: 50 }, uuidv7);
    expect(ids.every(isUuidv7)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(isUuidv7('6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(false);
    expect(isUuidv7('not an id')).toBe(false);
  });

  it('made from a name are always the same', () => {
    const space = uuidv7();
    expect(uuidv5('rule', space)).toBe(uuidv5('rule', space));
    expect(uuidv5('rule', space)).not.toBe(uuidv5('other', space));
  });
});
