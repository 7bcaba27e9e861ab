export interface BadFile {
  readonly what: string;
  readonly form: FormData;
  readonly query?: string;
  readonly status: number;
  readonly code: string;
}

function formOf(parts: Record<string, string | Uint8Array | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === 'string' && name !== 'file') form.append(name, value);
    else form.append(name, new Blob([value as string], { type: 'text/csv' }), 'statement.csv');
  }
  return form;
}

const CSV = 'Date,Note,Amount\n01/11/2026,Tea,-20.00\n';
const PNG = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
]);
const MIB = 1024 * 1024;

/** Files that no import is made of; one that is only half broken is an import, with its bad rows listed. */
export function badFiles(): BadFile[] {
  const twice = formOf({ file: CSV });
  twice.append('file', new Blob([CSV]), 'again.csv');
  return [
    { what: 'an empty file', form: formOf({ file: '' }), status: 422, code: 'file-empty' },
    { what: 'a picture', form: formOf({ file: PNG }), status: 422, code: 'file-not-text' },
    {
      what: 'noughts and ones',
      form: formOf({ file: Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7) % 256) }),
      query: '?commit=true',
      status: 422,
      code: 'file-not-text',
    },
    { what: 'no file', form: formOf({ format: 'csv' }), status: 400, code: 'invalid-request' },
    { what: 'two files', form: twice, status: 400, code: 'invalid-request' },
    { what: 'another part', form: formOf({ file: CSV, owner: 'me' }), status: 400, code: 'invalid-request' },
    {
      what: 'a format that is not',
      form: formOf({ format: 'ofx', file: CSV }),
      status: 400,
      code: 'invalid-request',
    },
    {
      what: 'an unknown query',
      form: formOf({ file: CSV }),
      query: '?force=1',
      status: 400,
      code: 'invalid-request',
    },
    {
      what: 'a file of 26 MiB',
      form: formOf({ file: CSV.padEnd(26 * MIB, '01/11/2026,Tea,-20.00\n') }),
      status: 413,
      code: 'file-too-large',
    },
  ];
}
