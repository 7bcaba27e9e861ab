import path from 'node:path';
import { CompiledTemplate, WordingError } from '@hisaab/wording';
import { describe, expect, it } from 'vitest';

import { templateFiles } from './template.files';

const files = templateFiles(path.resolve(import.meta.dirname, '../../../../../config/templates'));

function rendered(key: string, language: string, locale: string, variables: Record<string, unknown>) {
  const file = files.find((candidate) => candidate.key === key && candidate.locale === language);
  if (!file) throw new Error(`no ${key} in ${language}`);
  const template = new CompiledTemplate(file, locale);
  expect(template.problemWith(variables)).toBeNull();
  return template.render(variables);
}

const large = {
  amount: { amount: '125000.50', currency: 'INR' },
  median: { amount: '400.00', currency: 'INR' },
  date: '2026-11-20',
  categorised: 'yes',
  category: 'Home',
};

describe('the templates that we ship', () => {
  it('are there in both languages', () => {
    expect(files.map(({ key, locale }) => `${key} ${locale}`)).toEqual([
      'import-finished en',
      'import-finished hi',
      'large-expense en',
      'large-expense hi',
      'welcome en',
      'welcome hi',
    ]);
  });

  it('welcome with a name and without', () => {
    expect(rendered('welcome', 'en', 'en-IN', { named: 'yes', name: 'Asha' }).body).toMatch(
      /^Hello Asha\. Your book/,
    );
    expect(rendered('welcome', 'hi', 'hi-IN', { named: 'no', name: '' }).body).toMatch(/^आपका खाता/);
  });

  it('say how an import ended', () => {
    const counts = { imported: 2461, duplicates: 1, failed: 0 };
    expect(rendered('import-finished', 'en', 'en-IN', { status: 'done', ...counts })).toEqual({
      title: 'Import finished',
      body: '2,461 transactions were imported, 1 was there already.',
    });
    expect(rendered('import-finished', 'en', 'en-IN', { status: 'failed', ...counts }).title).toBe(
      'Import failed',
    );
    expect(rendered('import-finished', 'hi', 'hi-IN', { status: 'done', ...counts }).body).toContain(
      '2,461 लेन-देन',
    );
  });

  it('write money and days in the locale, exactly', () => {
    const english = rendered('large-expense', 'en', 'en-IN', large);
    expect(english.title).toBe('A large expense: ₹1,25,000.50');
    expect(english.body).toContain('on 20 Nov 2026 for Home. Your usual expense there is ₹400.');
    expect(rendered('large-expense', 'hi', 'hi-IN', large).body).toContain('₹1,25,000.50');
    const exact = { ...large, amount: { amount: '999999999999999.99', currency: 'INR' } };
    expect(rendered('large-expense', 'en', 'en-US', exact).title).toContain('999,999,999,999,999.99');
  });

  it('keep what a person typed on its line and as it is', () => {
    const odd = { ...large, category: '{amount}\r\n<b>x</b>' };
    expect(rendered('large-expense', 'en', 'en-IN', odd).body).toContain('for {amount} <b>x</b>.');
  });
});

describe('a template', () => {
  const variables = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };

  it('refuses variables that its schema does not have', () => {
    const template = new CompiledTemplate({ title: 'x', body: '{name}', variables }, 'en');
    expect(template.problemWith({})).toContain('name');
    expect(template.problemWith({ name: 5 })).toContain('string');
  });

  it.each([
    ['body', { title: 'x', body: '{other}', variables }, 'other'],
    ['body', { title: 'x', body: '{name, select, yes {{deep}} other {}}', variables }, 'deep'],
    ['title', { title: '{name', body: 'x', variables }, 'ICU'],
    ['variables', { title: 'x', body: 'x', variables: { type: 'nothing' } }, 'type'],
  ])('that is wrong in its %s is not made', (part, wording, word) => {
    let thrown: unknown;
    try {
      new CompiledTemplate(wording, 'en');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(WordingError);
    expect(thrown).toMatchObject({ part, message: expect.stringContaining(word) as string });
  });
});
