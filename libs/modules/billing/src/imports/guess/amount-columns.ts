import type { ColumnRole } from '../mapping';
import { parseAmount } from '../values/amount-text';
import type { ColumnProfile } from './column-profile';
import type { Cells } from './header';

/** A cell as a number, only to compare columns with each other: money itself is never a float. */
function roughly(cell: string | undefined, comma: boolean): number | null {
  const amount = cell === undefined || cell.trim() === '' ? null : parseAmount(cell, comma ? ',' : '.');
  if (!amount) return null;
  return (amount.negative || amount.indicator === 'dr' ? -1 : 1) * Number(amount.value);
}

/** Of the steps between neighbouring balances, the share that is one of the two rows' amount; and its direction. */
export function balanceAgreement(
  sample: readonly Cells[],
  amount: number,
  balance: number,
  comma: boolean,
): { share: number; positiveAdds: number; positiveTakes: number } {
  let steps = 0;
  let agreed = 0;
  let positiveAdds = 0;
  let positiveTakes = 0;
  for (let at = 1; at < sample.length; at += 1) {
    const [before, after] = [
      roughly(sample[at - 1]?.[balance], comma),
      roughly(sample[at]?.[balance], comma),
    ];
    const [older, newer] = [roughly(sample[at - 1]?.[amount], comma), roughly(sample[at]?.[amount], comma)];
    if (before === null || after === null) continue;
    steps += 1;
    const step = after - before;
    const near = (value: number | null, change: number): boolean =>
      value !== null && value !== 0 && Math.abs(value - change) < 0.005;
    // Oldest first: the step is this row's amount; newest first: minus the row's before.
    if (near(newer, step) || near(older, -step)) positiveAdds += 1;
    if (near(newer, -step) || near(older, step)) positiveTakes += 1;
    if (near(newer, step) || near(older, -step) || near(newer, -step) || near(older, step)) agreed += 1;
  }
  return { share: steps === 0 ? 0 : agreed / steps, positiveAdds, positiveTakes };
}

function isSet(cell: string | undefined): boolean {
  return cell !== undefined && /[1-9]/.test(cell);
}

/** Two columns of which nearly every row fills exactly one. */
function excludes(sample: readonly Cells[], a: number, b: number): boolean {
  let one = 0;
  let both = 0;
  let onlyA = 0;
  for (const cells of sample) {
    if (isSet(cells[a]) !== isSet(cells[b])) one += 1;
    else both += 1;
    if (isSet(cells[a]) && !isSet(cells[b])) onlyA += 1;
  }
  return one >= (one + both) * 0.9 && onlyA > 0 && onlyA < one;
}

/** Finds amount, or debit and credit, and balance among columns of numbers whose header says nothing. */
export function findAmountColumns(
  profiles: readonly ColumnProfile[],
  sample: readonly Cells[],
  given: Partial<Record<ColumnRole, number>>,
): { columns: Partial<Record<ColumnRole, number>>; sure: number } {
  const keep = new Set(
    Object.entries(given)
      .filter(([role]) => role !== 'debit' && role !== 'credit')
      .map(([, at]) => at),
  );
  const numbers = profiles
    .map((profile, at) => ({ profile, at }))
    .filter(
      ({ profile, at }) =>
        !keep.has(at) && profile.amountShare > 0.8 && profile.dateShare < 0.8 && !profile.isNumbering,
    )
    .map(({ at }) => at);
  const comma = numbers.some((at) => profiles[at]?.marks.decide('.').mark === ',');
  for (const a of numbers) {
    for (const b of numbers) {
      if (a < b && excludes(sample, a, b)) {
        const balance = given.balance ?? numbers.find((at) => at !== a && at !== b);
        const swapped =
          balance !== undefined &&
          balanceAgreement(sample, a, balance, comma).positiveAdds >
            balanceAgreement(sample, b, balance, comma).positiveAdds;
        const signed = (profiles[a]?.negatives ?? 0) > 0;
        const [debit, credit] = swapped && !signed ? [b, a] : [a, b];
        return { columns: { debit, credit, ...(balance === undefined ? {} : { balance }) }, sure: 0.7 };
      }
    }
  }
  const balances = given.balance === undefined ? numbers : [given.balance];
  const pairs = numbers.flatMap((amount) =>
    balances.flatMap((balance) => {
      if (amount === balance) return [];
      const { share, positiveAdds, positiveTakes } = balanceAgreement(sample, amount, balance, comma);
      // The balance before a row agrees too, the other way round.
      return share > 0.8
        ? [{ amount, balance, weight: positiveAdds >= positiveTakes ? share + 1 : share }]
        : [];
    }),
  );
  const [pair] = pairs.sort((a, b) => b.weight - a.weight);
  if (pair) return { columns: { amount: pair.amount, balance: pair.balance }, sure: 0.8 };
  const single = given.debit ?? given.credit;
  if (single !== undefined) return { columns: { amount: single }, sure: 0.5 };
  const ranked = [...numbers].sort((a, b) => weight(profiles[b]) - weight(profiles[a]) || a - b);
  return ranked[0] === undefined ? { columns: {}, sure: 0 } : { columns: { amount: ranked[0] }, sure: 0.6 };
}

/** Signs, currencies and filled cells speak for an amount. */
function weight(profile: ColumnProfile | undefined): number {
  if (!profile) return 0;
  return (
    profile.filled / Math.max(1, profile.rows) +
    (profile.negatives > 0 ? 1 : 0) +
    (profile.currencies.size > 0 ? 1 : 0)
  );
}
