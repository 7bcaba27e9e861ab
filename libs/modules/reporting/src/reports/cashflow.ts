import type { MoneyText } from '@hisaab/kernel';
import type { Category } from './category-totals';
import { addTo, noSums, totalsOf, writer, type Totals } from './totals';

/** What the lines of one category and type add up to. */
export interface FlowSum {
  type: string;
  categoryId: string | null;
  amount: bigint;
}

export interface CashflowNode {
  id: string;
  kind: string;
  categoryId: string | null;
  name: string | null;
  isOwn: boolean;
  amount: MoneyText;
}

export interface CashflowLink {
  source: string;
  target: string;
  amount: MoneyText;
}

export interface Flows {
  totals: Totals;
  nodes: CashflowNode[];
  links: CashflowLink[];
}

interface Branch {
  id: string;
  kind: string;
  categoryId: string | null;
  name: string | null;
  isOwn: boolean;
  amount: bigint;
  children: Branch[];
}

const TOTAL = 'total';

/**
 * The nodes and links of a Sankey diagram. Two trees of categories meet in the total, where what is saved or drawn
 * makes up the difference; as every amount is the sum of what is below it, as much leaves a node between as enters it.
 */
export function cashflow(sums: readonly FlowSum[], categories: readonly Category[], currency: string): Flows {
  const write = writer(currency);
  const totals = noSums();
  for (const { type, amount } of sums) addTo(totals, type, amount);
  const left = totals.income - totals.expense;
  const single = (id: string, amount: bigint): Branch => ({ ...blank(id, null, null), id, amount });
  const into = [...branches('income', sums, categories), ...(left < 0n ? [single('drawn', -left)] : [])];
  const outOf = [...branches('expense', sums, categories), ...(left > 0n ? [single('saved', left)] : [])];

  const links: { source: string; target: string; amount: bigint }[] = [];
  const flow = (source: string, target: string, amount: bigint): void => {
    // A category that more came back to than was spent gives instead of taking.
    if (amount > 0n) links.push({ source, target, amount });
    else if (amount < 0n) links.push({ source: target, target: source, amount: -amount });
  };
  const walk = (parent: string, branch: Branch, isIncome: boolean): void => {
    if (isIncome) flow(branch.id, parent, branch.amount);
    else flow(parent, branch.id, branch.amount);
    for (const child of branch.children) walk(branch.id, child, isIncome);
  };
  for (const branch of into) walk(TOTAL, branch, true);
  for (const branch of outOf) walk(TOTAL, branch, false);

  const through = new Map<string, { entering: bigint; leaving: bigint }>();
  const at = (id: string) => {
    const known = through.get(id) ?? { entering: 0n, leaving: 0n };
    through.set(id, known);
    return known;
  };
  for (const { source, target, amount } of links) {
    at(source).leaving += amount;
    at(target).entering += amount;
  }
  const nodes = [...into.flatMap(flat), single(TOTAL, 0n), ...outOf.flatMap(flat)].flatMap((branch) => {
    const flows = through.get(branch.id);
    if (!flows) return [];
    const { id, kind, categoryId, name, isOwn } = branch;
    const amount = flows.entering > 0n ? flows.entering : flows.leaving;
    return [{ id, kind, categoryId, name, isOwn, amount: write(amount) }];
  });
  return {
    totals: totalsOf(totals, write),
    nodes,
    links: links.map((link) => ({ ...link, amount: write(link.amount) })),
  };
}

function blank(kind: string, categoryId: string | null, name: string | null): Branch {
  return {
    id: `${kind}:${categoryId ?? 'none'}`,
    kind,
    categoryId,
    name,
    isOwn: false,
    amount: 0n,
    children: [],
  };
}

const flat = (branch: Branch): Branch[] => [branch, ...branch.children.flatMap(flat)];

/** The categories of a kind that hold something, children under their parents, the largest first. */
function branches(kind: string, sums: readonly FlowSum[], categories: readonly Category[]): Branch[] {
  const known = new Map(categories.map((category) => [category.id, category]));
  const tops = new Map<string | null, Branch>();
  const branchOf = (among: Map<string | null, Branch>, categoryId: string | null): Branch => {
    const name = categoryId === null ? null : (known.get(categoryId)?.name ?? null);
    const branch = among.get(categoryId) ?? blank(kind, categoryId, name);
    among.set(categoryId, branch);
    return branch;
  };
  const own = new Map<Branch, bigint>();
  for (const { type, categoryId, amount } of sums) {
    if (type !== kind || amount === 0n) continue;
    const parentId = categoryId === null ? null : (known.get(categoryId)?.parentId ?? null);
    // A parent that is not known (yet) must not hide its child.
    const isChild = parentId !== null && known.has(parentId);
    const top = branchOf(tops, isChild ? parentId : categoryId);
    top.amount += amount;
    if (!isChild) own.set(top, (own.get(top) ?? 0n) + amount);
    else {
      const child = top.children.find((one) => one.categoryId === categoryId);
      if (child) child.amount += amount;
      else top.children.push({ ...branchOf(new Map(), categoryId), amount });
    }
  }
  for (const [top, amount] of own) {
    if (top.children.length === 0 || amount === 0n) continue;
    top.children.push({ ...top, id: `${top.id}:own`, isOwn: true, amount, children: [] });
  }
  for (const top of tops.values()) top.children.sort(bySize);
  return [...tops.values()].sort(bySize);
}

function bySize(a: Branch, b: Branch): number {
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
