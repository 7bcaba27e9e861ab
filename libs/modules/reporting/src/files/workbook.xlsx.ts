import ExcelJS from 'exceljs';
import { minorDigits } from '@hisaab/kernel';
import { text } from '../reports/reports.csv';
import type { Cell, CellKind, ReportDocument, Table } from './report-document';
import type { Formats } from './report-formats.intl';

const DAYS = 'yyyy-mm-dd';
/** Excel counts a 29 February 1900, which was none: days before are texts. */
const FIRST_DAY = '1900-03-01';
/** Its numbers are floats: a longer amount stays a text rather than become another one. */
const MOST_DIGITS = 15;
const WIDEST = 48;

/** The report to reckon with: a sheet a table, amounts as numbers, days as days. */
export async function workbook(document: ReportDocument, formats: Formats): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = 'Hisaab';
  book.title = document.title;
  const money = moneyFormat(document.currency, formats.locale);
  const figures = addSheet(book, formats.say('figures'));
  figures.addRow([text(document.title)]).font = { bold: true, size: 14 };
  figures.addRow([text(document.subtitle)]);
  for (const note of document.notes) figures.addRow([text(note)]);
  for (const { label, kind, value } of document.facts) {
    const cell = figures.addRow([text(label), valueOf(kind, value)]).getCell(2);
    cell.numFmt = formatOf(kind, money) ?? 'General';
    cell.alignment = { horizontal: 'right' };
  }
  figures.getColumn(1).width = 40;
  figures.getColumn(2).width = 20;
  for (const table of document.tables) addTable(book, table, money);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addTable(book: ExcelJS.Workbook, { name, columns, rows }: Table, money: string): void {
  const sheet = addSheet(book, name);
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.addRow(columns.map(({ label }) => text(label))).font = { bold: true };
  for (const row of rows) sheet.addRow(row.map((cell, at) => valueOf(columns[at]?.kind ?? 'text', cell)));
  for (const [at, { label, kind }] of columns.entries()) {
    const column = sheet.getColumn(at + 1);
    const format = formatOf(kind, money);
    if (format) column.numFmt = format;
    if (kind === 'money' || kind === 'count' || kind === 'share') column.alignment = { horizontal: 'right' };
    const longest = rows.reduce((most, row) => Math.max(most, String(row[at] ?? '').length), label.length);
    column.width = Math.min(WIDEST, Math.max(10, longest + (kind === 'money' ? 6 : 2)));
  }
  if (rows.length > 0)
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
}

/** Sheets have names of 31 characters without some signs, and no two the same. */
function addSheet(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const short = name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 28);
  const isTaken = book.worksheets.some((sheet) => sheet.name.toLowerCase() === short.toLowerCase());
  return book.addWorksheet(isTaken ? `${short} ${book.worksheets.length + 1}` : short);
}

function valueOf(kind: CellKind, value: Cell): string | number | Date | null {
  if (value === null || value === '') return null;
  if (kind === 'text') return text(String(value));
  if (kind === 'count' || kind === 'share') return Number(value);
  const written = String(value);
  if (kind === 'money') return written.replace(/\D/g, '').length <= MOST_DIGITS ? Number(written) : written;
  return written < FIRST_DAY ? written : new Date(`${written}T00:00:00Z`);
}

function formatOf(kind: CellKind, money: string): string | undefined {
  if (kind === 'money') return money;
  if (kind === 'day' || kind === 'month') return DAYS;
  if (kind === 'share') return '0.0%';
  return kind === 'count' ? '#,##0' : undefined;
}

/** The currency's sign as its locale has it, its decimals; the grouping is the reader's spreadsheet's. */
function moneyFormat(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1);
  const sign = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  const digits = minorDigits(currency);
  const number = digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
  return `"${sign}" ${number};-"${sign}" ${number}`;
}
