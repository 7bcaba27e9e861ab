import { ratio, type CivilDate, type MoneyText } from '@hisaab/kernel';
import { nextOf, runsOf, usual, yearlyCost, type Interval, type Occurrence, type Run } from './recurrence';
import { writer } from './totals';

/** A payee, or a category of what has none, with the days on which it took something. */
export interface Taker {
  payeeId: string | null;
  categoryId: string | null;
  name: string | null;
  occurrences: Occurrence[];
}

export interface RecurringRow extends Omit<Taker, 'occurrences'> {
  interval: Interval;
  typical: MoneyText;
  yearlyCost: MoneyText;
  first: CivilDate;
  last: CivilDate;
  next: CivilDate | null;
  count: number;
}

export interface FixedAndFlexible {
  totals: {
    fixed: MoneyText;
    flexible: MoneyText;
    expense: MoneyText;
    fixedShare: number | null;
    yearlyCost: MoneyText;
  };
  months: { month: CivilDate; fixed: MoneyText; flexible: MoneyText }[];
  recurring: RecurringRow[];
}

export interface RecurringQuestion {
  from: CivilDate;
  to: CivilDate;
  /** The first days of the months that touch the range. */
  months: readonly CivilDate[];
  /** The day from which is told what goes on. */
  day: CivilDate;
  currency: string;
}

/** `spent` is what each month's expenses within the range add up to, in the order of the months. */
export function fixedAndFlexible(
  { from, to, months, day, currency }: RecurringQuestion,
  spent: readonly bigint[],
  takers: readonly Taker[],
): FixedAndFlexible {
  const write = writer(currency);
  const fixed = months.map(() => 0n);
  const rows: { taker: Taker; run: Run; cost: bigint; next: CivilDate | null }[] = [];
  for (const taker of takers) {
    const runs = runsOf(taker.occurrences);
    for (const { date, amount } of runs.flatMap(({ members }) => members)) {
      if (date < from || date > to) continue;
      const at = months.findLastIndex((month) => month <= date);
      fixed[at] = (fixed[at] ?? 0n) + amount;
    }
    const run = latest(runs, from);
    if (run) rows.push({ taker, run, cost: yearlyCost(run), next: nextOf(run, day) });
  }
  rows.sort(
    (a, b) =>
      Number(a.next === null) - Number(b.next === null) ||
      (a.cost === b.cost ? (idOf(a.taker) < idOf(b.taker) ? -1 : 1) : a.cost > b.cost ? -1 : 1),
  );
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
  const [expense, allFixed] = [sum(spent), sum(fixed)];
  return {
    totals: {
      fixed: write(allFixed),
      flexible: write(expense - allFixed),
      expense: write(expense),
      fixedShare: ratio(allFixed, expense),
      yearlyCost: write(sum(rows.filter(({ next }) => next !== null).map(({ cost }) => cost))),
    },
    months: months.map((month, index) => {
      const mine = fixed[index] ?? 0n;
      return { month, fixed: write(mine), flexible: write((spent[index] ?? 0n) - mine) };
    }),
    recurring: rows.map(({ taker: { occurrences: _all, ...taker }, run, cost, next }) => ({
      ...taker,
      interval: run.interval,
      typical: write(usual(run.members)),
      yearlyCost: write(cost),
      first: run.members[0]?.date ?? from,
      last: run.members.at(-1)?.date ?? to,
      next,
      count: run.members.length,
    })),
  };
}

const idOf = ({ payeeId, categoryId }: Taker): string => payeeId ?? categoryId ?? '';
const lastOf = ({ members }: Run): CivilDate => members.at(-1)?.date ?? '';

/** The last run that reaches into the range: after a rise of the rent it is the new one. */
function latest(runs: readonly Run[], from: CivilDate): Run | undefined {
  return runs.filter((run) => lastOf(run) >= from).sort((a, b) => (lastOf(a) > lastOf(b) ? -1 : 1))[0];
}
