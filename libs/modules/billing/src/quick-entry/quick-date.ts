import { addDays, isCivilDate, isoWeekday } from '@hisaab/kernel';
import type { Phrase } from './phrase';
import type { QuickWords } from './quick-words';

function civil(year: number, month: number, day: number): string | null {
  const date = [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-');
  return isCivilDate(date) ? date : null;
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** The latest such day that is not in the future. */
function lastDayOfMonth(day: number, today: string): string | null {
  let [year = 0, month = 0] = today.split('-').map(Number);
  for (let back = 0; back < 3; back += 1) {
    const date = civil(year, month, day);
    if (date !== null && date <= today) return date;
    month -= 1;
    if (month === 0) [year, month] = [year - 1, 12];
  }
  return null;
}

function lastDayOfYear(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  for (const candidate of [year, year - 1, year - 2, year - 3, year - 4]) {
    const date = civil(candidate, month, day);
    if (date !== null && date <= today) return date;
  }
  return null;
}

const NUMERIC = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?$/u;
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/u;

function numericDate(text: string, today: string): string | null {
  if (isCivilDate(text)) return text;
  const found = NUMERIC.exec(text);
  if (!found) return null;
  const [day, month] = [Number(found[1]), Number(found[2])];
  return found[3] === undefined ? lastDayOfYear(month, day, today) : civil(fullYear(found[3]), month, day);
}

/** "5 nov", "nov 5", "5th november 2025". */
function monthDate(words: string, today: string, known: QuickWords): string | null {
  const [a = '', b = '', c, ...more] = words.split(' ');
  if (more.length > 0) return null;
  const [dayText, monthText] = known.months.has(b) ? [a, b] : [b, a];
  const month = known.months.get(monthText);
  const day = DAY.exec(dayText)?.[1];
  if (month === undefined || day === undefined) return null;
  if (c === undefined) return lastDayOfYear(month, Number(day), today);
  return /^\d{4}$/u.test(c) ? civil(Number(c), month, Number(day)) : null;
}

function weekdayDate(words: string, today: string, known: QuickWords, atEnd: boolean): string | null {
  const parts = words.split(' ');
  const last = parts.length > 1 && known.last.has(parts[0] ?? '');
  const name = last ? parts.slice(1).join(' ') : words;
  const introduced = parts.length > 1 && known.beforeDate.has(parts[0] ?? '');
  const weekday = known.weekdays.get(introduced ? parts.slice(1).join(' ') : name);
  if (weekday === undefined) return null;
  // "sun" and "sat" are other words too, unless they end the line or something says that a day is meant.
  if (name.length <= 4 && /^[a-z]+$/u.test(name) && !last && !introduced && !atEnd) return null;
  const back = (isoWeekday(today) - weekday + 7) % 7;
  return addDays(today, back === 0 && last ? -7 : -back);
}

/** "on 1st", "1st", "1 tarikh". */
function dayOfMonth(words: string, today: string, known: QuickWords): string | null {
  const parts = words.split(' ');
  const introduced = known.beforeDate.has(parts[0] ?? '');
  const [first = '', second, ...more] = introduced ? parts.slice(1) : parts;
  const day = /^(\d{1,2})(st|nd|rd|th)?$/u.exec(first);
  if (!day || more.length > 0) return null;
  const named = second === undefined ? day[2] !== undefined : known.dayOfMonth.has(second);
  return named && (second === undefined || day[2] === undefined)
    ? lastDayOfMonth(Number(day[1]), today)
    : null;
}

function daysAgo(words: string, today: string, known: QuickWords): string | null {
  const space = words.indexOf(' ');
  const figure = space < 0 ? '' : words.slice(0, space);
  const number = known.numbers.get(figure) ?? figure;
  return /^\d{1,3}$/u.test(number) && known.daysAgo.has(words.slice(space + 1))
    ? addDays(today, -Number(number))
    : null;
}

/** The day that a line names, today when it names none. */
export function takeDate(phrase: Phrase, today: string, words: QuickWords): string {
  const found = phrase.longest((text, at) => {
    const offset = words.days.get(text);
    if (offset !== undefined) return addDays(today, offset);
    const atEnd = at + text.split(' ').length === phrase.length;
    return (
      daysAgo(text, today, words) ??
      monthDate(text, today, words) ??
      weekdayDate(text, today, words, atEnd) ??
      dayOfMonth(text, today, words) ??
      numericDate(text, today)
    );
  });
  if (found === null) return today;
  const introduced = words.beforeDate.has(phrase.word(found.at - 1));
  phrase.take('date', introduced ? found.at - 1 : found.at, introduced ? found.count + 1 : found.count);
  return found.found;
}
