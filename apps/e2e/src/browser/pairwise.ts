type Factors = Readonly<Record<string, readonly string[]>>;
export type Choice<F extends Factors> = { readonly [Name in keyof F]: F[Name][number] };

/**
 * So few combinations that every two values of two factors meet in one of them: the next is always the one with most
 * pairs that have not met. The same factors give the same choice.
 */
export function pairwise<F extends Factors>(factors: F): Choice<F>[] {
  const names = Object.keys(factors);
  let all: Record<string, string>[] = [{}];
  for (const name of names)
    all = all.flatMap((one) => (factors[name] ?? []).map((value) => ({ ...one, [name]: value })));
  const pairsOf = (one: Record<string, string>): string[] =>
    names.flatMap((a, at) => names.slice(at + 1).map((b) => `${a}=${one[a]}, ${b}=${one[b]}`));
  const left = new Set(all.flatMap(pairsOf));
  const chosen: Choice<F>[] = [];
  while (left.size > 0) {
    let best = all[0];
    let most = -1;
    for (const one of all) {
      const fresh = pairsOf(one).filter((pair) => left.has(pair)).length;
      if (fresh > most) [best, most] = [one, fresh];
    }
    if (!best) break;
    for (const pair of pairsOf(best)) left.delete(pair);
    chosen.push(best as Choice<F>);
  }
  return chosen;
}
