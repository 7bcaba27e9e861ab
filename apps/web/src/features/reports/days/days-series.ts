import {
  type CivilDate,
  daysBetween,
  isoWeekday,
  parseMoney,
  type PeriodSettings,
  startOf,
} from '@hisaab/kernel';

interface Words {
  readonly amount: string;
  readonly currency: string;
}

interface Day {
  readonly date: CivilDate;
  readonly expense: Words;
}

export interface DayCell {
  readonly date: CivilDate;
  readonly spent: bigint;
  /** 0 nothing, from 1 on the step of the limits that it is in, the lightest first. */
  readonly level: number;
  /** 0 to 6, from the book’s first day of the week. */
  readonly weekday: number;
  /** From the first week that is shown. */
  readonly week: number;
}

/** The most steps, each a shade. */
export const LEVELS = 4;

/** The most that a day of each step has spent; an even lot of days in each, and of few sums each its own. */
export function limitsOf(spent: readonly bigint[]): bigint[] {
  const sorted = spent.filter((minor) => minor > 0n).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const sums = [...new Set(sorted)];
  if (sums.length <= LEVELS) return sums;
  // The largest has a step of its own: the day that the sentence names stands out.
  const [most = 0n, others] = [sorted.at(-1), sorted.filter((minor) => minor < (sorted.at(-1) ?? 0n))];
  const limits = Array.from(
    { length: LEVELS - 1 },
    (_, index) => others[Math.ceil(((index + 1) * others.length) / (LEVELS - 1)) - 1] ?? 0n,
  );
  return [...new Set([...limits, most])];
}

/** The shade of a step: the heaviest has the strongest, however few there are. */
export function shadeOf(level: number, steps: number): number {
  return steps === 0 ? 0 : Math.round((level * LEVELS) / steps);
}

/** The days in weeks of the book, each with how heavy it is among them. */
export function cellsOf(days: readonly Day[], settings: PeriodSettings): DayCell[] {
  const first = days[0];
  if (!first) return [];
  const start = startOf('weekly', first.date, settings);
  const spent = days.map(({ expense }) => parseMoney(expense).minor);
  const limits = limitsOf(spent);
  return days.map(({ date }, index) => {
    const minor = spent[index] ?? 0n;
    return {
      date,
      spent: minor,
      level: minor > 0n ? limits.findIndex((limit) => minor <= limit) + 1 : 0,
      weekday: (isoWeekday(date) - settings.firstWeekday + 7) % 7,
      week: Math.floor(daysBetween(start, date) / 7),
    };
  });
}

export interface Heaviest {
  readonly day: DayCell | null;
  /** Days until today without spending, none of them from before the book. */
  readonly free: number;
  readonly passed: number;
}

/** `since` is the first day of the book, or any before it. */
export function heaviestOf(cells: readonly DayCell[], since: CivilDate, today: CivilDate): Heaviest {
  const passed = cells.filter(({ date }) => since <= date && date <= today);
  const day = cells.reduce<DayCell | null>(
    (most, cell) => (cell.spent > (most?.spent ?? 0n) ? cell : most),
    null,
  );
  return { day, free: passed.filter(({ spent }) => spent === 0n).length, passed: passed.length };
}
