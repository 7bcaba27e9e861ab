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
