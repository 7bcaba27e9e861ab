import { Answer } from '@hisaab/platform';

export type ReportFormat = 'json' | 'csv';

/** What routes of reports declare: CSV beside JSON. */
export const ALSO_CSV = { produces: ['text/csv'] };

/** The parameter decides; else CSV is for those who ask for it and not for JSON before it. */
export function formatOf(format: ReportFormat | undefined, accept = ''): ReportFormat {
  if (format) return format;
  const first = accept
    .split(',')
    .map((entry) => entry.split(';', 1)[0]?.trim().toLowerCase())
    .find((type) => type === 'text/csv' || type === 'application/json');
  return first === 'text/csv' ? 'csv' : 'json';
}

export function answer(body: string, format: ReportFormat, name: string): Answer<string> {
  if (format === 'json') return new Answer(200, body);
  return new Answer(200, body, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="hisaab-${name}.csv"`,
  });
}
