import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRecognition } from '../imports/layouts.files';
import { readStatement } from '../imports/statement.fixtures';
import { loadQuickWords } from '../quick-entry/quick-words.files';
import { understand } from '../quick-entry/understand';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hisaab-words-'));
  cpSync('config', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, ...lines: string[]): void =>
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
const file = new TextEncoder().encode('Tithi,Kharcha,Kis liye\n03/04/2024,120,chai\n04/04/2024,80,auto\n');

describe('what is configured without a release', () => {
  it('is a new layout: a file', () => {
    write(
      'statement-layouts/village-bank.yaml',
      'name: Village Bank',
      'match: [Tithi, Kharcha, Kis liye]',
      'columns: { date: Tithi, amount: Kharcha, note: Kis liye }',
      'direction: all-expense',
      'currency: INR',
      'accountName: Village Bank',
    );
    const { guess, rows } = readStatement(file, loadRecognition(folder));
    expect(guess.mapping).toMatchObject({
      layout: 'Village Bank',
      accountName: 'Village Bank',
      currency: 'INR',
    });
    expect(rows.map((row) => row.kind === 'draft' && row.draft.note)).toEqual(['chai', 'auto']);
  });

  it('is a new word of quick entry, or a language: a line, a file', () => {
    const book = { today: '2026-11-22', currency: 'INR', accounts: [], categories: [], payees: [] };
    const line = '3 peti aam ude din';
    expect(understand(line, book, loadQuickWords(folder)).draft.amount?.amount).toBe('3');
    const path = join(folder, 'quick-entry/en.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace("'100000': [", "'100000': [peti, "));
    appendFileSync(path, '');
    const { draft } = understand(line, book, loadQuickWords(folder));
    expect(draft).toMatchObject({ amount: { amount: '300000' }, note: 'aam ude din' });
  });

  it('stops the start when it is wrong, and names file and line', () => {
    write(
      'statement-layouts/wrong.yaml',
      'name: Wrong',
      'match: [A, B]',
      'columns:',
      '  date: A',
      '  amont: B',
    );
    expect(() => loadRecognition(folder)).toThrow(/wrong\.yaml:\d+: columns/u);
    write('quick-entry/xx.yaml', 'multipliers: { k: [x] }');
    expect(() => loadQuickWords(folder)).toThrow(/xx\.yaml:\d/u);
  });
});
