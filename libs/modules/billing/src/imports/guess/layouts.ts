import { COLUMN_ROLES, type ColumnRole } from '../mapping';
import { foldWord, type Layout } from './words';

/** Our own export (`config/statement-layouts/hisaab.yaml`): what it leaves out was left out, and is not learned. */
export const OWN_LAYOUT = 'Hisaab';

/** The layout whose header cells are all there; the one that names the most wins. */
export function recogniseLayout(header: readonly string[], layouts: readonly Layout[]): Layout | null {
  const present = new Set(header.map(foldWord));
  const fits = layouts.filter((layout) => layout.match.every((cell) => present.has(foldWord(cell))));
  return fits.reduce<Layout | null>(
    (best, layout) => (best === null || layout.match.length > best.match.length ? layout : best),
    null,
  );
}

/** Where a layout's columns stand in this file. */
export function layoutColumns(
  layout: Layout,
  header: readonly string[],
): Partial<Record<ColumnRole, number>> {
  const cells = header.map(foldWord);
  const columns: Partial<Record<ColumnRole, number>> = {};
  for (const role of COLUMN_ROLES) {
    const name = layout.columns[role];
    if (name === undefined) continue;
    const at = cells.indexOf(foldWord(name));
    if (at >= 0) columns[role] = at;
  }
  return columns;
}

/** By what the same bank's next file is known again. */
export function headerFingerprint(header: readonly string[]): string {
  return header.map(foldWord).join('|');
}
