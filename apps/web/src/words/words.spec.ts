import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import IntlMessageFormat from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import english from './en.json';
import hindi from './hi.json';

function flat(words: Record<string, Record<string, string>>): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([noun, keys]) =>
      Object.entries(keys).map(([key, said]) => [`${noun}.${key}`, said] as const),
    ),
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    const isSource =
      /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.spec.ts') && entry.name !== 'schema.ts';
    return isSource ? [readFileSync(path, 'utf8')] : [];
  });
}

const languages = { en: flat(english), hi: flat(hindi) };
const code = sources(fileURLToPath(new URL('..', import.meta.url))).join('\n');

/** What a sentence wants to be given: the names in its braces. */
function wants(said: string): string[] {
  const names = new Set<string>();
  const walk = (parts: unknown): void => {
    if (!Array.isArray(parts)) return;
    for (const part of parts as {
      type: number;
      value: string;
      options?: Record<string, { value: unknown }>;
    }[]) {
      if (part.type >= 1 && part.type <= 6) names.add(part.value);
      for (const option of Object.values(part.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(said, 'en').getAst());
  return [...names].sort();
}

interface Part {
  readonly type: number;
  readonly value: string;
  readonly options?: Record<string, { readonly value: readonly Part[] }>;
  readonly children?: readonly Part[];
}

/** Every part of a sentence, those of its plurals and choices too. */
function partsOf(said: string): Part[] {
  const walk = (parts: readonly Part[]): Part[] =>
    parts.flatMap((part) => [
      part,
      ...walk(Object.values(part.options ?? {}).flatMap(({ value }) => [...value])),
      ...walk(part.children ?? []),
    ]);
  return walk(new IntlMessageFormat(said, 'en').getAst() as unknown as Part[]);
}

/** What is the same in both: names of the program, of formats, of keys (and single letters), and words of the examples. */
const SAME = new Set(
  'Hisaab English INR CSV XLSX PDF PNG SVG Excel JSON hledger beancount Ctrl Shift Enter Esc Tab MB c j k n t y auto kal office Dr Cr asha example org'.split(
    ' ',
  ),
);
const TEXT = 0;
const PLURAL = 6;
const CHOICE = 5;

describe('the words', () => {
  it('are there in every language, for the same keys', () => {
    expect([...languages.hi.keys()]).toEqual([...languages.en.keys()]);
    for (const words of Object.values(languages)) {
      for (const [key, said] of words) expect([key, said.trim()]).not.toEqual([key, '']);
    }
  });

  it('are all used', () => {
    const unused = [...languages.en.keys()].filter((key) => !code.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });

  it('have every key that the code asks for', () => {
    const nouns = Object.keys(english).join('|');
    const asked = [...code.matchAll(new RegExp(`'((?:${nouns})\\.[a-zA-Z0-9]+)'`, 'g'))].map(
      (match) => match[1],
    );
    expect(asked.filter((key) => key !== undefined && !languages.en.has(key))).toEqual([]);
  });

  it('want the same values in every language', () => {
    for (const [key, said] of languages.en) {
      expect([key, wants(languages.hi.get(key) ?? '')]).toEqual([key, wants(said)]);
    }
  });

  it('are sentences that can be read, with a way out of every plural and choice', () => {
    const wrong: string[] = [];
    for (const [language, words] of Object.entries(languages)) {
      for (const [key, said] of words) {
        try {
          for (const part of partsOf(said)) {
            const isChoice = part.type === PLURAL || part.type === CHOICE;
            if (isChoice && !part.options?.['other']) wrong.push(`${language} ${key}: no other`);
          }
        } catch (error) {
          wrong.push(`${language} ${key}: ${String(error)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  // A small letter alone is a key, or the k of 1.2k.
  it('in Hindi are in Hindi', () => {
    // What a person may type is no text of the page; several ways of it are divided by a bar.
    const shown = [...languages.hi].filter(
      ([key, said]) => !(key.startsWith('question.') && said.includes('|')),
    );
    const foreign = shown.flatMap(([key, said]) => {
      const text = partsOf(said).flatMap(({ type, value }) => (type === TEXT ? [value] : []));
      const latin = text
        .flatMap((one) => one.match(/[A-Za-z]+/g) ?? [])
        .filter((word) => word.length > 1 && !SAME.has(word));
      return latin.length > 0 ? [`${key}: ${latin.join(' ')}`] : [];
    });
    expect(foreign).toEqual([]);
  });
});
