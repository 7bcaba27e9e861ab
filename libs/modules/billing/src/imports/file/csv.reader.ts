import { parse } from 'csv-parse/sync';
import type { Encoding, Separator } from '../mapping';

export interface CsvRecord {
  /** The first line of the record in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Set for a line that is no record: a quote that is never closed. */
  readonly broken?: true;
}

/** A cell may run over so many lines; more means that its quote was never closed. */
const LONGEST_RECORD_LINES = 25;
const BLOCK_LINES = 400;
/** A line beyond this is not kept whole: files are to be read in little memory whatever is in them. */
const LONGEST_LINE = 256 * 1024;
const MOST_CELLS = 1_000;
/** Stands before what was kept of a line that is too long; no other line can hold it. */
const TOO_LONG = '\u0000';

interface Parsed {
  readonly cells: string[];
  readonly lines: number;
}

function parseLines(lines: readonly string[], separator: Separator): Parsed[] | null {
  try {
    const rows = parse(lines.join('\n'), {
      delimiter: separator,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: '\n',
      trim: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    let before = 0;
    return rows.map(({ record, info }) => {
      const parsed = { cells: record, lines: info.lines - before };
      before = info.lines;
      return parsed;
    });
  } catch {
    return null;
  }
}

function isHint(record: CsvRecord): boolean {
  return record.line === 1 && /^sep=/iu.test(record.cells[0] ?? '');
}

/**
 * Text in pieces in, records out. The parsing is csv-parse's; this class feeds it blocks of whole lines, since the
 * parser gives up at the first quote that is not closed and the good rows behind it must be kept.
 */
export class CsvReader {
  private readonly decoder: InstanceType<typeof TextDecoder>;
  private rest = '';
  private lines: string[] = [];
  private discarding = false;
  private nextLine = 1;
  /** How many cells the records so far have. */
  private width = 0;

  private readonly formula: RegExp;

  constructor(
    encoding: Encoding,
    private readonly separator: Separator,
  ) {
    this.decoder = new TextDecoder(encoding);
    this.formula = new RegExp(`(^|[${separator}])\\s*="`, 'gu');
  }

  push(bytes: Uint8Array): CsvRecord[] {
    return this.take(this.decoder.decode(bytes, { stream: true }), false);
  }

  end(): CsvRecord[] {
    return this.take(this.decoder.decode(), true);
  }

  private take(text: string, last: boolean): CsvRecord[] {
    const all = this.rest + text;
    // A carriage return at the very end may be half of a line end whose other half is still to come.
    const cut = last ? all.length : all.endsWith('\r') ? all.length - 1 : all.length;
    const pieces = all.slice(0, cut).split(/\r\n|\n|\r/u);
    this.rest = (last ? '' : (pieces.pop() ?? '')) + all.slice(cut);
    for (const piece of pieces) {
      if (this.discarding) this.discarding = false;
      else if (piece.length > LONGEST_LINE) this.lines.push(TOO_LONG + piece.slice(0, 200));
      else this.lines.push(this.plain(piece.replaceAll('\u0000', '')));
    }
    if (this.rest.length > LONGEST_LINE) {
      if (!this.discarding) this.lines.push(TOO_LONG + this.rest.slice(0, 200));
      this.discarding = true;
      this.rest = '';
    }
    const records: CsvRecord[] = [];
    const enough = last ? 1 : BLOCK_LINES + LONGEST_RECORD_LINES;
    while (this.lines.length >= enough) records.push(...this.block());
    // Empty lines and Excel's separator hint are no records.
    return records.filter((record) => record.cells.some((cell) => cell !== '') && !isHint(record));
  }

  /** Some banks write each cell as a formula, so that a sheet keeps its zeros: ="0012". */
  private plain(line: string): string {
    return line.includes('="') ? line.replace(this.formula, '$1"') : line;
  }

  private block(): CsvRecord[] {
    const size = Math.min(BLOCK_LINES, this.lines.length);
    const tooLong = this.lines.slice(0, size).some((line) => line.startsWith(TOO_LONG));
    const parsed = tooLong ? null : parseLines(this.lines.slice(0, size), this.separator);
    const whole = parsed !== null && parsed.every((row) => row.lines === 1) && parsed.length === size;
    if (whole) {
      this.width = parsed.at(-1)?.cells.length ?? this.width;
      return parsed.map((row) => this.emit(row.cells, 1));
    }
    const records: CsvRecord[] = [];
    const until = this.nextLine + size;
    while (this.lines.length > 0 && this.nextLine < until) records.push(this.one());
    return records;
  }

  /** One record that may run over several lines; when none of them closes it, its first line is given up. */
  private one(): CsvRecord {
    const [first = ''] = this.lines;
    if (first === '') return this.emit([''], 1);
    if (first.startsWith(TOO_LONG)) return { ...this.emit([first.slice(1)], 1), broken: true };
    const limit = first.includes('"') ? Math.min(LONGEST_RECORD_LINES, this.lines.length) : 1;
    for (let count = 1; count <= limit; count += 1) {
      const parsed = parseLines(this.lines.slice(0, count), this.separator);
      const [row] = parsed ?? [];
      if (!row || parsed?.length !== 1) continue;
      if (count > 1 && this.swallows(count)) break;
      if (count === 1) this.width = row.cells.length;
      return this.emit(row.cells, count);
    }
    return { ...this.emit([first], 1), broken: true };
  }

  /** Whether a line that was joined is a whole record by itself: the quote before it was not meant to be open. */
  private swallows(count: number): boolean {
    return this.lines.slice(1, count).some((line) => {
      // The line that ends a cell of several lines has an odd quote.
      if ((line.split('"').length - 1) % 2 === 1) return false;
      const alone = parseLines([line], this.separator)?.[0];
      return this.width > 1 && alone?.cells.length === this.width;
    });
  }

  private emit(written: readonly string[], count: number): CsvRecord {
    const cells =
      this.separator === '|' ? written.map((cell) => cell.replace(/^~|~$/gu, '').trim()) : written;
    const record: CsvRecord =
      cells.length > MOST_CELLS
        ? { line: this.nextLine, cells: cells.slice(0, 20), broken: true }
        : { line: this.nextLine, cells };
    this.nextLine += count;
    this.lines.splice(0, count);
    return record;
  }
}

/** The whole file at once, for small inputs and tests. */
export function readCsv(bytes: Uint8Array, encoding: Encoding, separator: Separator): CsvRecord[] {
  const reader = new CsvReader(encoding, separator);
  return [...reader.push(bytes), ...reader.end()];
}
