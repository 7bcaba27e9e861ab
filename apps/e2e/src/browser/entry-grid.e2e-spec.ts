import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { PHONE, type Window } from '../support/browser';
import { Person } from '../support/person';
import { en, startsWith } from '../support/words';
import { stickingOut } from './in-page';
import { stage } from './stage';

interface Item {
  readonly id: string;
  readonly version: number;
  readonly payee: string | null;
  readonly note: string | null;
  readonly date: string;
  readonly amount: { amount: string };
  readonly tags: string[];
}

const AMOUNT = startsWith(en('entry.amount', { currency: 'INR' }));

describe('the list as a grid', () => {
  const theatre = stage();
  let person: Person;
  let window: Window;
  let page: Page;

  beforeEach(async () => {
    person = await Person.signUp(theatre.baseUrl, { timezone: 'Asia/Kolkata', currency: 'INR' });
    for (const [date, payee, amount] of [
      ['2026-11-03', 'Upper', '10'],
      ['2026-11-02', 'Middle', '20'],
      ['2026-11-01', 'Lower', '30'],
    ]) {
      const entry = { type: 'expense', date, payee, amount: { amount, currency: 'INR' } };
      const made = await person.post('/v1/transactions', entry, { 'idempotency-key': randomUUID() });
      expect(made.status, made.text).toBe(201);
    }
    window = await theatre.openAs(person);
    page = window.page;
    await window.follow('/transactions');
    await page.getByRole('listitem').first().waitFor();
  });

  const items = async (): Promise<Item[]> =>
    (await person.get<{ items: Item[] }>('/v1/transactions')).body.items;
  const middle = async (): Promise<Item> => {
    const found = (await items())[1];
    if (!found) throw new Error('there are three');
    return found;
  };
  const focusOn = (name: RegExp) => page.getByRole('button', { name }).focus();
  const focused = (label: RegExp | string) =>
    page.getByRole('list').getByLabel(label).and(page.locator(':focus')).waitFor();

  it('edits fields in their row: Tab goes on, Enter saves them at once, Escape leaves them, Ctrl+Z takes back', async () => {
    await focusOn(/^Middle/);
    await page.keyboard.press('a');
    await focused(AMOUNT);
    await page.keyboard.type('20+5');
    await page.keyboard.press('Shift+Tab');
    await focused(en('entry.note'));
    await page.keyboard.type('with sugar');
    const patches: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') patches.push(request.headers()['if-match'] ?? '');
    });
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: en('entry.changed') })
      .waitFor();
    expect(await middle()).toMatchObject({ amount: { amount: '25.00' }, note: 'with sugar', version: 2 });
    expect(patches).toEqual(['"1"']);
    // The row has the focus again: the next letter is its own.
    await page
      .getByRole('button', { name: /^Middle/ })
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('p');
    await focused(en('entry.payee'));
    await page.keyboard.type('Other');
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /^Middle/ })
      .and(page.locator(':focus'))
      .waitFor();
    expect(await middle()).toMatchObject({ payee: 'Middle', version: 2 });

    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(middle).toMatchObject({ amount: { amount: '20.00' }, note: null });
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(middle).toMatchObject({ amount: { amount: '25.00' }, note: 'with sugar' });

    // What is wrong is said in its place, and nothing is sent.
    await focusOn(/^Middle/);
    await page.keyboard.press('a');
    await focused(AMOUNT);
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    await page.getByRole('list').getByText(en('entry.amountWrong')).waitFor();
    await page.keyboard.press('Escape');
    // The letters after g go to pages all the same.
    await focusOn(/^Middle/);
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.getByRole('heading', { level: 1, name: en('nav.accounts') }).waitFor();
  });

  it('says what changed elsewhere meanwhile, and puts ours over it only when asked again', async () => {
    window.allow(/PATCH .* 412$/);
    await focusOn(/^Middle/);
    await page.keyboard.press('m');
    await focused(en('entry.note'));
    const before = await middle();
    const theirs = await person.call(
      'PATCH',
      `/v1/transactions/${before.id}`,
      { amount: { amount: '21', currency: 'INR' } },
      { 'if-match': '"1"' },
    );
    expect(theirs.status).toBe(200);
    await page.keyboard.type('mine');
    await page.keyboard.press('Enter');
    const told = page.getByRole('list').getByRole('alert');
    await told.getByText(en('entry.changedMeanwhile')).waitFor();
    await told.getByText('Amount: ₹20.00 → ₹21.00').waitFor();
    expect(await middle()).toMatchObject({ note: null, version: 2 });
    await focused(en('entry.note'));
    await page.keyboard.press('Enter');
    await told.waitFor({ state: 'detached' });
    await expect.poll(middle).toMatchObject({ note: 'mine', amount: { amount: '21.00' }, version: 3 });

    // The open entry says so too, and takes what is there.
    await page.getByRole('button', { name: /^Middle/ }).click();
    const form = page.getByRole('dialog', { name: en('entry.edit') });
    await form.waitFor();
    await person.call('PATCH', `/v1/transactions/${before.id}`, { note: 'theirs' }, { 'if-match': '"3"' });
    await form.getByLabel(en('entry.note')).fill('ours');
    await form.getByRole('button', { name: en('app.save') }).click();
    await form.getByText('Note: mine → theirs').waitFor();
    await form.getByRole('button', { name: en('entry.takeTheirs') }).click();
    expect(await form.getByLabel(en('entry.note')).inputValue()).toBe('theirs');
  });

  it('has a bar for what is chosen that leaves a phone its list', async () => {
    const phone = await theatre.openAs(person, { viewport: PHONE });
    await phone.follow('/transactions');
    await phone.page.getByRole('checkbox').first().check();
    const bar = phone.page.getByRole('region', { name: '1 chosen' });
    const box = await bar.boundingBox();
    expect(box?.height).toBeLessThanOrEqual(125);
    expect(await phone.page.evaluate(stickingOut)).toEqual([]);
    await bar.getByRole('button', { name: en('transactions.addTags') }).click();
    const tags = phone.page.getByRole('dialog').getByRole('combobox');
    await tags.fill('trip');
    await phone.page.keyboard.press('Enter');
    await phone.page.getByRole('button', { name: en('transactions.applyTags') }).click();
    await expect.poll(async () => (await items())[0]?.tags).toEqual(['trip']);
  });
});
