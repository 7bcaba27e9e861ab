import type { Calendar, Cashflow, NetWorth, PeriodReport, Recurring, Summary } from '@hisaab/contracts';
import { calendarDocument, cashflowDocument } from './flows.document';
import { netWorthDocument } from './net-worth.document';
import { periodDocument } from './period.document';
import { recurringDocument } from './recurring.document';
import type { ReportDocument } from './report-document';
import type { Formats } from './report-formats.intl';
import { summaryDocument } from './summary.document';

/** The reports that can be files, as they are answered in JSON. Another report is a line here and one below. */
export interface Reports {
  weekly: PeriodReport;
  monthly: PeriodReport;
  yearly: PeriodReport;
  summary: Summary;
  cashflow: Cashflow;
  calendar: Calendar;
  'net-worth': NetWorth;
  recurring: Recurring;
}

const DOCUMENTS: {
  readonly [Name in keyof Reports]: (report: Reports[Name], formats: Formats) => ReportDocument;
} = {
  weekly: periodDocument('weekly'),
  monthly: periodDocument('monthly'),
  yearly: periodDocument('yearly'),
  summary: summaryDocument,
  cashflow: cashflowDocument,
  calendar: calendarDocument,
  'net-worth': netWorthDocument,
  recurring: recurringDocument,
};

export type ReportName = keyof Reports;

export function reportDocument<Name extends ReportName>(
  name: Name,
  report: Reports[Name],
  formats: Formats,
): ReportDocument {
  return DOCUMENTS[name](report, formats);
}
