import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EncodingDetector } from './file/encoding';
import { guessSeparator } from './file/separator';
import { readCsv, type CsvRecord } from './file/csv.reader';
import { guessFile } from './guess/file-guess';
import type { Recognition } from './guess/words';
import type { Guess } from './mapping';
import { RowReader } from './rows/read-row';
import type { ReadRow } from './rows/row';

/** For tests: a whole file guessed and read in memory. */
export function readStatement(
  bytes: Uint8Array,
  recognition: Recognition,
  owner: string | null = null,
): { guess: Guess; rows: ReadRow[]; records: CsvRecord[] } {
  const detector = new EncodingDetector();
  detector.add(bytes);
  const { encoding } = detector.decide();
  const { separator } = guessSeparator(new TextDecoder(encoding).decode(bytes).slice(0, 65_536));
  const records = readCsv(bytes, encoding, separator);
  const guess = guessFile(
    records.map((record) => record.cells),
    { encoding, separator },
    recognition,
    owner,
  );
  const reader = new RowReader(guess.mapping, recognition.words, guess.header);
  const rows = records
    .slice(guess.mapping.firstRow)
    .map((record): ReadRow =>
      record.broken ? { kind: 'failed', reason: 'line-broken', detail: '' } : reader.read(record.cells),
    );
  return { guess, rows, records };
}

export function fixture(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, 'fixtures', `${name}.csv`));
}

/** A row in one line, as the tables of the tests write it. */
export function brief(row: ReadRow): string {
  if (row.kind !== 'draft') return `${row.kind} ${row.reason}`;
  const { draft } = row;
  const category = [draft.category, draft.subcategory].filter((name) => name !== '').join('/');
  return [
    draft.date,
    ...(draft.time === null ? [] : [draft.time]),
    draft.type,
    draft.amount,
    draft.currency ?? '-',
    `[${draft.account}${draft.toAccount === null ? '' : ` > ${draft.toAccount}`}]`,
    category,
    `${draft.payee}: ${draft.note}`,
    ...draft.tags.map((tag) => `#${tag}`),
    ...(draft.mirror ? ['mirror'] : []),
  ].join(' | ');
}
