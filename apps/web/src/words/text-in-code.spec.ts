import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import english from './en.json';
import { textInCode } from './text-in-code';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));
const KEYS = new Set(
  Object.entries(english).flatMap(([noun, keys]) => Object.keys(keys).map((key) => `${noun}.${key}`)),
);
/** Names of the program itself, of formats and of keys on the keyboard: the same in every language. */
const NAMES = new Set([
  'Hisaab',
  'CSV',
  'XLSX',
  'PDF',
  'JSON',
  'hledger',
  'beancount',
  'Ctrl',
  'Esc',
  'Enter',
]);

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return /\.tsx?$/.test(entry.name) && !/\.spec\.tsx?$|^schema\.ts$/.test(entry.name) ? [path] : [];
  });
}

const isFine = (text: string): boolean =>
  KEYS.has(text) ||
  /^#[0-9a-f]{6}$/.test(text) ||
  (text.match(/\p{L}+/gu) ?? []).every((word) => NAMES.has(word));

function said(source: string): string[] {
  return textInCode('x.tsx', source, isFine).map(({ what, said: text }) => `${what}: ${text}`);
}

describe('text in the code', () => {
  it('is none: all that a page says is in the files of words, whole', () => {
    const found = files(SOURCES).flatMap((path) =>
      textInCode(path, readFileSync(path, 'utf8'), isFine).map(
        ({ what, line, said: text }) => `${relative(SOURCES, path)}:${line} ${what}: ${text}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it('is found between the tags, in what is read out, and in both ways of a choice', () => {
    expect(said('<p>Hello {name}</p>')).toEqual(['text: Hello']);
    expect(said("<p>{isNew ? 'New' : old}</p>")).toEqual(['text: New']);
    expect(said('<input aria-label="Amount" placeholder={`For ${name}`} />')).toEqual([
      'text: Amount',
      'text: For',
    ]);
    expect(said("show({ message: 'Saved' })")).toEqual(['text: Saved']);
    expect(said("<p title={t('nav.home')} className=\"row\">{t('nav.home')} · 12</p>")).toEqual([]);
    expect(said("const page = { label: 'nav.home' }")).toEqual([]);
  });

  it('is found where a sentence is put together', () => {
    expect(said("const x = `${t('a')} ${t('b')}`")).toEqual(["pieces: `${t('a')} ${t('b')}`"]);
    expect(said("const x = t('a') + ' ' + name + t('b')")).toEqual(["pieces: t('a') + ' ' + name + t('b')"]);
    expect(said("<p>{t('a')} {t('b')}</p>")).toEqual(["pieces: {t('a')}"]);
    expect(said("const x = `${isOne ? t('a') : t('b')} 3`")).toEqual([]);
    expect(said("const x = t('a', { what: t('b') })")).toEqual([]);
  });
});
