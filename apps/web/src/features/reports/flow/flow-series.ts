import { parseMoney } from '@hisaab/kernel';

interface Words {
  readonly amount: string;
  readonly currency: string;
}

export interface FlowNode {
  readonly id: string;
  readonly kind: string;
  readonly categoryId: string | null;
  readonly name: string | null;
  readonly isOwn: boolean;
  readonly amount: Words;
}

export interface FlowAnswer {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly { readonly source: string; readonly target: string; readonly amount: Words }[];
}

export interface DrawnLink {
  readonly source: string;
  readonly target: string;
  readonly minor: bigint;
}

export interface DrawnFlow {
  /** The node that the API told of; null is the smaller ones of one side together. */
  readonly nodes: readonly { readonly id: string; readonly of: FlowNode | null }[];
  readonly links: readonly DrawnLink[];
}

export const TOTAL = 'total';

interface Limits {
  /** Categories on either side of the total. */
  readonly most: number;
  /** Parts of one category; 0 leaves the second level out. */
  readonly parts: number;
}

/** What fits into a picture: the largest flows, the smaller ones of a place together. As much flows as before. */
export function drawnFlow({ nodes, links }: FlowAnswer, { most, parts }: Limits): DrawnFlow {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const all = links.map(({ source, target, amount }) => ({
    source,
    target,
    minor: parseMoney(amount).minor,
  }));
  const kept = new Set([TOTAL]);
  const drawn: DrawnLink[] = [];
  const keep = (list: readonly DrawnLink[], count: number, far: (link: DrawnLink) => string): void => {
    const sorted = [...list].sort((a, b) => (a.minor === b.minor ? 0 : a.minor > b.minor ? -1 : 1));
    // A rest of one is drawn as itself.
    const end = sorted.length <= count + 1 ? sorted.length : count;
    for (const link of sorted.slice(0, end)) {
      drawn.push(link);
      kept.add(far(link));
    }
    const rest = sorted.slice(end);
    const [first] = rest;
    if (!first) return;
    const minor = rest.reduce((sum, link) => sum + link.minor, 0n);
    const isInto = far(first) === first.source;
    const place = isInto ? first.target : first.source;
    const id = `${place}:${isInto ? 'from' : 'to'}-others`;
    drawn.push(isInto ? { source: id, target: place, minor } : { source: place, target: id, minor });
    kept.add(id);
  };
  const around = (place: string, isFar: (id: string) => boolean, count: number): void => {
    const into = all.filter((link) => link.target === place && isFar(link.source));
    const outOf = all.filter((link) => link.source === place && isFar(link.target));
    keep(into, count, (link) => link.source);
    keep(outOf, count, (link) => link.target);
  };
  around(TOTAL, () => true, most);
  const tops = [...kept].filter((id) => id !== TOTAL && known.has(id));
  if (parts > 0) for (const top of tops) around(top, (id) => id !== TOTAL, parts);
  return { nodes: [...kept].map((id) => ({ id, of: known.get(id) ?? null })), links: drawn };
}
