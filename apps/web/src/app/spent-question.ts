import {
  addDays,
  type CivilDate,
  foldName,
  type Period,
  periodOf,
  type PeriodSettings,
} from '@hisaab/kernel';

export const WHENS = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisYear',
  'lastYear',
] as const;
export type When = (typeof WHENS)[number];

/** The words of a language, several for one thing divided by `|`. */
export interface QuestionWords {
  /** Without one of these it is no such question. */
  readonly asks: string;
  /** Say nothing by themselves. */
  readonly fill: string;
  readonly when: { readonly [Name in When]: string };
}

export interface SpentQuestion {
  /** What is left: a category's or a payee's name, or nothing. */
  readonly subject: string;
  readonly when: When;
}

/** "spent on food last month": what, and when; null where it asks nothing of the kind. Without a time, this month. */
export function questionOf(typed: string, words: QuestionWords): SpentQuestion | null {
  const asked = without(` ${foldName(typed.replaceAll('?', ' '))} `, listOf(words.asks));
  if (asked === null) return null;
  let rest = asked;
  let when: When = 'thisMonth';
  for (const name of WHENS) {
    const left = without(rest, listOf(words.when[name]));
    if (left === null) continue;
    rest = left;
    when = name;
    break;
  }
  const fill = new Set(listOf(words.fill));
  const subject = rest.split(' ').filter((word) => word !== '' && !fill.has(word));
  return { subject: subject.join(' '), when };
}

/** The longest first, so that a part of another is not taken for the whole. */
function listOf(words: string): string[] {
  return words
    .split('|')
    .map(foldName)
    .sort((a, b) => b.length - a.length);
}

function without(text: string, phrases: readonly string[]): string | null {
  const found = phrases.find((phrase) => text.includes(` ${phrase} `));
  return found === undefined ? null : text.replace(` ${found} `, ' ');
}

/** The days that are meant, in the book's own periods. */
export function daysOf(when: When, today: CivilDate, settings: PeriodSettings): Pick<Period, 'from' | 'to'> {
  const before = (kind: Period['kind']) =>
    periodOf(kind, addDays(periodOf(kind, today, settings).from, -1), settings);
  const day = (date: CivilDate) => ({ from: date, to: date });
  const days: { readonly [Name in When]: () => Pick<Period, 'from' | 'to'> } = {
    today: () => day(today),
    yesterday: () => day(addDays(today, -1)),
    thisWeek: () => periodOf('weekly', today, settings),
    lastWeek: () => before('weekly'),
    thisMonth: () => periodOf('monthly', today, settings),
    lastMonth: () => before('monthly'),
    thisYear: () => periodOf('yearly', today, settings),
    lastYear: () => before('yearly'),
  };
  const { from, to } = days[when]();
  return { from, to };
}
