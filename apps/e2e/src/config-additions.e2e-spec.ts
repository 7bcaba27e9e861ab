import { join } from 'node:path';
import { eventually, expectDrained } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigCopy } from './support/config-copy';
import { openHouse, type House } from './support/house';
import { Person } from './support/person';
import { refusedStart } from './support/refused-start';

interface Items<Item> {
  readonly items: readonly Item[];
}

describe('a file added to the configuration works without a change of code', () => {
  const config = new ConfigCopy();
  let house: House;
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
    house = await openHouse({ HISAAB_CONFIG_DIR: config.folder, HISAAB_LIMITS_PROFILE: 'default' });
    person = await Person.signUp(house.baseUrl, { locale: 'pl-PL' });
  });
  afterAll(async () => {
    await house?.close();
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
    await expectDrained(house.admin);
    const { rows } = await house.admin.query('select from reporting.insight where book_id = $1', [
      person.bookId,
    ]);
    expect(rows).toHaveLength(0);
  });
});

describe('a wrong file stops the start and names file and line', () => {
  const yaml = (file: string, line: number): RegExp => new RegExp(`${file.replaceAll('.', '\\.')}:${line}: `);

  it.each([
    {
      file: 'categories/pl.yaml',
      reader: 'billing',
      text: 'cashAccount: Gotówka\ncategories:\n  - key: Żle\n',
      line: 3,
    },
    {
      file: 'statement-layouts/x.yaml',
      reader: 'billing',
      text: 'name: X\nmatch: [A, B]\ncolumns: { amount: A }\n',
      line: 3,
    },
    { file: 'quick-entry/pl.yaml', reader: 'billing', text: 'multipliers:\n  lots: [k]\n', line: 2 },
    {
      file: 'templates/welcome/pl.yaml',
      reader: 'templating',
      text: 'title: Hi\nbody: "{name"\nvariables: {}\n',
      line: 2,
    },
    {
      file: 'switches.yaml',
      reader: 'reporting',
      text: '# yes is no boolean in YAML\nlargeExpenseMessages: yes\n',
      line: 2,
    },
    { file: 'switches.yaml', reader: 'reporting', text: '# tabs\n\tlargeExpenseMessages: true\n', line: 2 },
  ] as const)('$file, line $line', async ({ file, reader, text, line }) => {
    const config = new ConfigCopy();
    try {
      config.write(file, text);
      const told = await refusedStart(reader, { HISAAB_CONFIG_DIR: config.folder });
      expect(told).toMatch(yaml(join(config.folder, file), line));
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
      const told = await refusedStart('reporting', { HISAAB_CONFIG_DIR: config.folder });
      expect(told).toMatch(yaml(join(config.folder, 'limits.yaml'), line));
    } finally {
      config.remove();
    }
  });
});
