import { addDays, daysBetween, DomainError, type CivilDate } from '@hisaab/kernel';

/** Ten years of days, with some to spare. */
const MOST_ENTRIES = 3_700;

export function ordered(from: CivilDate, to: CivilDate): void {
  if (from > to) throw new DomainError('reversed-range', 'unprocessable', '`from` is after `to`.');
}

/** Of reports that have an entry for every day or other period of the range, however little happened. */
export function entriesWithin(count: number): void {
  if (count <= MOST_ENTRIES) return;
  throw new DomainError(
    'too-many-groups',
    'unprocessable',
    `This would be ${count} entries, of at most ${MOST_ENTRIES}; take fewer days or longer periods`,
  );
}

export function daysWithin(from: CivilDate, to: CivilDate): CivilDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, day) => addDays(from, day));
}
