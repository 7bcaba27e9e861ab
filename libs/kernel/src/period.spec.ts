import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isCivilDate, isoWeekday, lastDayOfMonth } from './civil-date';
import { monthsOf, nextPeriod, periodOf, previousPeriod, startOf, type PeriodKind } from './period';

const date = fc.integer({ min: 0, max: 109_938 }).map((days) => addDays('1900-01-01', days));
const kind = fc.constantFrom<PeriodKind>('weekly', 'monthly', 'yearly');
const settings = fc.record({
  firstWeekday: fc.integer({ min: 1, max: 7 }),
  monthStartDay: fc.integer({ min: 1, max: 31 }),
});
const plain = { firstWeekday: 1, monthStartDay: 1 };

describe('periods', () => {
  it.each([
    ['weekly', '2026-11-22', plain, '2026-11-16', '2026-11-22'],
    ['weekly', '2026-11-22', { firstWeekday: 7, monthStartDay: 1 }, '2026-11-22', '2026-11-28'],
    ['monthly', '2024-02-29', plain, '2024-02-01', '2024-02-29'],
    ['monthly', '2026-03-24', { firstWeekday: 1, monthStartDay: 25 }, '2026-02-25', '2026-03-24'],
    ['monthly', '2026-03-25', { firstWeekday: 1, monthStartDay: 25 }, '2026-03-25', '2026-04-24'],
    ['monthly', '2026-03-30', { firstWeekday: 1, monthStartDay: 31 }, '2026-02-28', '2026-03-30'],
    ['monthly', '2024-02-29', { firstWeekday: 1, monthStartDay: 30 }, '2024-02-29', '2024-03-29'],
    ['yearly', '2026-01-24', { firstWeekday: 1, monthStartDay: 25 }, '2025-01-25', '2026-01-24'],
    ['yearly', '2026-12-31', plain, '2026-01-01', '2026-12-31'],
  ] as const)('%s of %s', (periodKind, day, bookSettings, from, to) => {
    expect(periodOf(periodKind, day, bookSettings)).toEqual({ kind: periodKind, from, to });
  });

  it('tile time: each date is in exactly one, neighbours touch, previous is the whole period before', () => {
    fc.assert(
      fc.property(kind, date, settings, (periodKind, day, bookSettings) => {
        const period = periodOf(periodKind, day, bookSettings);
        expect(period.from <= day && day <= period.to).toBe(true);
        expect(periodOf(periodKind, period.from, bookSettings)).toEqual(period);
        expect(periodOf(periodKind, period.to, bookSettings)).toEqual(period);
        const next = nextPeriod(period, bookSettings);
        expect(next.from).toBe(addDays(period.to, 1));
        expect(previousPeriod(next, bookSettings)).toEqual(period);
        expect(startOf(periodKind, day, bookSettings)).toBe(period.from);
      }),
      { numRuns: 1000 },
    );
  });

  it('start where the settings say', () => {
    fc.assert(
      fc.property(date, settings, (day, bookSettings) => {
        expect(isoWeekday(periodOf('weekly', day, bookSettings).from)).toBe(bookSettings.firstWeekday);
        expect(startOf('day', day, bookSettings)).toBe(day);
        const { from } = periodOf('monthly', day, bookSettings);
        const last = lastDayOfMonth(Number(from.slice(0, 4)), Number(from.slice(5, 7)));
        expect(Number(from.slice(8))).toBe(Math.min(bookSettings.monthStartDay, last));
      }),
    );
  });

  it('a year is the twelve months that are named by its calendar months', () => {
    fc.assert(
      fc.property(date, settings, (day, bookSettings) => {
        const year = periodOf('yearly', day, bookSettings);
        const months = monthsOf(year, bookSettings);
        expect(months).toHaveLength(12);
        expect(months[0]?.from).toBe(year.from);
        expect(months.at(-1)?.to).toBe(year.to);
        expect(months.map((month) => month.from.slice(0, 7))).toEqual(
          Array.from(
            { length: 12 },
            (_, index) => `${year.from.slice(0, 4)}-${String(index + 1).padStart(2, '0')}`,
          ),
        );
        months
          .slice(1)
          .forEach((month, index) => expect(month.from).toBe(addDays(months[index]?.to ?? '', 1)));
      }),
    );
  });

  it('a year has as many days as lie between its ends', () => {
    expect(daysBetween('2024-01-01', '2024-12-31')).toBe(365);
    expect(isCivilDate(addDays('2024-02-28', 1))).toBe(true);
  });
});
