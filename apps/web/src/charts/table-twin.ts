import type { MoneyWords } from '../money/format';

/** What stands in a cell: words, an amount, a share of a whole, a number. */
export type Cell =
  | string
  | { readonly money: MoneyWords; readonly signed?: boolean }
  | { readonly share: number | null }
  | { readonly count: number };

export interface TwinRow {
  readonly key: string;
  readonly cells: readonly Cell[];
  /** Where the row's first cell leads: the entries behind it. */
  readonly to?: string;
  /** A part of the row above. */
  readonly isPart?: boolean;
}

/** The figures of a picture as a table, the same for who reads them, for a screen reader and for a file. */
export interface TableTwin {
  readonly columns: readonly string[];
  readonly rows: readonly TwinRow[];
  readonly total?: readonly Cell[];
}

/** Whether a column is of figures, which stand at the end of their cells. */
export function isOfFigures(twin: TableTwin, column: number): boolean {
  const cell = twin.rows[0]?.cells[column] ?? twin.total?.[column];
  return typeof cell === 'object';
}

function plain(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if ('money' in cell) return cell.money.amount;
  if ('share' in cell) return cell.share === null ? '' : String(cell.share);
  return String(cell.count);
}

// Words that a spreadsheet would run as a formula are kept words by an apostrophe, as the server’s files do.
function quoted(cell: Cell): string {
  const text = plain(cell);
  const safe = typeof cell === 'string' && /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as a CSV file: amounts plain, with a point. */
export function csvOf(twin: TableTwin): string {
  const lines: (readonly Cell[])[] = [twin.columns, ...twin.rows.map((row) => row.cells)];
  if (twin.total) lines.push(twin.total);
  return `${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}
