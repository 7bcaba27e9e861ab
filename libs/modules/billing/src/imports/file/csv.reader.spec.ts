import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { SEPARATORS } from '../mapping';
import { CsvReader, readCsv } from './csv.reader';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const cells = (text: string, separator: ',' | ';' | '\t' | '|' = ','): (readonly string[])[] =>
  readCsv(bytes(text), 'utf-8', separator).map((record) => record.cells);

describe('CsvReader', () => {
  it('gives the lines of records, also behind cells of several lines', () => {
    const records = readCsv(bytes('a,b\r\n1,"x\r\ny"\r\n2,z\r\n'), 'utf-8', ',');
    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\ny'] },
      { line: 4, cells: ['2', 'z'] },
    ]);
  });

  it('gives up only the line whose quote is never closed', () => {
    const rows = ['d,note,n', '1,"open,5', '2,"fine",6', '3,"say ""hi""",7', '4,plain,8'];
    const records = readCsv(bytes(rows.join('\n')), 'utf-8', ',');
    expect(records.filter((record) => record.broken).map((record) => record.line)).toEqual([2]);
    expect(records.filter((record) => !record.broken).map((record) => record.cells)).toEqual([
      ['d', 'note', 'n'],
      ['2', 'fine', '6'],
      ['3', 'say "hi"', '7'],
      ['4', 'plain', '8'],
    ]);
  });

  it('takes quotes inside of a cell as they are, spaces before quotes, tabs and lone carriage returns', () => {
    expect(cells('1,5" pipe,x\n2, "a, b" ,y')).toEqual([
      ['1', '5" pipe', 'x'],
      ['2', 'a, b', 'y'],
    ]);
    expect(cells('a\t\tb\n\t\tc', '\t')).toEqual([
      ['a', '', 'b'],
      ['', '', 'c'],
    ]);
    expect(cells('a,b\rc,d\r')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('reads back what any writer wrote, whatever the pieces it arrives in', () => {
    const cell = fc.string({
      maxLength: 8,
      unit: fc.constantFrom('a', '"', ',', ';', '\t', '|', '\n', 'é', '1', ' '),
    });
    const text = cell.map((value) => value.trim());
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            text,
            text,
            text.map((value) => `x${value}`),
          ),
          { minLength: 1, maxLength: 20 },
        ),
        fc.constantFrom(...SEPARATORS),
        fc.integer({ min: 1, max: 40 }),
        (rows, separator, size) => {
          // A cell whose own line looks like a whole record is what a broken quote looks like; left out here.
          const tame = rows.map((row) =>
            row.map((value) => value.replaceAll('\n', `${value.includes(separator) ? '' : '\n'}`)),
          );
          const file = bytes(stringify(tame, { delimiter: separator, quoted: true }));
          const reader = new CsvReader('utf-8', separator);
          const read = [];
          for (let at = 0; at < file.length; at += size) read.push(...reader.push(file.slice(at, at + size)));
          read.push(...reader.end());
          const plain = read.filter((record) => record.cells.join('') !== '');
          expect(plain.map((record) => [...record.cells])).toEqual(tame);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads 5,000 rows quickly even when each has a cell of two lines', () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => `${at},"two\nlines",5`).join('\n');
    expect(cells(rows)).toHaveLength(5_000);
  });
});
