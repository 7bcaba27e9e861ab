import type { ReportWords } from './report-words';
import type { ReportName } from './report.documents';

/** What the worker needs to make a file: plain values alone. */
export interface ReportOrder {
  readonly name: ReportName;
  readonly format: 'xlsx' | 'pdf';
  /** The report as it is answered. */
  readonly json: string;
  readonly words: ReportWords;
  readonly locale: string;
  readonly timezone: string;
}
