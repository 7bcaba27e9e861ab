import { move } from 'piscina';
import type { ReportOrder } from './report-file.order';
import { reportFormats } from './report-formats.intl';
import { reportDocument, type ReportName, type Reports } from './report.documents';

/** Runs on a thread of its own: a picture or a layout of seconds holds up nobody. */
export default async function makeFile(order: ReportOrder): Promise<Uint8Array> {
  const report = JSON.parse(order.json) as Reports[ReportName];
  const currency = report.currency;
  const formats = reportFormats(order.words, order.locale, currency, order.timezone);
  const document = reportDocument(order.name, report as never, formats);
  const bytes =
    order.format === 'pdf'
      ? await (await import('./pages.pdf')).pages(document, formats)
      : await (await import('./workbook.xlsx')).workbook(document, formats);
  // A copy of its own, so that it can be handed over without being copied again.
  const whole = new Uint8Array(bytes);
  return move(whole) as unknown as Uint8Array;
}
