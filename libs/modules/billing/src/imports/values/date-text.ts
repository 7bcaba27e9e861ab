import { isCivilDate } from '@hisaab/kernel';
import type { DateOrder } from '../mapping';
import { plainDigits } from './digits';
import { monthOf } from './month-names';

export interface DateText {
  readonly date: string;
  readonly time: string | null;
}

function yearOf(text: string): number | null {
  if (text.length === 4) return Number(text);
  if (text.length !== 2) return null;
  const short = Number(text);
  return short < 70 ? 2000 + short : 1900 + short;
}

function build(year: number | null, month: number | null, day: number): string | null {
  if (year === null || month === null) return null;
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCivilDate(date) ? date : null;
}

const CLOCK =
  /^(?:T|at\s|,)?\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(?:uhr)?\s*(?:Z|UTC|GMT|IST|\(?[A-Z]{3,4}\)?|[+-]\d{2}:?\d{2})?$/iu;

/** A time of day as HH:MM:SS; seconds are kept when written. */
export function parseTime(raw: string): string | null {
  const found = CLOCK.exec(raw.trim());
  if (!found) return null;
  let hour = Number(found[1]);
  const minute = Number(found[2]);
  const second = Number(found[3] ?? '0');
  const half = (found[4] ?? '').toLowerCase().replace(/\./g, '');
  if (half !== '' && (hour < 1 || hour > 12)) return null;
  if (half === 'pm' && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}

const WEEKDAY =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?|(?:mo|di|mi|do|fr|sa|so)\.?,?|[\p{L}\p{M}]{2,14}\.?,)\s+(?=\d|\p{L})/iu;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u;
const NUMERIC = /^(\d{1,2})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?(\d{4}|\d{2})(?!\d)/u;
const SHORT_ISO = /^(\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u;
const DAY_WORD =
  /^(\d{1,2})(?:st|nd|rd|th)?\.?[-/\s,]*(?:of\s+)?([\p{L}\p{M}]{2,14})\.?[-/\s,']*(\d{4}|\d{2})(?!\d)/u;
const WORD_DAY = /^([\p{L}\p{M}]{2,14})\.?[-/\s]*(\d{1,2})(?:st|nd|rd|th)?[-/\s,]+(\d{4}|\d{2})(?!\d)/u;
const YEAR_WORD = /^(\d{4})[-/\s]([\p{L}\p{M}]{2,14})[-/\s](\d{1,2})(?!\d)/u;
const COMPACT = /^(\d{8})(?!\d)/u;

function numeric(found: RegExpExecArray, order: DateOrder): string | null {
  const [, a = '', b = '', c = ''] = found;
  if (order === 'dmy') return build(yearOf(c), Number(b), Number(a));
  if (order === 'mdy') return build(yearOf(c), Number(a), Number(b));
  return a.length === 2 && c.length === 2 ? build(yearOf(a), Number(b), Number(c)) : null;
}

function compact(text: string, order: DateOrder): string | null {
  if (order === 'ymd')
    return build(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  const [a, b] = [Number(text.slice(0, 2)), Number(text.slice(2, 4))];
  return build(Number(text.slice(4)), order === 'dmy' ? b : a, order === 'dmy' ? a : b);
}

function head(text: string, order: DateOrder): { date: string; length: number } | null {
  const tries: readonly [RegExp, (found: RegExpExecArray) => string | null][] = [
    [ISO, (f) => build(Number(f[1]), Number(f[2]), Number(f[3]))],
    [order === 'ymd' ? SHORT_ISO : NUMERIC, (f) => numeric(f, order)],
    [YEAR_WORD, (f) => build(Number(f[1]), monthOf(f[2] ?? ''), Number(f[3]))],
    [DAY_WORD, (f) => build(yearOf(f[3] ?? ''), monthOf(f[2] ?? ''), Number(f[1]))],
    [WORD_DAY, (f) => build(yearOf(f[3] ?? ''), monthOf(f[1] ?? ''), Number(f[2]))],
    [COMPACT, (f) => compact(f[1] ?? '', order)],
  ];
  for (const [pattern, read] of tries) {
    const found = pattern.exec(text);
    if (found) {
      const date = read(found);
      if (date) return { date, length: found[0].length };
    }
  }
  return null;
}

/** A date with or without a time behind it; text behind that is neither makes it no date. */
export function parseDate(raw: string, order: DateOrder): DateText | null {
  const text = plainDigits(raw.normalize('NFKC'))
    .replace(/[\u00a0\u202f]/gu, ' ')
    .trim()
    .replace(WEEKDAY, '');
  if (text === '' || text.length > 60) return null;
  const found = head(text, order);
  if (!found) return null;
  const rest = text.slice(found.length).trim();
  if (rest === '') return { date: found.date, time: null };
  const time = parseTime(rest);
  return time === null ? null : { date: found.date, time };
}

export function looksLikeDate(raw: string): boolean {
  return parseDate(raw, 'dmy') !== null || parseDate(raw, 'mdy') !== null || parseDate(raw, 'ymd') !== null;
}
