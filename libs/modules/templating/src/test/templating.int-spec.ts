import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnvironment, platformConfig } from '@hisaab/platform';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { TemplatesRepository } from '../templates/templates.repository';
import { Templating } from '../templates/templating.service';
import { TemplatingPrisma } from '../templating.prisma';

let store: TestDatabase;
let folder: string;
beforeAll(async () => {
  store = await testDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'hisaab-templates-'));
  cpSync(
    path.resolve(import.meta.dirname, '../../../../../config/templates'),
    path.join(folder, 'templates'),
    {
      recursive: true,
    },
  );
});
afterAll(async () => {
  await store.drop();
  rmSync(folder, { recursive: true });
});

async function started(): Promise<Templating> {
  const config = parseEnvironment(platformConfig, { HISAAB_CONFIG_DIR: folder });
  const prisma = new TemplatingPrisma(store.database('templating'));
  const templating = new Templating(new TemplatesRepository(prisma), config);
  await templating.onModuleInit();
  return templating;
}

const welcome = { named: 'yes', name: 'Asha' };

describe('templating', () => {
  it('renders in the nearest locale', async () => {
    const templating = await started();
    expect(await templating.render('welcome', 'en-IN', welcome)).toMatchObject({ locale: 'en', version: 1 });
    expect(await templating.render('welcome', 'hi-IN', welcome)).toMatchObject({ locale: 'hi', version: 1 });
    expect(await templating.render('welcome', 'ta-IN', welcome)).toMatchObject({ locale: 'en' });
  });

  it('refuses an unknown key and wrong variables', async () => {
    const templating = await started();
    await expect(templating.render('nothing', 'en', {})).rejects.toMatchObject({ code: 'template-unknown' });
    await expect(templating.render('welcome', 'en', {})).rejects.toMatchObject({
      code: 'template-variables',
    });
  });

  it('keeps the versions, and takes a new template, without a change of code', async () => {
    await started();
    const rows = () => store.database('templating').query('select from message_template');
    const before = (await rows()).length;
    await started();
    expect(await rows()).toHaveLength(before);
    const variables =
      'variables: { type: object, properties: { name: { type: string }, named: { type: string } } }';
    writeFileSync(
      path.join(folder, 'templates/welcome/en.yaml'),
      `title: Hello\nbody: Hello {name}\n${variables}\n`,
    );
    writeFileSync(
      path.join(folder, 'templates/welcome/ta.yaml'),
      `title: Vanakkam\nbody: Vanakkam {name}\n${variables}\n`,
    );
    const templating = await started();
    expect(await templating.render('welcome', 'en-IN', welcome)).toEqual({
      title: 'Hello',
      body: 'Hello Asha',
      locale: 'en',
      version: 2,
    });
    expect(await templating.render('welcome', 'ta-IN', welcome)).toMatchObject({ body: 'Vanakkam Asha' });
    expect(await rows()).toHaveLength(before + 2);
  });

  it('does not start with a wrong file, and names it and the line', async () => {
    const file = path.join(folder, 'templates/welcome/en.yaml');
    writeFileSync(file, 'title: Hello\nbody: "{unknown}"\nvariables: { type: object }\n');
    await expect(started()).rejects.toThrow(`${file}:2`);
  });
});
