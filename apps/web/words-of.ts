import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const LANGUAGES = ['en', 'hi'] as const;

type Words = Record<string, Record<string, string>>;

/** The words of these nouns alone go into the light page: it does not carry those of the app. */
export function wordsOf(...nouns: string[]): Plugin {
  const cut = (language: string): Words => {
    const file = fileURLToPath(new URL(`src/words/${language}.json`, import.meta.url));
    const words = JSON.parse(readFileSync(file, 'utf8')) as Words;
    return Object.fromEntries(nouns.map((noun) => [noun, words[noun] ?? {}]));
  };
  return {
    name: 'words-of-the-light-page',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('/src/add/light-words.ts')) return undefined;
      const words = Object.fromEntries(LANGUAGES.map((language) => [language, cut(language)]));
      return `export const WORDS = ${JSON.stringify(words)};`;
    },
  };
}
