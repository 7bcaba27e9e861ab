import type { Mapping } from '../mapping';
import { parseAmount, type AmountText } from '../values/amount-text';
import { addDecimals } from '../values/decimal';
import { RowProblem } from './row';

type Cells = readonly string[];

function net(cells: Cells, column: number, mapping: Mapping): AmountText | null {
  return parseAmount(cells[column] ?? '', mapping.decimalMark);
}

/** The columns of the people stand behind all others. */
function others(cells: Cells, own: number, mapping: Mapping): number[] {
  const { share: _, ...columns } = mapping.columns;
  const last = Math.max(...Object.values(columns));
  return cells.flatMap((_cell, at) => (at > last && at !== own ? [at] : []));
}

/**
 * One's own part of a shared cost. The file says of each person what was paid less what is owed: who is below zero
 * owes just that; who is above it paid the whole and bears what the others do not. Zero: it was not one's own.
 */
export function ownShare(cost: string, cells: Cells, mapping: Mapping): string {
  const own = mapping.columns.share;
  if (own === undefined) return cost;
  const mine = net(cells, own, mapping);
  if (mine === null) throw new RowProblem('share-not-understood', 'The column of the share has no amount');
  if (mine.value === '0' || mine.negative) return mine.value;
  const paidToo = others(cells, own, mapping).some((column) => {
    const theirs = net(cells, column, mapping);
    return theirs !== null && !theirs.negative && theirs.value !== '0';
  });
  if (paidToo)
    throw new RowProblem('share-not-known', 'Several paid: the file does not say how much was yours');
  const share = addDecimals(cost, `-${mine.value}`);
  if (share.startsWith('-')) throw new RowProblem('share-not-known', 'More is owed to you than was paid');
  return share;
}
