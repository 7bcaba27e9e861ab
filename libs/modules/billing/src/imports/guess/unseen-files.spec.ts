import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRecognition } from '../layouts.files';
import type { ReadRow } from '../rows/row';
import { readStatement } from '../statement.fixtures';

/**
 * Files of banks and trackers that no layout was made for, with invented rows. Beside each file stands what a person
 * reads in it: a line for a row (date, time where the file has one, type, amount, currency where the file says it,
 * then fields by name), or the reason of a row that cannot be read.
 */
const FOLDER = join(import.meta.dirname, '../unseen-files');
const recognition = loadRecognition('config');
const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.csv') ? [file.slice(0, -4)] : []));

function told(row: ReadRow, line: string | undefined): string {
  if (row.kind !== 'draft') return row.reason;
  const { draft } = row;
  const [facts = '', ...fields] = (line ?? '').split(' | ');
  const words = facts.split(' ');
  const time = /^\d\d:\d\d/u.test(words[1] ?? '');
  const currency = words.length > (time ? 4 : 3);
  return [
    [
      draft.date,
      ...(time ? [draft.time] : []),
      draft.type,
      draft.amount,
      ...(currency ? [draft.currency] : []),
    ].join(' '),
    ...fields.map((field) => {
      const name = field.split(':')[0] as keyof typeof draft;
      return `${name}: ${String(draft[name] ?? '')}`;
    }),
  ].join(' | ');
}

describe('files of banks and trackers without a layout', () => {
  it.each(names)('%s', (name) => {
    const { rows } = readStatement(readFileSync(join(FOLDER, `${name}.csv`)), recognition);
    const expected = readFileSync(join(FOLDER, `${name}.rows.txt`), 'utf8')
      .trim()
      .split('\n');
    const read = rows.filter((row) => row.kind !== 'ignored');
    expect(read.map((row, at) => told(row, expected[at]))).toEqual(expected);
  });
});
