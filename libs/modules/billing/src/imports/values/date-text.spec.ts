import { addDays } from '@hisaab/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, parseTime } from './date-text';
import { DateOrderEvidence } from './date-order';

describe('parseDate', () => {
  it.each([
    ['20-09-2018 12:04', 'dmy', '2018-09-20', '12:04:00'],
    ['20-09-2018', 'dmy', '2018-09-20', null],
    ['9/8/24', 'mdy', '2024-09-08', null],
    ['9/8/24', 'dmy', '2024-08-09', null],
    ['24-03-05', 'ymd', '2024-03-05', null],
    ['2024-03-05T10:00:00+05:30', 'dmy', '2024-03-05', '10:00:00'],
    ['2024/03/05 9:07 pm', 'dmy', '2024-03-05', '21:07:00'],
    ['2024-03-05 12:00:01.123456 UTC', 'mdy', '2024-03-05', '12:00:01'],
    ['05.11.2024', 'dmy', '2024-11-05', null],
    ['20240305', 'ymd', '2024-03-05', null],
    ['5 Nov 2024', 'mdy', '2024-11-05', null],
    ['05-NOV-24', 'mdy', '2024-11-05', null],
    ['Nov 5, 2024, 1:45 AM', 'dmy', '2024-11-05', '01:45:00'],
    ['Tue, 5th November 2024', 'dmy', '2024-11-05', null],
    ["5 Sept '24", 'dmy', '2024-09-05', null],
    ['29/02/2024', 'dmy', '2024-02-29', null],
    ['1/1/70', 'dmy', '1970-01-01', null],
  ] as const)('%s as %s', (text, order, date, time) => {
    expect(parseDate(text, order)).toEqual({ date, time });
  });

  it.each([
    '',
    '31-02-2024',
    '2023-02-29',
    '32/01/2024',
    '5 Foo 2024',
    '12.50',
    '2024',
    '1234567890',
    '01-01-2024 25:00',
    '01/01/2024 tea',
    '01-01-1899',
  ])('is no date: %s', (text) => expect(parseDate(text, 'dmy')).toBeNull());

  it('reads times of day', () => {
    expect(['12:04', '12:04 AM', '12:04 PM', '9:5', '24:00', '13:00 PM', '23:59:59'].map(parseTime)).toEqual([
      '12:04:00', '00:04:00', '12:04:00', null, null, null, '23:59:59',
    ]); // prettier-ignore
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/-. :TZNovAMPM') }), (text) => {
        for (const order of ['dmy', 'mdy', 'ymd'] as const) parseDate(text, order);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the order of day and month', () => {
  const write = {
    dmy: (y: string, m: string, d: string) => `${d}/${m}/${y}`,
    mdy: (y: string, m: string, d: string) => `${m}/${d}/${y}`,
  };

  it('is found over any sorted file of some weeks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 25, maxLength: 60 }),
        fc.constantFrom('dmy' as const, 'mdy' as const),
        fc.boolean(),
        (start, steps, order, newestFirst) => {
          let date = addDays('1990-01-01', start);
          const dates = steps.map((step) => (date = addDays(date, step)));
          if (new Set(dates).size < 15) return;
          const evidence = new DateOrderEvidence();
          for (const one of newestFirst ? dates.reverse() : dates) {
            const [y = '', m = '', d = ''] = one.split('-');
            evidence.add(write[order](y, m, d));
          }
          expect(evidence.decide(order === 'dmy' ? 'mdy' : 'dmy').order).toBe(order);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('falls back to the hint where nothing tells', () => {
    const evidence = new DateOrderEvidence();
    for (const cell of ['01/02/2024', '03/02/2024', '02/01/2024']) evidence.add(cell);
    expect(evidence.decide('dmy').order).toBe('dmy');
  });
});
