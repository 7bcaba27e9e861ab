import { addDays, isoWeekday } from '@hisaab/kernel';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { loadRecognition } from '../layouts.files';
import { readStatement } from '../statement.fixtures';

/** Files nobody made a layout for: the same rows written in every way that banks and trackers write. */
interface Row {
  date: string;
  cents: number;
  income: boolean;
  text: string;
}

const recognition = loadRecognition('config');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

type Parts = { y: string; m: string; d: string; date: string };
const dateStyles: Record<string, (p: Parts) => string> = {
  iso: ({ date }) => date,
  isoTime: ({ date }) => `${date} 14:05:09`,
  isoT: ({ date }) => `${date}T08:15:00Z`,
  ymdSlash: ({ y, m, d }) => `${y}/${m}/${d}`,
  compact: ({ y, m, d }) => `${y}${m}${d}`,
  dmyDash: ({ y, m, d }) => `${d}-${m}-${y}`,
  dmySlash: ({ y, m, d }) => `${d}/${m}/${y}`,
  dmyDot: ({ y, m, d }) => `${d}.${m}.${y}`,
  dmyShort: ({ y, m, d }) => `${d}/${m}/${y.slice(2)}`,
  dmyBare: ({ y, m, d }) => `${Number(d)}/${Number(m)}/${y}`,
  dmyTime: ({ y, m, d }) => `${d}-${m}-${y} 09:30`,
  mdySlash: ({ y, m, d }) => `${m}/${d}/${y}`,
  mdyBare: ({ y, m, d }) => `${Number(m)}/${Number(d)}/${y.slice(2)}`,
  mdyAm: ({ y, m, d }) => `${m}/${d}/${y} 3:04 PM`,
  dayMonth: ({ y, m, d }) => `${d} ${MONTHS[Number(m) - 1]} ${y}`,
  dayMonthDash: ({ y, m, d }) => `${d}-${MONTHS[Number(m) - 1]?.toUpperCase()}-${y.slice(2)}`,
  monthDay: ({ y, m, d }) => `${MONTHS[Number(m) - 1]} ${Number(d)}, ${y}`,
  weekday: ({ y, m, d, date }) => `${DAYS[isoWeekday(date) - 1]}, ${Number(d)} ${MONTHS[Number(m) - 1]} ${y}`,
};

function group(whole: string, mark: string, indian: boolean): string {
  const tail = whole.slice(-3);
  const head = whole.slice(0, -3);
  if (head === '') return tail;
  return `${head.replace(indian ? /\B(?=(?:\d{2})+$)/g : /\B(?=(?:\d{3})+$)/g, mark)}${mark}${tail}`;
}

const numberStyles: Record<string, (cents: number) => string> = {
  plain: (c) => `${Math.floor(c / 100)}.${String(c % 100).padStart(2, '0')}`,
  grouped: (c) => `${group(String(Math.floor(c / 100)), ',', false)}.${String(c % 100).padStart(2, '0')}`,
  indian: (c) => `${group(String(Math.floor(c / 100)), ',', true)}.${String(c % 100).padStart(2, '0')}`,
  comma: (c) => `${Math.floor(c / 100)},${String(c % 100).padStart(2, '0')}`,
  german: (c) => `${group(String(Math.floor(c / 100)), '.', false)},${String(c % 100).padStart(2, '0')}`,
  french: (c) => `${group(String(Math.floor(c / 100)), ' ', false)},${String(c % 100).padStart(2, '0')}`,
  nbsp: (c) => `${group(String(Math.floor(c / 100)), '\u00a0', false)},${String(c % 100).padStart(2, '0')}`,
  swiss: (c) => `${group(String(Math.floor(c / 100)), "'", false)}.${String(c % 100).padStart(2, '0')}`,
  rupee: (c) => `₹${group(String(Math.floor(c / 100)), ',', true)}.${String(c % 100).padStart(2, '0')}`,
  rs: (c) => `Rs. ${group(String(Math.floor(c / 100)), ',', true)}.${String(c % 100).padStart(2, '0')}`,
  dollar: (c) => `$${group(String(Math.floor(c / 100)), ',', false)}.${String(c % 100).padStart(2, '0')}`,
  euro: (c) => `${group(String(Math.floor(c / 100)), '.', false)},${String(c % 100).padStart(2, '0')} €`,
};

const signStyles: Record<string, (text: string, row: Row) => { header: string[]; cells: string[] }> = {
  minus: (t, r) => ({ header: ['Amount'], cells: [r.income ? t : `-${t}`] }),
  plusMinus: (t, r) => ({ header: ['Transaction Amount'], cells: [r.income ? `+${t}` : `-${t}`] }),
  brackets: (t, r) => ({ header: ['Amount'], cells: [r.income ? t : `(${t})`] }),
  trailing: (t, r) => ({ header: ['Betrag'], cells: [r.income ? t : `${t}-`] }),
  two: (t, r) => ({ header: ['Debit', 'Credit'], cells: r.income ? ['', t] : [t, ''] }),
  moneyOut: (t, r) => ({ header: ['Money Out', 'Money In'], cells: r.income ? ['', t] : [t, ''] }),
  depositsFirst: (t, r) => ({
    header: ['Deposits', 'Withdrawals'],
    cells: r.income ? [t, '0.00'] : ['0.00', t],
  }),
  drcr: (t, r) => ({ header: ['Amount', 'Dr/Cr'], cells: [t, r.income ? 'Cr' : 'Dr'] }),
  inCell: (t, r) => ({ header: ['Amount (INR)'], cells: [`${t} ${r.income ? 'Cr' : 'Dr'}`] }),
  words: (t, r) => ({ header: ['Amount', 'Income/Expense'], cells: [t, r.income ? 'Income' : 'Expense'] }),
  deposit: (t, r) => ({ header: ['Type', 'Value'], cells: [r.income ? 'Deposit' : 'Withdrawal', t] }),
  nonsense: (t, r) => ({ header: ['Xyzzy'], cells: [r.income ? t : `-${t}`] }),
};

const row = fc.record({
  step: fc.integer({ min: 0, max: 4 }),
  cents: fc.integer({ min: 1, max: 30_000_000 }),
  income: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  text: fc.constantFrom(
    'Milk and bread',
    'UPI/4123/Lunch',
    'Rent, June',
    'Café Zoë',
    'Bus 42',
    'Tea; biscuits',
    'say "hi"',
  ),
});

const file = fc.record({
  rows: fc.array(row, { minLength: 12, maxLength: 40 }),
  start: fc.integer({ min: 0, max: 700 }),
  date: fc.constantFrom(...Object.keys(dateStyles)),
  number: fc.constantFrom(...Object.keys(numberStyles)),
  sign: fc.constantFrom(...Object.keys(signStyles)),
  separator: fc.constantFrom(',', ';', '\t', '|'),
  encoding: fc.constantFrom('utf8', 'utf8bom', 'utf16le', 'utf16lebom', 'utf16be', 'win1252'),
  newline: fc.constantFrom('\n', '\r\n'),
  preamble: fc.boolean(),
  footer: fc.boolean(),
  header: fc.boolean(),
  newestFirst: fc.boolean(),
  extra: fc.boolean(),
});

type FileForm = typeof file extends fc.Arbitrary<infer F> ? F : never;

function render(form: FileForm): { bytes: Uint8Array; expected: string[] } {
  let date = addDays('2023-01-05', form.start);
  let rows: Row[] = form.rows.map((r) => {
    date = addDays(date, r.step);
    return { ...r, date };
  });
  rows[0] = { ...(rows[0] as Row), income: true };
  rows[1] = { ...(rows[1] as Row), income: false };
  if (form.newestFirst) rows = rows.reverse();
  const quote = (cell: string): string =>
    /["\n]|,|;|\t|\|/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const line = (cells: string[]): string => cells.map(quote).join(form.separator);
  const lines: string[] = [];
  const dateOf = dateStyles[form.date] as (p: Parts) => string;
  const numberOf = numberStyles[form.number] as (cents: number) => string;
  const signOf = signStyles[form.sign] as (text: string, row: Row) => { header: string[]; cells: string[] };
  const body = rows.map((r, at) => {
    const [y = '', m = '', d = ''] = r.date.split('-');
    const signed = signOf(numberOf(r.cents), r);
    const extra = form.extra ? [`41230000${String(at * 7 + 13)}`] : [];
    return {
      header: signed.header,
      cells: [dateOf({ y, m, d, date: r.date }), ...extra, r.text, ...signed.cells],
    };
  });
  const width = body[0]?.cells.length ?? 0;
  if (form.preamble)
    lines.push('Statement of account', line(['Customer', 'A Rao', ...Array<string>(width - 2).fill('')]), '');
  const names = ['Date', ...(form.extra ? ['Reference No'] : []), 'Description', ...(body[0]?.header ?? [])];
  if (form.header) lines.push(line(names));
  for (const { cells } of body) lines.push(line(cells));
  if (form.footer)
    lines.push(line(['', 'Total', ...Array<string>(width - 3).fill(''), '123.45']), 'End of statement');
  const text = lines.join(form.newline) + form.newline;
  const bytes =
    form.encoding === 'utf8bom' ? iconv.encode(text, 'utf8', { addBOM: true })
    : form.encoding === 'utf16lebom' ? iconv.encode(text, 'utf16le', { addBOM: true })
    : form.encoding === 'utf16be' ? iconv.encode(text, 'utf16be')
    : iconv.encode(text, form.encoding); // prettier-ignore
  const expected = rows.map((r) => {
    const value = `${Math.floor(r.cents / 100)}.${String(r.cents % 100).padStart(2, '0')}`.replace(
      /\.?0+$/,
      (z) => (z.startsWith('.') ? '' : z.replace(/0+$/, '')),
    );
    return `${r.date} ${r.income ? 'income' : 'expense'} ${value}`;
  });
  return { bytes, expected };
}

/** What no reader could know: the meaning of columns without a header, or of ₹ in an alphabet that lacks it. */
function isFair(form: FileForm): boolean {
  if (form.encoding === 'win1252' && form.number === 'rupee') return false;
  if (!form.header && ['two', 'moneyOut', 'depositsFirst'].includes(form.sign)) return false;
  return true;
}

describe('files that nobody made a layout for', () => {
  it('are read to the same rows however they are written', () => {
    fc.assert(
      fc.property(file.filter(isFair), (form) => {
        const { bytes, expected } = render(form);
        const { rows } = readStatement(bytes, { ...recognition, layouts: [] });
        const read = rows
          .filter((r) => r.kind !== 'ignored')
          .map((r) =>
            r.kind === 'draft'
              ? `${r.draft.date} ${r.draft.type} ${r.draft.amount}`
              : `${r.kind} ${r.reason}`,
          );
        expect(read).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});
