import { addDays, addMonths, daysBetween, type CivilDate } from '@hisaab/kernel';

export type Interval = 'weekly' | 'monthly' | 'quarterly' | 'yearly';

/** What a payee took on one day, in minor units. */
export interface Occurrence {
  date: CivilDate;
  amount: bigint;
}

/** A chain of occurrences that follow each other at an interval, with amounts alike. */
export interface Run {
  interval: Interval;
  members: Occurrence[];
}

interface Beat {
  /** With fewer it may be chance; days that are close to each other fit by chance more easily. */
  fewest: number;
  /** Days that it may come early or late: week-ends, months of unlike length. */
  grace: number;
  aYear: bigint;
  after: (date: CivilDate, times: number) => CivilDate;
}

interface Due {
  steps: number;
  from: CivilDate;
  on: CivilDate;
  to: CivilDate;
}

const BEATS: Record<Interval, Beat> = {
  weekly: { fewest: 4, grace: 2, aYear: 52n, after: (date, times) => addDays(date, 7 * times) },
  monthly: { fewest: 3, grace: 5, aYear: 12n, after: (date, times) => addMonths(date, times) },
  quarterly: { fewest: 3, grace: 10, aYear: 4n, after: (date, times) => addMonths(date, 3 * times) },
  yearly: { fewest: 3, grace: 20, aYear: 1n, after: (date, times) => addMonths(date, 12 * times) },
};
const INTERVALS = ['weekly', 'monthly', 'quarterly', 'yearly'] as const;

/** Of the usual amount, either way. */
const TOLERANCE_PERCENT = 30n;
const USUAL_OF = 3;

/** One time may be missing between two; so many steps are looked ahead. */
const STEPS = [1, 2] as const;

/**
 * The runs among the days on which one payee took something. An occurrence is in one run at most. What comes in
 * between and does not fit (a gift card from the shop of the subscription) may be a quarter of all, else somebody only
 * shops there often and the dates fit by chance.
 */
export function runsOf(occurrences: readonly Occurrence[]): Run[] {
  const all = byDay(occurrences);
  const runs: Run[] = [];
  let left = all;
  for (const interval of INTERVALS) {
    const dueOf = dueAfter(BEATS[interval]);
    for (let at = 0; at < left.length;) {
      const { members, slots } = chainFrom(left, at, dueOf);
      if (isRun(members, slots, all, BEATS[interval].fewest)) {
        runs.push({ interval, members });
        const taken = new Set(members);
        const last = members.at(-1)?.date ?? '';
        left = left.filter((one) => !taken.has(one));
        at = left.findIndex(({ date }) => date > last);
        if (at < 0) break;
      } else at += 1;
    }
  }
  // Short runs are found among the days of any shop: what recurs does so most of the time.
  const members = runs.reduce((count, run) => count + run.members.length, 0);
  return members * 2 >= all.length ? runs : [];
}

/** In the order of their days; what came on one day is one. Nothing that came back recurs. */
function byDay(occurrences: readonly Occurrence[]): Occurrence[] {
  const days = new Map<CivilDate, bigint>();
  for (const { date, amount } of occurrences) days.set(date, (days.get(date) ?? 0n) + amount);
  return [...days]
    .filter(([, amount]) => amount > 0n)
    .map(([date, amount]) => ({ date, amount }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function chainFrom(
  among: readonly Occurrence[],
  at: number,
  dueOf: (date: CivilDate) => readonly Due[],
): { members: Occurrence[]; slots: number } {
  const members = among.slice(at, at + 1);
  let slots = members.length;
  for (let last = at; ;) {
    const found = follower(among, last, usual(members), dueOf);
    if (!found) return { members, slots };
    members.push(...among.slice(found.index, found.index + 1));
    slots += found.steps;
    last = found.index;
  }
}

function follower(
  among: readonly Occurrence[],
  last: number,
  amount: bigint,
  dueOf: (date: CivilDate) => readonly Due[],
): { index: number; steps: number } | null {
  for (const { steps, from, on, to } of dueOf(among[last]?.date ?? '')) {
    let best: number | null = null;
    let distance = Infinity;
    for (let index = last + 1; index < among.length; index += 1) {
      const one = among[index];
      if (!one || one.date > to) break;
      if (one.date < from || !isAlike(one.amount, amount)) continue;
      const away = Math.abs(daysBetween(on, one.date));
      if (away < distance) [best, distance] = [index, away];
    }
    if (best !== null) return { index: best, steps };
  }
  return null;
}

/** When the next one may come, and the one after that; every day is asked for many times. */
function dueAfter({ after, grace }: Beat): (date: CivilDate) => readonly Due[] {
  const known = new Map<CivilDate, Due[]>();
  return (date) => {
    const due = known.get(date) ?? STEPS.map((steps) => dueOn(after(date, steps), grace, steps));
    known.set(date, due);
    return due;
  };
}

function dueOn(on: CivilDate, grace: number, steps: number): Due {
  return { steps, from: addDays(on, -grace), on, to: addDays(on, grace) };
}

function isRun(
  members: readonly Occurrence[],
  slots: number,
  all: readonly Occurrence[],
  fewest: number,
): boolean {
  const [first, last] = [members[0], members.at(-1)];
  if (!first || !last || members.length < fewest || members.length * 3 < slots * 2) return false;
  const within = all.filter(({ date }) => first.date <= date && date <= last.date).length;
  return members.length * 4 >= within * 3;
}

function isAlike(amount: bigint, to: bigint): boolean {
  const away = amount > to ? amount - to : to - amount;
  return away * 100n <= to * TOLERANCE_PERCENT;
}

/** The lower median of the last times, so that a price that rose is the usual one soon. */
export function usual(members: readonly Occurrence[]): bigint {
  const last = members
    .slice(-USUAL_OF)
    .map(({ amount }) => amount)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return last[Math.floor((last.length - 1) / 2)] ?? 0n;
}

export function yearlyCost({ interval, members }: Run): bigint {
  return usual(members) * BEATS[interval].aYear;
}

/** When the run goes on; null when even the time after that one would be over by the day. */
export function nextOf({ interval, members }: Run, day: CivilDate): CivilDate | null {
  const last = members.at(-1);
  if (!last) return null;
  const { after, grace } = BEATS[interval];
  return day > addDays(after(last.date, 2), grace) ? null : after(last.date, 1);
}
