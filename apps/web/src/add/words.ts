import { type Language, localeOf } from '../app/languages';
import { WORDS } from './light-words';
import type english from '../words/en.json';

type Noun = 'add' | 'entry' | 'type' | 'waiting';
export type LightKey = { [N in Noun]: `${N}.${keyof (typeof english)[N] & string}` }[Noun];

let said = WORDS.en;
let locale = 'en-IN';

export function startWords(language: Language): void {
  said = WORDS[language];
  locale = localeOf(language);
}

export function say(key: LightKey, values: Record<string, string> = {}): string {
  const [noun = '', name = ''] = key.split('.');
  return (said[noun]?.[name] ?? '').replaceAll(
    /\{(\w+)\}/g,
    (whole, value: string) => values[value] ?? whole,
  );
}

export function localeNow(): string {
  return locale;
}
