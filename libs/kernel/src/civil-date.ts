/** A calendar date `YYYY-MM-DD` of the book, without a zone. Strings compare in calendar order. */
export type CivilDate = string;

const DAY = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

// Dates are reckoned as whole days in UTC, where no day is shorter or longer than another.
function dayNumber(date: CivilDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY;
}

function fromDayNumber(day: number): CivilDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** A date that exists, in the years 1900 to 2200. */
export function isCivilDate(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return false;
  return day >= 1 && day <= lastDayOfMonth(year, month);
}

/** Month 1 to 12; any other month number carries over into the years beside. */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Day beyond the month's end becomes its last day; month numbers carry over. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  const index = year * 12 + month - 1;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return fromDayNumber(Date.UTC(y, m - 1, Math.min(day, lastDayOfMonth(y, m))) / DAY);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Keeps the day of the month where the month has it, else takes the month's last. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return civilDate(Number(date.slice(0, 4)), Number(date.slice(5, 7)) + months, Number(date.slice(8, 10)));
}

/** Days from the first to the second date; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 = Monday … 7 = Sunday. */
export function isoWeekday(date: CivilDate): number {
  return new Date(dayNumber(date) * DAY).getUTCDay() || 7;
}
