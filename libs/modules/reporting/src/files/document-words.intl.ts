import type { Fact } from './report-document';
import type { Formats } from './report-formats.intl';

interface Totals {
  readonly expense: { readonly amount: string };
  readonly income: { readonly amount: string };
  readonly net: { readonly amount: string };
  readonly savingsRate: number | null;
}

export function totalFacts(totals: Totals, say: Formats['say']): Fact[] {
  return [
    { label: say('spent'), kind: 'money', value: totals.expense.amount },
    { label: say('received'), kind: 'money', value: totals.income.amount },
    { label: say('net'), kind: 'money', value: totals.net.amount },
    { label: say('savingsRate'), kind: 'share', value: totals.savingsRate },
  ];
}

export function notes(otherCurrencies: readonly string[], { say, list }: Formats): string[] {
  return otherCurrencies.length === 0 ? [] : [say('otherCurrencies', { currencies: list(otherCurrencies) })];
}

/** Below the title: which report this is, in which currency, and up to when the book was read. */
export function asOf(
  what: string,
  { currency, asOf: { time } }: { currency: string; asOf: { time: string | null } },
  { say, instant }: Formats,
): string {
  const parts = [what, say('currencyIs', { currency })];
  return [...parts, ...(time === null ? [] : [say('asOf', { time: instant(time) })])].join(' · ');
}
