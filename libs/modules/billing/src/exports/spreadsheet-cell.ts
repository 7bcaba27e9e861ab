// Apostrophes before what would run are counted too, so that what was written can be told from what was added.
const RUNS = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A text that no spreadsheet takes for a formula: an apostrophe before what would start one. */
export function neutralised(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** What a neutralised cell was, ours or another program's; any other text is itself. */
export function original(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}
