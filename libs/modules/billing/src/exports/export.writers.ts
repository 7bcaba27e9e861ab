import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import type { Transaction } from '@hisaab/contracts';
import { stringify } from 'csv-stringify/sync';
import { EXPORT_HEADER, exportRows, type ExportNames } from './export-rows.view';

type Pages = AsyncGenerator<Transaction[]>;

/** The writer quotes its own line ends alone, but a single line feed in a note ends a line for every reader too. */
const FORM = { record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;

export function csvExport(pages: Pages, names: ExportNames): Readable {
  async function* text() {
    // The mark tells Excel that the file is UTF-8.
    yield `\ufeff${stringify([[...EXPORT_HEADER]], FORM)}`;
    for await (const page of pages) {
      const rows = page.flatMap((transaction) => exportRows(transaction, names));
      yield stringify(rows, FORM);
    }
  }
  return Readable.from(text());
}

export function jsonExport(pages: Pages): Readable {
  async function* text() {
    let separator = '[\n';
    for await (const page of pages) {
      const rows = page.map((transaction) => JSON.stringify(transaction));
      yield separator + rows.join(',\n');
      separator = ',\n';
    }
    yield separator === '[\n' ? '[]\n' : '\n]\n';
  }
  return Readable.from(text());
}

export function xlsxExport(pages: Pages, names: ExportNames): Readable {
  const stream = new PassThrough();
  void writeWorkbook(stream, pages, names).catch((error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error('the workbook failed'));
  });
  return stream;
}

async function writeWorkbook(stream: PassThrough, pages: Pages, names: ExportNames): Promise<void> {
  // A large library that few processes ever need: loaded with the first workbook, not with the service.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet('Transactions', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = EXPORT_HEADER.map((header) => ({ header, width: header === 'Note' ? 40 : 16 }));
  sheet.getRow(1).font = { bold: true };
  const amounts = [EXPORT_HEADER.indexOf('Amount'), EXPORT_HEADER.indexOf('To amount')];
  for await (const page of pages) {
    for (const transaction of page) {
      for (const row of exportRows(transaction, names)) {
        sheet.addRow(row.map((cell, index) => (amounts.includes(index) ? numberCell(cell) : cell))).commit();
      }
    }
    if (stream.destroyed) return;
    if (stream.writableNeedDrain) await once(stream, 'drain');
  }
  sheet.commit();
  await workbook.commit();
}

/** Excel's numbers are floats of 15 digits: a longer amount stays a text rather than become another one. */
function numberCell(amount: string): number | string {
  return amount !== '' && amount.replace('.', '').length <= 15 ? Number(amount) : amount;
}
