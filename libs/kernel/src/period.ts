import { addDays, civilDate, isoWeekday, type CivilDate } from './civil-date';

export type PeriodKind = 'weekly' | 'monthly' | 'yearly';

export interface PeriodSettings {
  /** 1 = Monday … 7 = Sunday. */
  readonly firstWeekday: number;
  /** 1 to 31; a month too short for it starts on its last day. */
  readonly monthStartDay: number;
}

/** Both ends are in the period. */
export interface Period {
  readonly kind: PeriodKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

function year(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

function month(date: CivilDate): number {
  return Number(date.slice(5, 7));
}

function startOfWeek(date: CivilDate, { firstWeekday }: PeriodSettings): CivilDate {
  return addDays(date, -((isoWeekday(date) - firstWeekday + 7) % 7));
}

function startOfMonth(date: CivilDate, { monthStartDay }: PeriodSettings): CivilDate {
  const start = civilDate(year(date), month(date), monthStartDay);
  return start <= date ? start : civilDate(year(date), month(date) - 1, monthStartDay);
}

// A month is named by the calendar month that it starts in, a year is the twelve so named.
function startOfYear(date: CivilDate, settings: PeriodSettings): CivilDate {
  return civilDate(year(startOfMonth(date, settings)), 1, settings.monthStartDay);
}

/** The first day of the book's period that holds the date: the key of a group in reports. */
export function startOf(kind: PeriodKind | 'day', date: CivilDate, settings: PeriodSettings): CivilDate {
  switch (kind) {
    case 'day':
      return date;
    case 'weekly':
      return startOfWeek(date, settings);
    case 'monthly':
      return startOfMonth(date, settings);
    case 'yearly':
      return startOfYear(date, settings);
  }
}

function nextStart(kind: PeriodKind, from: CivilDate, { monthStartDay }: PeriodSettings): CivilDate {
  switch (kind) {
    case 'weekly':
      return addDays(from, 7);
    case 'monthly':
      return civilDate(year(from), month(from) + 1, monthStartDay);
    case 'yearly':
      return civilDate(year(from) + 1, 1, monthStartDay);
  }
}

export function periodOf(kind: PeriodKind, date: CivilDate, settings: PeriodSettings): Period {
  const from = startOf(kind, date, settings);
  return { kind, from, to: addDays(nextStart(kind, from, settings), -1) };
}

/** The whole period before. */
export function previousPeriod(period: Period, settings: PeriodSettings): Period {
  return periodOf(period.kind, addDays(period.from, -1), settings);
}

export function nextPeriod(period: Period, settings: PeriodSettings): Period {
  return periodOf(period.kind, addDays(period.to, 1), settings);
}

/** The twelve months of a year, in order. */
export function monthsOf(yearPeriod: Period, settings: PeriodSettings): Period[] {
  const months: Period[] = [];
  for (let from = yearPeriod.from; from <= yearPeriod.to;) {
    const next = periodOf('monthly', from, settings);
    months.push(next);
    from = addDays(next.to, 1);
  }
  return months;
}
