import { XLSX } from '@hisaab/contracts';
import { Answer } from '@hisaab/platform';

/** What the module writes itself. */
export type DataFormat = 'json' | 'csv';
export type ReportFormat = DataFormat | 'xlsx' | 'pdf';

const TYPES = {
  'application/json': 'json',
  'text/csv': 'csv',
  [XLSX]: 'xlsx',
  'application/pdf': 'pdf',
} as const satisfies Record<string, ReportFormat>;

const WRITTEN = { csv: 'text/csv; charset=utf-8', xlsx: XLSX, pdf: 'application/pdf' } as const;

/** What routes of reports declare: files beside JSON. */
export const ALSO_FILES = { produces: ['text/csv', XLSX, 'application/pdf'] };

/** The parameter decides; else the first form that the reader names and we have. */
export function formatOf(format: ReportFormat | undefined, accept = ''): ReportFormat {
  if (format) return format;
  const named = accept.split(',').map((entry) => entry.split(';', 1)[0]?.trim().toLowerCase() ?? '');
  const first = named.find((type): type is keyof typeof TYPES => Object.hasOwn(TYPES, type));
  return first ? TYPES[first] : 'json';
}

export function answer(body: string | Buffer, format: ReportFormat, name: string): Answer<string | Buffer> {
  if (format === 'json') return new Answer(200, body);
  return new Answer(200, body, {
    'content-type': WRITTEN[format],
    'content-disposition': `attachment; filename="hisaab-${name}.${format}"`,
  });
}
