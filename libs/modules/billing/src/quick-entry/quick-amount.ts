import { addDecimals, timesWhole } from '../imports/values/decimal';
import type { Phrase } from './phrase';
import type { QuickWords } from './quick-words';

export interface QuickAmount {
  /** A decimal. */
  readonly amount: string;
  /** Null: none was written. */
  readonly currency: string | null;
}

interface Candidate extends QuickAmount {
  readonly at: number;
  readonly count: number;
  /** What makes a number surely an amount: a currency, a sum, a multiplier. */
  readonly sure: boolean;
}

const PLAIN = /^\d+(?:\.\d+)?$/u;
const GROUPED = /^\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/u;

function plainNumber(text: string): string | null {
  const number = GROUPED.test(text) ? text.replaceAll(',', '') : text;
  return PLAIN.test(number) && number.length <= 18 ? number : null;
}

interface Part {
  readonly value: string;
  readonly currency: string | null;
  readonly multiplied: boolean;
}

/** One figure with what is stuck to it: ₹250, 250rs, 1.2k, 250/-. */
function partOf(text: string, words: QuickWords): Part | null {
  const found = /^((?:[^\d.]+\.?)?)(\d[\d,]*(?:\.\d+)?|\.\d+)([^\d]*)$/u.exec(text);
  if (!found) return null;
  const [, before = '', figure = '', after = ''] = found;
  const value = plainNumber(figure.startsWith('.') ? `0${figure}` : figure);
  if (value === null) return null;
  let currency: string | null = null;
  let multiplied: bigint | null = null;
  let rest = after;
  if (before !== '') {
    currency = words.currencies.get(before.replace(/\.$/u, '')) ?? words.currencies.get(before) ?? null;
    if (currency === null) return null;
  }
  for (const [word, code] of words.currencies) {
    if (
      rest !== '' &&
      rest.endsWith(word) &&
      (rest === word || words.multipliers.has(rest.slice(0, -word.length)))
    ) {
      currency ??= code;
      rest = rest.slice(0, -word.length);
      break;
    }
  }
  if (rest !== '') {
    multiplied = words.multipliers.get(rest) ?? null;
    if (multiplied === null) return null;
  }
  return {
    value: multiplied === null ? value : timesWhole(value, multiplied),
    currency,
    multiplied: multiplied !== null,
  };
}

/** 120+80 and 1k+200 add up; every part must be a figure. */
function sumOf(
  text: string,
  words: QuickWords,
): { value: string; currency: string | null; sure: boolean; multiplied: boolean } | null {
  const parts = text.split('+').map((part) => partOf(part, words));
  let sum = '0';
  let currency: string | null = null;
  for (const part of parts) {
    if (part === null) return null;
    sum = addDecimals(sum, part.value);
    currency ??= part.currency;
  }
  const multiplied = parts.some((part) => part?.multiplied);
  return { value: sum, currency, sure: parts.length > 1 || multiplied, multiplied };
}

function figureAt(phrase: Phrase, at: number, words: QuickWords): Candidate | null {
  const first = phrase.word(at) === '' ? null : sumOf(phrase.word(at), words);
  if (first === null) return null;
  const { currency } = first;
  let { value, sure } = first;
  let count = 1;
  const factor = words.multipliers.get(phrase.word(at + 1));
  if (factor !== undefined && !first.multiplied) {
    value = timesWhole(value, factor);
    sure = true;
    count = 2;
    ({ value, count } = addSmaller(phrase, at, { value, count, factor }, words));
  }
  return withCurrency(phrase, { at, count, amount: value, currency, sure }, words);
}

/** "1 lakh 20 hazaar": what follows in smaller units belongs to it. */
function addSmaller(
  phrase: Phrase,
  at: number,
  sum: { value: string; count: number; factor: bigint },
  words: QuickWords,
): { value: string; count: number } {
  let { value, count, factor } = sum;
  for (;;) {
    const word = phrase.word(at + count);
    const figure = plainNumber(word) ?? words.numbers.get(word);
    const next = words.multipliers.get(phrase.word(at + count + 1));
    if (figure === undefined || next === undefined || next >= factor) return { value, count };
    value = addDecimals(value, timesWhole(figure, next));
    count += 2;
    factor = next;
  }
}

function withCurrency(phrase: Phrase, found: Candidate, words: QuickWords): Candidate {
  if (found.currency !== null) return { ...found, sure: true };
  const behind = words.currencies.get(phrase.word(found.at + found.count));
  if (behind !== undefined) return { ...found, count: found.count + 1, currency: behind, sure: true };
  const before = words.currencies.get(phrase.word(found.at - 1));
  if (before !== undefined)
    return { ...found, at: found.at - 1, count: found.count + 1, currency: before, sure: true };
  return found;
}

/** "do hazaar paanch sau", "dhai sau", "pachas": counted only where a multiplier, or nothing else, says that it is meant. */
function spokenAt(phrase: Phrase, at: number, words: QuickWords, alone: boolean): Candidate | null {
  const number = words.numbers.get(phrase.word(at));
  const ownFactor = words.multipliers.get(phrase.word(at));
  // "sau" by itself is a hundred; the letter k by itself is nothing.
  const bare =
    number === undefined && ownFactor !== undefined && phrase.word(at).length > 2 ? ownFactor : undefined;
  const factor = number === undefined ? bare : words.multipliers.get(phrase.word(at + 1));
  if (factor === undefined) {
    const counts = number !== undefined && (alone || words.currencies.has(phrase.word(at + 1)));
    return counts
      ? withCurrency(phrase, { at, count: 1, amount: number, currency: null, sure: false }, words)
      : null;
  }
  if (number === undefined && !alone) return null;
  let sum = { value: timesWhole(number ?? '1', factor), count: number === undefined ? 1 : 2 };
  sum = addSmaller(phrase, at, { ...sum, factor }, words);
  const rest = words.numbers.get(phrase.word(at + sum.count));
  if (rest !== undefined && !rest.includes('.') && factor > 10n) {
    sum = { value: addDecimals(sum.value, rest), count: sum.count + 1 };
  }
  return withCurrency(phrase, { at, count: sum.count, amount: sum.value, currency: null, sure: true }, words);
}

/** A figure that is surely an amount, else the largest one: the others count plates and people. */
export function takeAmount(phrase: Phrase, words: QuickWords): QuickAmount | null {
  const places = phrase.tokens.map((_, at) => at);
  const figures = places.flatMap((at) => figureAt(phrase, at, words) ?? []);
  const spoken = places.flatMap((at) => spokenAt(phrase, at, words, figures.length === 0) ?? []);
  const candidates = [...figures, ...spoken].filter(
    (one) => Number(one.amount) > 0 && one.amount.length <= 15,
  );
  const best = candidates.reduce<Candidate | null>(
    (top, one) => (top === null || better(one, top) ? one : top),
    null,
  );
  if (best === null) return null;
  phrase.take('amount', best.at, best.count);
  return { amount: best.amount, currency: best.currency };
}

function better(one: Candidate, top: Candidate): boolean {
  if ((one.currency !== null) !== (top.currency !== null)) return one.currency !== null;
  if (one.sure !== top.sure) return one.sure;
  // Only to choose between figures; the amount itself stays the text that was typed.
  return Number(one.amount) > Number(top.amount);
}
