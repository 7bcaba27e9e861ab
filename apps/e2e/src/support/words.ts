import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export type Language = 'en' | 'hi';

const FOLDER = resolve(import.meta.dirname, '../../../web/src/words');

function flat(node: object, prefix = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flat(value as object, `${prefix}${key}.`),
  );
}

/** The client's own words, by key: what a page says is looked up where the page has it from. */
export const WORDS: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: read('en'),
  hi: read('hi'),
};

function read(language: Language): ReadonlyMap<string, string> {
  return new Map(flat(JSON.parse(readFileSync(resolve(FOLDER, `${language}.json`), 'utf8')) as object));
}

/** A text of the client with its placeholders filled in. */
export function said(language: Language, key: string, values: Record<string, string> = {}): string {
  const text = WORDS[language].get(key);
  if (text === undefined) throw new Error(`no word ${key} in ${language}`);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Plain English by key, which most journeys read. */
export function en(key: string, values?: Record<string, string>): string {
  return said('en', key, values);
}

/** Labels of required fields go on with a star. */
export function startsWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}
