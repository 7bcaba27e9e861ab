const RUNS = /^[=+\-@\t\r\n＝＋－＠]/u;

/** A text that no spreadsheet takes for a formula: an apostrophe before what would start one. */
export function neutralised(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}
