import { execFileSync } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { XLSX, type Envelope, type PeriodReport } from '@hisaab/contracts';
import { addDays, uuidv7 } from '@hisaab/kernel';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportDoor } from '../test/report-door';
import { ToldBook } from '../test/told-book';

// Two years of a household, a book of hostile names, an empty one, and one of amounts that no float holds.
const household = new ToldBook();
const hostile = new ToldBook();
const empty = new ToldBook();
const rich = new ToldBook();
let door: ReportDoor;

const NAMES = [
  "=cmd|' /C calc'!A0",
  '<script>alert(1)</script> & "quotes"',
  `${'x'.repeat(500)}`,
  'श्रीमती कृष्णा विद्युत् क्षत्रिय '.repeat(8),
  'Emoji 🍛👨‍👩‍👧 tea',
  'مرحبا بالعالم',
  'tab\tbell\u0007line\nend',
  '+91 98',
];

function twoYears(book: ToldBook): Envelope[] {
  const names = [
    'Rent',
    'Groceries',
    'Restaurants',
    'Travel',
    'किराना',
    'विद्युत् बिल',
    'Medical',
    'Clothes',
    'Gifts',
    'Fees',
  ];
  const categories = names.map((name) => book.category({ name }));
  const child = book.category({ name: 'Milk & दूध', parentId: categories[1]!.id });
  const pay = book.category({ name: 'Salary', kind: 'income' });
  const payees = Array.from({ length: 12 }, (_, at) => ({
    id: uuidv7(),
    name: at === 3 ? 'श्री गणेश स्टोर' : `Shop ${at}`,
  }));
  const start = '2024-12-01';
  const days = Array.from({ length: 700 }, (_, at) => addDays(start, at));
  const spent = days.flatMap((date, day) =>
    [0, 1].map((turn) => {
      const categoryId = turn === 0 ? child.id : categories[(day * 7) % 10]!.id;
      const minor = turn === 0 ? `${40 + (day % 30)}.50` : `${120 + ((day * 137) % 2400)}.25`;
      return book.recorded(book.transaction({ date, categoryId, minor, payeeId: payees[day % 12]!.id }));
    }),
  );
  const earned = days
    .filter((date) => date.endsWith('-01'))
    .map((date) =>
      book.recorded(book.transaction({ type: 'income', date, categoryId: pay.id, minor: '85000.00' })),
    );
  return [
    book.account({ minor: '150000.00', openingDate: '2024-11-01' }),
    book.named('account', book.accountId, 'HDFC बैंक'),
    ...[...categories, child, pay].flatMap(({ messages }) => messages),
    ...payees.map(({ id, name }) => book.named('payee', id, name)),
    ...spent,
    ...earned,
  ];
}

beforeAll(async () => {
  door = await ReportDoor.open();
  await tell(twoYears(household));
  const odd = NAMES.map((name) => ({ category: hostile.category({ name }), payeeId: uuidv7(), name }));
  await tell([
    hostile.account(),
    hostile.named('account', hostile.accountId, '@SUM(A1)'),
    ...odd.flatMap(({ category, payeeId, name }) => [
      ...category.messages,
      hostile.named('payee', payeeId, name),
      hostile.recorded(hostile.transaction({ categoryId: category.id, payeeId })),
    ]),
  ]);
  const most = '99999999999999.99';
  await tell(
    Array.from({ length: 12 }, () => rich.recorded(rich.transaction({ minor: most, date: '2026-03-10' }))),
  );
});
afterAll(() => door.close());

/** Facts go in the order of their numbers, whatever order they were made in. */
const tell = (messages: readonly Envelope[]): Promise<void> =>
  door.tell(messages.toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0)));

const RANGE = 'from=2025-12-01&to=2026-10-31';
const REPORTS = [
  '/v1/reports/weekly?date=2026-03-10',
  '/v1/reports/monthly?date=2026-03-10',
  '/v1/reports/yearly?date=2026-03-10',
  `/v1/reports/summary?${RANGE}&groupBy=month`,
  `/v1/reports/summary?${RANGE}&groupBy=payee,category`,
  `/v1/reports/summary?${RANGE}&groupBy=category`,
  `/v1/reports/cashflow?${RANGE}`,
  '/v1/reports/calendar?from=2025-06-01&to=2026-10-31',
  `/v1/reports/net-worth?${RANGE}`,
  `/v1/reports/recurring?${RANGE}`,
];

async function file(url: string, format: 'xlsx' | 'pdf', bookId: string, locale = 'en-IN'): Promise<Buffer> {
  const answer = await door.get(`${url}&format=${format}`, { bookId, locale });
  expect(answer.status, answer.body.toString()).toBe(200);
  expect(answer.header('content-type')).toBe(format === 'pdf' ? 'application/pdf' : XLSX);
  return answer.body;
}

async function workbook(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
}

function textOf(pdf: Buffer): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
}

/** Amounts of a column as the reader would add them up, in hundredths. */
function sum(sheet: ExcelJS.Worksheet | undefined, column: number): number {
  const values = sheet?.getColumn(column).values.slice(2) ?? [];
  return values.reduce<number>((total, value) => total + Math.round(Number(value ?? 0) * 100), 0);
}

describe('every report', { timeout: 90_000 }, () => {
  it.each(REPORTS)('%s is a workbook and pages, of a full, an odd and an empty book', async (url) => {
    for (const { bookId } of [household, hostile, empty, rich]) {
      const sheets = (await workbook(await file(url, 'xlsx', bookId))).worksheets;
      expect(sheets.length).toBeGreaterThan(1);
      for (const locale of bookId === household.bookId ? ['en-IN', 'hi-IN'] : ['en-IN']) {
        const text = textOf(await file(url, 'pdf', bookId, locale));
        expect(text).toMatch(locale === 'en-IN' ? /Page 1 of \d/ : /पृष्ठ 1 \/ \d/);
      }
    }
  });

  it('is named and taken by Accept too', async () => {
    const pdf = await door.get('/v1/reports/monthly?date=2026-03-10', household, {
      accept: 'application/pdf',
    });
    expect(pdf.header('content-type')).toBe('application/pdf');
    expect(pdf.header('content-disposition')).toBe('attachment; filename="hisaab-monthly-2026-03-10.pdf"');
    const sheet = await door.get(`/v1/reports/cashflow?${RANGE}`, household, { accept: `${XLSX}, */*` });
    expect(sheet.header('content-disposition')).toBe(
      'attachment; filename="hisaab-cashflow-2025-12-01-2026-10-31.xlsx"',
    );
  });
});

describe('a workbook', () => {
  it('adds up to what the report says, in real numbers and days', async () => {
    const url = '/v1/reports/monthly?date=2026-03-10';
    const report = JSON.parse((await door.get(url, household)).body.toString()) as PeriodReport;
    const book = await workbook(await file(url, 'xlsx', household.bookId));
    const days = book.getWorksheet('By day');
    expect(sum(days, 2)).toBe(Math.round(Number(report.totals.expense.amount) * 100));
    expect(sum(days, 3)).toBe(Math.round(Number(report.totals.income.amount) * 100));
    expect(days?.getCell('A2').value).toEqual(new Date('2026-03-01T00:00:00Z'));
    expect(days?.getCell('B2').numFmt).toBe('"₹" #,##0.00;-"₹" #,##0.00');
    expect(days?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sum(book.getWorksheet('By account'), 2)).toBe(
      Math.round(Number(report.totals.expense.amount) * 100),
    );
    const kinds = book.getWorksheet('Spent by category');
    expect(kinds?.getColumn(1).values).toContain('Milk & दूध');
  });

  it('runs no name and loses no digit', async () => {
    const book = await workbook(await file('/v1/reports/monthly?date=2026-03-10', 'xlsx', hostile.bookId));
    for (const sheet of book.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
          if (typeof cell.value === 'string') expect(cell.value).not.toMatch(/^[=+@\t\r]/);
        }),
      );
    }
    const large = await workbook(await file('/v1/reports/monthly?date=2026-03-10', 'xlsx', rich.bookId));
    expect(large.getWorksheet('By account')?.getCell('B2').value).toBe('1199999999999999.88');
  });
});

describe('pages', { timeout: 60_000 }, () => {
  it('say the totals grouped as in India, in words of the language, with the page of pages', async () => {
    const url = '/v1/reports/yearly?date=2026-03-10';
    const report = JSON.parse((await door.get(url, household)).body.toString()) as PeriodReport;
    const grouped = new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' });
    const english = textOf(await file(url, 'pdf', household.bookId));
    expect(english).toContain(grouped.format(report.totals.expense.amount as `${number}`));
    expect(english).toMatch(/Page 2 of \d/);
    const hindi = textOf(await file(url, 'pdf', household.bookId, 'hi-IN'));
    expect(hindi).toContain('महीने के अनुसार');
    expect(hindi).toContain(grouped.format(report.totals.income.amount as `${number}`));
    const elsewhere = textOf(await file(url, 'pdf', household.bookId, 'ta-IN'));
    expect(elsewhere).toMatch(/Page 2 of \d/);
    expect(textOf(await file('/v1/reports/monthly?date=2026-03-10', 'pdf', rich.bookId))).toContain(
      '₹1,19,99,99,99,99,99,999.88',
    );
  });

  it('are made beside the loop, which serves others meanwhile', async () => {
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    const from = performance.now();
    await file('/v1/reports/yearly?date=2026-03-10', 'pdf', household.bookId);
    const took = performance.now() - from;
    loop.disable();
    process.stdout.write(
      `a year's pages: ${took.toFixed(0)} ms, loop at most ${(loop.max / 1e6).toFixed(0)} ms late\n`,
    );
    expect(took).toBeLessThan(15_000);
  });

  it('come to those who wait in a short line; others are asked to come again', async () => {
    const url = '/v1/reports/yearly?date=2026-03-10&format=pdf';
    const answers = await Promise.all(Array.from({ length: 14 }, () => door.get(url, household)));
    const busy = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(busy.length).toBeGreaterThan(0);
    for (const { header, body } of busy) {
      expect(Number(header('retry-after'))).toBeGreaterThan(0);
      expect(JSON.parse(body.toString())).toMatchObject({ code: 'report-files-busy' });
    }
  });
});
