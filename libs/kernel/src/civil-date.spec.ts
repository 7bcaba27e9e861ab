import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, civilDate, daysBetween, isCivilDate, isoWeekday } from './civil-date';
import { isTimezone, today } from './timezone';

describe('civil dates', () => {
  it('exist or do not', () => {
    expect(['1900-01-01', '2200-12-31', '2024-02-29', '2000-02-29'].every(isCivilDate)).toBe(true);
    expect(
      [
        '1899-12-31',
        '2201-01-01',
        '2023-02-29',
        '1900-02-29',
        '2026-04-31',
        '2026-13-01',
        '2026-00-10',
      ].filter(isCivilDate),
    ).toEqual([]);
    expect(
      ['', '2026-1-1', '2026-01-01T00:00', ' 2026-01-01', '٢٠٢٦-٠١-٠١', '2026-01-00'].filter(isCivilDate),
    ).toEqual([]);
  });

  it('add and take away days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: -9000, max: 9000 }),
        (start, days) => {
          const from = addDays('1910-01-01', start);
          expect(daysBetween(from, addDays(from, days))).toBe(days);
          expect(addDays(addDays(from, days), -days)).toBe(from);
          expect((isoWeekday(addDays(from, 1)) - isoWeekday(from) + 7) % 7).toBe(1);
        },
      ),
    );
  });

  it('add months, at most to the last day', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(civilDate(2026, 0, 31)).toBe('2025-12-31');
    expect(isoWeekday('2026-11-22')).toBe(7);
  });
});

describe('today', () => {
  it.each([
    ['Asia/Kolkata', '2026-11-22T18:29:59Z', '2026-11-22'],
    ['Asia/Kolkata', '2026-11-22T18:30:00Z', '2026-11-23'],
    ['Asia/Kathmandu', '2026-11-22T18:15:00Z', '2026-11-23'],
    ['America/St_Johns', '2026-01-01T03:29:59Z', '2025-12-31'],
    ['Pacific/Kiritimati', '2026-11-22T10:00:00Z', '2026-11-23'],
    ['UTC', '2024-02-29T23:59:59.999Z', '2024-02-29'],
  ])('in %s at %s', (timezone, at, expected) => expect(today(timezone, new Date(at))).toBe(expected));

  it('knows zones', () => {
    expect(['Asia/Kolkata', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'].every(isTimezone)).toBe(
      true,
    );
    expect(['', '+05:30', 'Mars/Base', 'Asia/Kolkata ', 'a'.repeat(100)].filter(isTimezone)).toEqual([]);
  });
});
