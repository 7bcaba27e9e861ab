import { join } from 'node:path';
import { eventually, expectDrained, testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigCopy } from './support/config-copy';
import { Person } from './support/person';
import { startProgram, type Program } from './support/program';

interface Items<Item> {
  readonly items: readonly Item[];
}

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.drop());

describe('a file added to the configuration works without a change of code', () => {
  const config = new ConfigCopy();
  let program: Program;
  let person: Person;

  beforeAll(async () => {
    config.write(
      'categories/pl.yaml',
      [
        'cashAccount: Gotówka',
        'categories:',
        '  - key: food',
        '    name: Jedzenie',
        '    kind: expense',
        '    icon: bowl-spoon',
        "    color: '#E8590C'",
        "    children: [{ key: groceries, name: Zakupy, icon: basket, color: '#E8590C' }]",
      ].join('\n'),
    );
    config.write('templates/welcome/pl.yaml', config.read('templates/welcome/en.yaml'));
    config.replace('templates/welcome/pl.yaml', 'Welcome to Hisaab', 'Witaj w Hisaab');
    config.write(
      'statement-layouts/village-bank.yaml',
      [
        'name: Village Bank',
        'match: [Onday, Whatfor, Outgone, Income]',
        'columns: { date: Onday, note: Whatfor, debit: Outgone, credit: Income }',
        'dateOrder: dmy',
        'currency: INR',
        'accountName: Village Bank',
      ].join('\n'),
    );
    config.replace('quick-entry/en.yaml', '[lakh, lakhs', '[lakh, satchel, lakhs');
    config.replace(
      'limits.yaml',
      'report: { points: 600, seconds: 60 }',
      'report: { points: 2, seconds: 600 }',
    );
    config.replace('switches.yaml', 'largeExpenseMessages: true', 'largeExpenseMessages: false');
    program = await startProgram({ DATABASE_URL: database.url, HISAAB_CONFIG_DIR: config.folder });
    person = await Person.signUp(program.baseUrl, { locale: 'pl-PL' });
  });
  afterAll(async () => {
    await program?.stop();
    config.remove();
  });

  it('a category set of a new language', async () => {
    const accounts = await person.get<Items<{ name: string }>>('/v1/accounts');
    expect(accounts.body.items.map(({ name }) => name)).toEqual(['Gotówka']);
    const categories = await person.get<Items<{ name: string }>>('/v1/categories');
    expect(categories.body.items.map(({ name }) => name).sort()).toEqual(['Jedzenie', 'Zakupy']);
  });

  it('a message template', async () => {
    await eventually(async () => {
      const { body } = await person.get<Items<{ title: string }>>('/v1/notifications');
      expect(body.items.map(({ title }) => title)).toEqual(['Witaj w Hisaab']);
    });
  });

  it('a statement layout', async () => {
    const form = new FormData();
    const text = 'Onday,Whatfor,Outgone,Income\n03-02-2026,seeds,120.00,\n04-02-2026,milk sold,,80.00\n';
    form.set('file', new Blob([text], { type: 'text/csv' }), 'village.csv');
    const sent = await person.post<{ id: string }>('/v1/imports?commit=true', form);
    expect(sent.status, sent.text).toBe(202);
    await eventually(async () => {
      const { body } = await person.get(`/v1/imports/${sent.body.id}`);
      expect(body).toMatchObject({
        status: 'done',
        imported: 2,
        mapping: { layout: 'Village Bank', accountName: 'Village Bank' },
      });
    });
  });

  it('a word of quick entry', async () => {
    const understood = await person.post('/v1/transactions/quick', { text: '2 satchel rent' });
    expect(understood.body, understood.text).toMatchObject({
      draft: { amount: { amount: '200000.00', currency: 'INR' } },
    });
  });

  it('a limit', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      statuses.push((await person.get('/v1/reports/monthly?date=2026-02-03')).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('a switch', async () => {
    const day = new Date().toISOString().slice(0, 10);
    for (const amount of ['100', '110', '90', '100000']) {
      const body = { type: 'expense', amount: { amount, currency: 'INR' }, date: day, category: 'Jedzenie' };
      expect((await person.post('/v1/transactions', body)).status).toBe(201);
    }
    await expectDrained(database.admin);
    const { rows } = await database.admin.query('select from reporting.insight');
    expect(rows).toHaveLength(0);
  });
});

describe('a wrong file stops the start and names file and line', () => {
  const yaml = (file: string, line: number): RegExp => new RegExp(`${file.replaceAll('.', '\\.')}:${line}: `);

  it.each([
    { file: 'categories/pl.yaml', text: 'cashAccount: Gotówka\ncategories:\n  - key: Żle\n', line: 3 },
    { file: 'statement-layouts/x.yaml', text: 'name: X\nmatch: [A, B]\ncolumns: { amount: A }\n', line: 3 },
    { file: 'quick-entry/pl.yaml', text: 'multipliers:\n  lots: [k]\n', line: 2 },
    { file: 'templates/welcome/pl.yaml', text: 'title: Hi\nbody: "{name"\nvariables: {}\n', line: 2 },
    { file: 'switches.yaml', text: '# yes is no boolean in YAML\nlargeExpenseMessages: yes\n', line: 2 },
    { file: 'switches.yaml', text: '# tabs\n\tlargeExpenseMessages: true\n', line: 2 },
  ])('$file, line $line', async ({ file, text, line }) => {
    const config = new ConfigCopy();
    try {
      config.write(file, text);
      const start = startProgram({ DATABASE_URL: database.url, HISAAB_CONFIG_DIR: config.folder });
      await expect(start).rejects.toThrow(yaml(join(config.folder, file), line));
    } finally {
      config.remove();
    }
  });

  it('limits.yaml, at the wrong number', async () => {
    const config = new ConfigCopy();
    try {
      config.replace('limits.yaml', 'report: { points: 600,', 'report: { points: many,');
      const line =
        config
          .read('limits.yaml')
          .split('\n')
          .findIndex((text) => text.includes('points: many')) + 1;
      const start = startProgram({ DATABASE_URL: database.url, HISAAB_CONFIG_DIR: config.folder });
      await expect(start).rejects.toThrow(yaml(join(config.folder, 'limits.yaml'), line));
    } finally {
      config.remove();
    }
  });
});
