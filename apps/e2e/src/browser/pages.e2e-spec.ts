import { readFile } from 'node:fs/promises';
import { independentJudge } from '@hisaab/testing';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { furnished } from '../support/furnished';
import { Person } from '../support/person';
import { en } from '../support/words';
import { stage } from './stage';

describe('what the other pages do', () => {
  const theatre = stage();
  let full: Person;

  beforeAll(async () => {
    ({ person: full } = await furnished(theatre.baseUrl, 'en-IN'));
  });

  it('categories: a chart with its table, a category added, changed and deleted', async () => {
    const window = await theatre.openAs(full);
    const { page } = window;
    await window.follow('/categories');
    const figure = page.getByRole('figure');
    expect(await figure.getByRole('heading').innerText()).toMatch(/ is [\d.]+% of what was spent in /);
    await figure.locator('canvas').waitFor();
    await figure.getByText(en('charts.asTable')).click();
    expect(await figure.getByRole('table').getByRole('row').count()).toBeGreaterThan(1);

    await page.getByRole('button', { name: en('categories.add') }).click();
    const adding = page.getByRole('dialog', { name: en('categories.add') });
    await adding.getByLabel(en('accounts.name')).fill('Pottery');
    await adding.getByRole('combobox', { name: en('categories.parent') }).selectOption({ index: 1 });
    await save(adding.page());
    await page.getByRole('button', { name: en('accounts.editNamed', { name: 'Pottery' }) }).click();
    const editing = page.getByRole('dialog', { name: en('categories.edit') });
    await editing.getByLabel(en('accounts.name')).fill('Clay');
    await save(page);
    await page.getByRole('link', { name: 'Clay' }).waitFor();
    await page.getByRole('button', { name: en('accounts.editNamed', { name: 'Clay' }) }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: en('app.delete') })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('link', { name: 'Clay' }).count()).toBe(0);
  });

  it('accounts: one opened, changed, put away', async () => {
    const window = await theatre.openAs(full);
    const { page } = window;
    await window.follow('/accounts');
    await page.getByRole('button', { name: en('accounts.add') }).click();
    const adding = page.getByRole('dialog', { name: en('accounts.add') });
    await adding.getByLabel(en('accounts.name')).fill('Post office');
    await adding.getByLabel(en('accounts.opening')).fill('1500.5');
    await adding.getByLabel(en('accounts.last4')).fill('4321');
    await save(page);
    const main = page.getByRole('main');
    await main.getByText('Post office', { exact: true }).waitFor();
    await expect.poll(() => main.innerText()).toContain('₹1,500.50');
    expect(await main.innerText()).toContain('·· 4321');

    const edit = page.getByRole('button', { name: en('accounts.editNamed', { name: 'Post office' }) });
    await edit.click();
    await page.getByRole('dialog').getByLabel(en('accounts.opening')).fill('-20');
    await save(page);
    await expect.poll(() => main.innerText()).toMatch(/[-−]₹20\.00/);

    await edit.click();
    await page.getByRole('dialog').getByLabel(en('accounts.archive')).check();
    await save(page);
    await main.getByText(en('accounts.archived'), { exact: true }).waitFor();
    // It takes nothing new.
    await page
      .getByRole('banner')
      .getByRole('button', { name: en('entry.add') })
      .click();
    await page
      .getByRole('dialog')
      .getByRole('combobox', { name: en('entry.account') })
      .click();
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').allInnerTexts()).not.toContain('Post office');
  });

  it('the ledger holds, balances, and leaves as a journal that hledger reads', async () => {
    const window = await theatre.openAs(full);
    const { page } = window;
    await window.follow('/ledger');
    await page.getByRole('button', { name: en('ledger.verify') }).click();
    const proof = page.getByRole('status').filter({ hasText: 'The ledger holds' });
    await proof.waitFor({ timeout: 30_000 });
    const counted = /([\d,]+) entr/.exec(await proof.innerText())?.[1]?.replaceAll(',', '');
    expect(Number(counted)).toBeGreaterThan(100);
    await page.getByRole('tab', { name: en('ledger.trialBalance') }).click();
    await page.getByText(/Debit and credit are equal on/).waitFor();
    await page.getByRole('tab', { name: en('ledger.journal') }).click();
    await page.getByRole('article').first().waitFor();

    const journal = await downloaded(page, en('ledger.exportFor', { program: 'hledger' }));
    expect(journal.name).toMatch(/\.journal$/);
    expect(journal.text.match(/^\d{4}-\d\d-\d\d/gm)?.length).toBe(Number(counted));
    await independentJudge('hledger', ['-f', `journal:${journal.path}`, 'check', ...CHECKS]);
    const beancount = await downloaded(page, en('ledger.exportFor', { program: 'beancount' }));
    expect(beancount.name).toMatch(/\.beancount$/);
    expect(beancount.text).toContain('option "operating_currency" "INR"');
  });

  it('transactions leave as CSV, and a report as CSV, workbook and PDF', async () => {
    const window = await theatre.openAs(full);
    const { page } = window;
    await window.follow('/import');
    const whole = await downloaded(page, en('exports.download'));
    expect(whole.name).toMatch(/\.csv$/);
    expect(whole.text).toContain('with friends');
    await window.follow('/reports/yearly');
    const take = page.getByRole('button', { name: en('pictures.take') });
    for (const [label, ending, begins] of [
      ['pictures.csv', /\.csv$/, /99999999\.99/],
      ['pictures.xlsx', /\.xlsx$/, /^PK/],
      ['pictures.pdf', /\.pdf$/, /^%PDF-/],
    ] as const) {
      await take.click();
      const report = await downloaded(page, en(label), 'menuitem');
      expect(report.name).toMatch(ending);
      expect(report.text).toMatch(begins);
      await take.waitFor();
    }
  });

  it('the sample household comes and goes in one click each', async () => {
    const window = await theatre.openAs(await Person.signUp(theatre.baseUrl));
    const { page } = window;
    await page.getByText(en('home.empty')).waitFor();
    await page.getByRole('button', { name: en('sample.load') }).click();
    await page
      .getByText(/This book holds a made-up household of [\d,]+ entries/)
      .waitFor({ timeout: 30_000 });
    await window.settled();
    await page.getByRole('button', { name: en('sample.remove') }).click();
    await page.getByText(en('home.empty')).waitFor({ timeout: 30_000 });
  });

  it('messages: the welcome waits, and is read', async () => {
    const window = await theatre.openAs(await Person.signUp(theatre.baseUrl, { name: 'Asha' }));
    const { page } = window;
    const link = page.getByRole('link', { name: startsWithMessages });
    await expect.poll(() => link.innerText(), { timeout: 20_000 }).toMatch(/1/);
    await link.click();
    const message = page.getByRole('article').filter({ hasText: 'Asha' });
    await message.getByText(en('messages.new'), { exact: true }).waitFor();
    await message.getByRole('button', { name: en('messages.markRead') }).click();
    await expect.poll(() => message.getByText(en('messages.new'), { exact: true }).count()).toBe(0);
    await expect.poll(() => link.innerText()).not.toMatch(/1/);
  });

  it('security: another device is signed out', async () => {
    const person = await Person.signUp(theatre.baseUrl);
    const here = await theatre.openAs(person);
    const there = await theatre.openAs(person);
    await here.follow('/security');
    const end = here.page.getByRole('button', { name: en('security.end') });
    // The other window, and the session of the sign-up itself.
    await expect.poll(() => end.count()).toBe(2);
    await end.first().click();
    await expect.poll(() => end.count()).toBe(1);
    await end.first().click();
    await expect.poll(() => end.count()).toBe(0);
    there.allow(/ 401$/);
    await there.page.goto('/accounts');
    await there.page.getByRole('heading', { level: 1, name: en('auth.logIn') }).waitFor();
    await here.page.reload();
    await here.page.getByRole('heading', { level: 1, name: en('nav.security') }).waitFor();
  });

  it('status: every part says that it works', async () => {
    const window = await theatre.openAs(await Person.signUp(theatre.baseUrl));
    const { page } = window;
    await window.follow('/status');
    const main = page.getByRole('main');
    for (const part of ['Auth', 'User', 'Billing', 'Ledger', 'Reporting', 'Notification', 'Templating']) {
      await main.getByText(en(`status.part${part}`), { exact: true }).waitFor();
    }
    await expect.poll(() => main.getByText(en('status.up'), { exact: true }).count()).toBeGreaterThan(6);
    expect(await main.getByText(en('status.down'), { exact: true }).count()).toBe(0);
  });
});

const CHECKS = ['ordereddates', 'balancednoautoconversion'];
const startsWithMessages = new RegExp(`^${en('nav.messages')}`);

async function save(page: Page): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: en('app.save') })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function downloaded(
  page: Page,
  label: string,
  role: 'button' | 'menuitem' = 'button',
): Promise<{ name: string; text: string; path: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole(role, { name: label }).click(),
  ]);
  expect(download.url()).toMatch(/^blob:/);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, text: await readFile(path, 'utf8') };
}
