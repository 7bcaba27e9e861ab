import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Window } from '../support/browser';
import { Person } from '../support/person';
import { en, startsWith } from '../support/words';
import { stage } from './stage';

interface Item {
  readonly id: string;
  readonly payee: string | null;
  readonly date: string;
  readonly tags: string[];
  readonly categoryId: string | null;
  readonly amount: { amount: string };
  readonly splits: { amount: { amount: string } }[];
}

const AMOUNT = startsWith(en('entry.amount', { currency: 'INR' }));
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kolkata' }).format(new Date());

describe('entries that come again', () => {
  const theatre = stage();
  let person: Person;
  let window: Window;
  let page: Page;

  beforeEach(async () => {
    person = await Person.signUp(theatre.baseUrl, { timezone: 'Asia/Kolkata', currency: 'INR' });
    const made = await person.post(
      '/v1/transactions',
      {
        type: 'expense',
        date: '2026-11-02',
        amount: { amount: '120', currency: 'INR' },
        payee: 'Auto Raja',
        category: 'Transport',
        tags: ['office'],
      },
      { 'idempotency-key': randomUUID() },
    );
    expect(made.status, made.text).toBe(201);
    window = await theatre.openAs(person);
    page = window.page;
  });

  const items = async (): Promise<Item[]> =>
    (await person.get<{ items: Item[] }>('/v1/transactions?limit=50')).body.items;
  const amounts = async (): Promise<string[]> => (await items()).map(({ amount }) => amount.amount).sort();
  const row = (): Locator => page.getByRole('button', { name: /^Auto Raja/ }).first();
  /** The page has heard of what the server took back. */
  const oneRow = () => expect.poll(() => page.getByRole('button', { name: /^Auto Raja/ }).count()).toBe(1);
  const dialog = (name: string): Locator => page.getByRole('dialog', { name: en(name) });
  const notice = (text: string): Locator => page.getByRole('alert').filter({ hasText: text });

  it('are repeated today by d, by the row’s menu and from the open entry, each taken back', async () => {
    await window.follow('/transactions');
    await row().focus();
    await page.keyboard.press('d');
    await notice(en('entry.repeated', { amount: '₹120.00' })).waitFor();
    const [again, first] = await items();
    expect(again).toMatchObject({ date: today(), payee: 'Auto Raja', tags: ['office'] });
    expect(again?.categoryId).toBe(first?.categoryId);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(amounts).toEqual(['120.00']);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(amounts).toEqual(['120.00', '120.00']);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(amounts).toEqual(['120.00']);
    await oneRow();

    await page.getByRole('button', { name: en('transactions.actionsOf', { name: 'Auto Raja' }) }).click();
    await page.getByRole('menuitem', { name: en('entry.repeat') }).click();
    await expect.poll(amounts).toEqual(['120.00', '120.00']);
    await notice(en('entry.repeated', { amount: '₹120.00' }))
      .getByRole('button', { name: en('undo.undo') })
      .click();
    await expect.poll(amounts).toEqual(['120.00']);
    await oneRow();

    await row().click();
    await dialog('entry.edit')
      .getByRole('button', { name: en('entry.actions') })
      .click();
    await page.getByRole('menuitem', { name: en('entry.repeat') }).click();
    await dialog('entry.edit').waitFor({ state: 'detached' });
    await expect.poll(amounts).toEqual(['120.00', '120.00']);
  });

  it('are kept as templates, chosen on another device, renamed, deleted and brought back', async () => {
    await window.follow('/transactions');
    await row().click();
    await dialog('entry.edit')
      .getByRole('button', { name: en('entry.actions') })
      .click();
    await page.getByRole('menuitem', { name: en('templates.keep') }).click();
    await notice(en('templates.kept', { name: 'Auto Raja' })).waitFor();

    const other = await theatre.openAs(person);
    await other.page.keyboard.press('n');
    const form = other.page.getByRole('dialog', { name: en('entry.add') });
    await form.getByRole('combobox', { name: en('templates.from') }).click();
    await other.page.getByRole('option', { name: 'Auto Raja' }).click();
    await form.getByLabel(AMOUNT).and(other.page.locator(':focus')).waitFor();
    expect(await form.getByLabel(AMOUNT).inputValue()).toBe('120.00');
    await other.page.keyboard.press('ControlOrMeta+a');
    await other.page.keyboard.type('135');
    await other.page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    const [made, first] = await items();
    expect(made).toMatchObject({ amount: { amount: '135.00' }, payee: 'Auto Raja', date: today() });
    expect(made?.categoryId).toBe(first?.categoryId);
    await other.close();

    // From the palette, by its name.
    await page.keyboard.press('Escape');
    await dialog('entry.edit').waitFor({ state: 'detached' });
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('option', { name: en('templates.title') }).click();
    const manage = dialog('templates.title');
    const name = manage.getByRole('textbox', { name: en('templates.nameOf', { name: 'Auto Raja' }) });
    await name.fill('To work');
    await name.press('Enter');
    await notice(en('templates.renamed', { name: 'To work' })).waitFor();
    await manage.getByRole('button', { name: en('templates.deleteNamed', { name: 'To work' }) }).click();
    await notice(en('templates.deleted', { name: 'To work' })).waitFor();
    await manage.getByText(en('templates.none')).waitFor();
    await page.keyboard.press('Escape');
    await manage.waitFor({ state: 'detached' });
    await page.keyboard.press('ControlOrMeta+z');
    await notice(en('undo.done')).waitFor();

    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('to wo');
    await page.getByRole('option', { name: 'To work', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    const add = dialog('entry.add');
    await add.getByLabel(AMOUNT).waitFor();
    const payee = add.getByRole('combobox', { name: en('entry.payee') });
    await expect.poll(() => payee.inputValue()).toBe('Auto Raja');
  });

  it('are split evenly, by percent and by amounts; the rest is reckoned, what is wrong is said beside it', async () => {
    await page.keyboard.press('n');
    const form = dialog('entry.add');
    await form.getByLabel(AMOUNT).fill('100');
    await form.getByRole('button', { name: en('entry.split'), exact: true }).click();
    await form.getByRole('button', { name: en('entry.splitAdd') }).click();
    const way = (key: string) => form.getByText(en(key), { exact: true }).click();
    const part = (number: number, key = 'entry.splitAmount'): Locator =>
      form.getByRole('textbox', { name: en(key, { number: String(number) }), exact: true });
    await way('entry.splitEven');
    expect(await Promise.all([1, 2, 3].map((number) => part(number).inputValue()))).toEqual([
      '33.34',
      '33.33',
      '33.33',
    ]);

    await way('entry.splitByPercent');
    await part(1, 'entry.splitPercent').fill('50');
    await part(2, 'entry.splitPercent').fill('20');
    expect(await part(3).inputValue()).toBe('30.00');
    await form.getByText(en('entry.splitSum', { sum: '₹100.00', amount: '₹100.00' })).waitFor();

    await way('entry.splitByAmount');
    await part(1).fill('80');
    await part(2).fill('40');
    await form.getByText(en('entry.splitOver', { amount: '₹20.00' })).waitFor();
    await part(2).fill('5+5');
    expect(await part(3).inputValue()).toBe('10.00');

    // What is missing is said at its field, which has the focus.
    await form.getByRole('button', { name: en('app.save') }).click();
    const first = form.getByRole('combobox', { name: en('entry.splitCategory', { number: '1' }) });
    await first.and(page.locator(':focus')).waitFor();
    expect(await form.getByText(en('entry.splitNoCategory')).count()).toBe(3);
    for (const [number, category] of ['Groc', 'Trans', 'Rent'].entries()) {
      await form
        .getByRole('combobox', { name: en('entry.splitCategory', { number: String(number + 1) }) })
        .fill(category);
      await page
        .getByRole('option', { name: new RegExp(`\\b${category}`) })
        .first()
        .click();
    }
    await form.getByRole('button', { name: en('app.save') }).click();
    await form.waitFor({ state: 'detached' });
    const [made] = await items();
    expect(made?.splits.map(({ amount }) => amount.amount)).toEqual(['80.00', '10.00', '10.00']);
  });
});
