import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CategorySets } from './category-sets.config';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hisaab-sets-'));
  cpSync('config/categories', path.join(folder, 'categories'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => writeFileSync(path.join(folder, 'categories', name), text);
const entry = (key: string, name: string) =>
  `  - { key: ${key}, name: ${name}, kind: expense, icon: star, color: '#112233' }\n`;

describe('the default sets', () => {
  it('hold what an Indian household needs, in English and Hindi, with the same keys', () => {
    const sets = CategorySets.load('config');
    const keys = (locale: string) =>
      sets
        .forLocale(locale)
        .categories.map((one) => [one.key, one.kind, one.children.map((child) => child.key)]);
    expect(keys('hi-IN')).toEqual(keys('en-IN'));
    const { categories } = sets.forLocale('en-IN');
    expect(categories.length).toBeGreaterThanOrEqual(12);
    expect(categories.flatMap((one) => one.children).length).toBeGreaterThanOrEqual(40);
  });

  it('fall back from the region to the language to English', () => {
    const sets = CategorySets.load('config');
    expect(sets.forLocale('hi').cashAccount).toBe(sets.forLocale('hi-IN').cashAccount);
    expect(sets.forLocale('ta-IN').cashAccount).toBe('Cash');
  });

  it('grow by a file, without a change of code', () => {
    file('ta.yaml', `cashAccount: பணம்\ncategories:\n${entry('food', 'உணவு')}`);
    expect(CategorySets.load(folder).forLocale('ta-IN').cashAccount).toBe('பணம்');
  });

  it('stop the start when a file is wrong, and name the line', () => {
    file('ta.yaml', `cashAccount: x\ncategories:\n${entry('food', 'A')}${entry('Bad Key', 'B')}`);
    expect(() => CategorySets.load(folder)).toThrow(/ta\.yaml:4/);
    file('ta.yaml', `cashAccount: x\ncategories:\n${entry('food', 'A')}${entry('food', 'B')}`);
    expect(() => CategorySets.load(folder)).toThrow(/food is there twice/);
    file('ta.yaml', `cashAccount: x\ncategories:\n${entry('food', 'A')}${entry('tea', 'ａ')}`);
    expect(() => CategorySets.load(folder)).toThrow(/is there twice/);
  });
});
