import { COLUMN_ROLES } from '../mapping';
import { looksLikeAmount } from '../values/amount-text';
import { looksLikeDate } from '../values/date-text';
import { headerScore, type Words } from './words';

export type Cells = readonly string[];

const PREAMBLE_LIMIT = 60;

function knownRoles(cells: Cells, words: Words): number {
  const found = new Set<string>();
  for (const cell of cells) {
    if (cell.trim() === '' || cell.length > 60) continue;
    let best = 0;
    let winner: string | null = null;
    for (const role of COLUMN_ROLES) {
      const score = headerScore(cell, role, words);
      if (score > best) {
        best = score;
        winner = role;
      }
    }
    if (winner !== null && best >= 0.6) found.add(winner);
  }
  return found.size;
}

export function filledCells(cells: Cells): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

function hasValues(cells: Cells): boolean {
  return cells.some((cell) => looksLikeDate(cell) || looksLikeAmount(cell));
}

/** A row of data has a date and, in another cell, an amount. */
export function looksLikeData(cells: Cells): boolean {
  const date = cells.findIndex((cell) => looksLikeDate(cell));
  return date >= 0 && cells.some((cell, at) => at !== date && looksLikeAmount(cell) && !looksLikeDate(cell));
}

/**
 * Where the header stands and where the data begin: the row among the first ones whose cells are the most known
 * words, else the row right above the first row of data when it is text alone, else there is no header.
 */
export function findHeader(
  records: readonly Cells[],
  words: Words,
): { headerRow: number | null; firstRow: number; confidence: number } {
  const head = records.slice(0, PREAMBLE_LIMIT);
  let best = { row: -1, known: 1 };
  head.forEach((cells, row) => {
    if (hasValues(cells) || filledCells(cells) < 2) return;
    const known = knownRoles(cells, words);
    if (known > best.known) best = { row, known };
  });
  if (best.row >= 0) {
    return { headerRow: best.row, firstRow: best.row + 1, confidence: Math.min(1, 0.6 + best.known * 0.1) };
  }
  const first = head.findIndex((cells) => looksLikeData(cells));
  if (first < 0) return { headerRow: null, firstRow: 0, confidence: 0 };
  const above = records[first - 1];
  const width = filledCells(records[first] ?? []);
  if (above && !hasValues(above) && filledCells(above) >= Math.max(2, width - 2)) {
    return { headerRow: first - 1, firstRow: first, confidence: 0.6 };
  }
  return { headerRow: null, firstRow: first, confidence: 0.8 };
}
