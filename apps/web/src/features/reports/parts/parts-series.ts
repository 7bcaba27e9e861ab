import type { CategoryNode } from '../category-tree';

export interface Part extends CategoryNode {
  readonly parent: CategoryNode | null;
}

/** What is not divided further, over all categories, the largest first. */
export function partsOf(nodes: readonly CategoryNode[]): Part[] {
  return nodes
    .flatMap((node): Part[] =>
      node.children.length === 0
        ? [{ ...node, parent: null }]
        : node.children.map((child) => ({ ...child, parent: node })),
    )
    .sort((a, b) => (a.total.minor === b.total.minor ? 0 : a.total.minor > b.total.minor ? -1 : 1));
}

/** Narrower than this a word is chopped, and not cut off with a sign that it goes on. */
const NARROWEST = 42;
const HEADED = 64;
const ROOMY = 150;

/** Whether a tile has room for words; its name is in the table and under the pointer anyway. */
export function hasRoom({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return width >= NARROWEST && height >= 18;
}

/** What stands above the parts of a category. Its tile is about as wide as high, so its area tells how wide it is. */
export function headingOf(share: number, area: number): 'none' | 'name' | 'share' {
  const side = Math.sqrt(share * area);
  return side < HEADED ? 'none' : side < ROOMY ? 'name' : 'share';
}

/** Black or white, whichever is read better on a colour `#rrggbb` (WCAG's contrast). */
export function inkOn(color: string): '#000000' | '#ffffff' {
  const light = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = light;
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
