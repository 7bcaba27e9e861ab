import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Window } from '../support/browser';
import { Person } from '../support/person';
import { en, startsWith } from '../support/words';
import { stage } from './stage';

interface Recorded {
  readonly items: {
    payee: string | null;
    note: string | null;
    date: string;
    categoryId: string | null;
    tags: string[];
    amount: { amount: string };
  }[];
}

/** Those of the web page's own fields. */
const AMOUNT = startsWith(en('entry.amount', { currency: 'INR' }));

describe('adding from anywhere', () => {
  const theatre = stage();
  let person: Person;
  let window: Window;
  let page: Page;

  beforeEach(async () => {
    person = await Person.signUp(theatre.baseUrl, { timezone: 'Asia/Kolkata', currency: 'INR' });
    await must({ amount: '90', payee: 'Zomato Kitchen', category: 'Eating out' });
    window = await theatre.openAs(person);
    page = window.page;
  });

  async function must({
    amount,
    ...rest
  }: {
    amount: string;
    payee: string;
    category: string;
  }): Promise<void> {
    const answer = await person.post(
      '/v1/transactions',
      { type: 'expense', date: '2026-11-02', amount: { amount, currency: 'INR' }, ...rest },
      { 'idempotency-key': randomUUID() },
    );
    expect(answer.status, answer.text).toBe(201);
  }

  async function recorded(): Promise<Recorded['items']> {
    return (await person.get<Recorded>('/v1/transactions?limit=50')).body.items;
  }

  const amounts = async (): Promise<string[]> =>
    (await recorded()).map(({ amount }) => amount.amount).sort((a, b) => Number(a) - Number(b));

  const entry = (): Locator => page.getByRole('dialog', { name: en('entry.add') });

  async function opened(): Promise<Locator> {
    await page.keyboard.press('n');
    await entry().waitFor();
    return entry();
  }

  it('a known expense takes at most eight keys beside the digits; it can be taken back and done again', async () => {
    await window.follow('/reports/monthly');
    let keys = 0;
    const press = async (...names: string[]) => {
      for (const name of names) {
        keys += 1;
        await page.keyboard.press(name);
      }
    };
    await press('n');
    await entry().getByLabel(AMOUNT).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('250');
    await press('Tab', 'z', 'o');
    await page.getByRole('option', { name: 'Zomato Kitchen' }).waitFor();
    await press('ArrowDown', 'Enter');
    await entry()
      .getByText(/As last time: .*Eating out/)
      .waitFor();
    await press('Enter');
    await entry().waitFor({ state: 'detached' });
    expect(keys).toBeLessThanOrEqual(8);

    const before = (await recorded()).find(({ amount }) => amount.amount === '90.00');
    const [made] = await recorded();
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kolkata' }).format(new Date());
    expect(made).toMatchObject({
      payee: 'Zomato Kitchen',
      date: today,
      amount: { amount: '250.00' },
      categoryId: before?.categoryId,
    });
    await page.getByText(en('entry.recorded', { amount: '₹250.00' })).waitFor();

    await page.keyboard.press('ControlOrMeta+z');
    await page
      .getByRole('alert')
      .filter({ hasText: en('undo.done') })
      .getByText('₹250.00')
      .waitFor();
    expect(await amounts()).toEqual(['90.00']);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await page
      .getByRole('alert')
      .filter({ hasText: en('undo.redone') })
      .getByText('₹250.00')
      .waitFor();
    expect(await amounts()).toEqual(['90.00', '250.00']);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(amounts).toEqual(['90.00']);
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByText(en('undo.nothing')).waitFor();
  });

  it('what was typed survives a reload and an ended session', async () => {
    let form = await opened();
    await form.getByLabel(AMOUNT).fill('99');
    await form.getByRole('combobox', { name: en('entry.payee') }).fill('Night bus');
    await form.getByLabel(AMOUNT).focus();
    await page.reload();
    await window.settled();
    form = await opened();
    await form.getByText(en('entry.again')).waitFor();
    expect(await form.getByLabel(AMOUNT).inputValue()).toBe('99');
    expect(await form.getByRole('combobox', { name: en('entry.payee') }).inputValue()).toBe('Night bus');

    // The session is over: no cookie, and a token that is refused once.
    window.allow(/ 40[01]$/);
    await page.context().clearCookies();
    await page.route(
      '**/v1/transactions',
      (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' }),
      { times: 1 },
    );
    await form.getByRole('button', { name: en('app.save') }).click();
    const again = page.getByRole('dialog', { name: en('auth.again') });
    await again.waitFor();
    expect(await again.getByLabel(en('auth.email')).inputValue()).toBe(person.email);
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await again.getByRole('alert').waitFor();
    await again.getByRole('textbox', { name: startsWith(en('auth.password')) }).fill(person.password);
    await page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    await form.waitFor({ state: 'detached' });
    expect(await amounts()).toEqual(['90.00', '99.00']);

    // Saved, it is offered no more.
    form = await opened();
    expect(await form.getByLabel(AMOUNT).inputValue()).toBe('');
    expect(await form.getByText(en('entry.again')).count()).toBe(0);
  });

  it('the palette finds pages and payees, and takes a line, whose chips are taken off and set right', async () => {
    const palette = page.getByRole('dialog', { name: en('palette.title') });
    const find = async (typed: string) => {
      await page.keyboard.press('ControlOrMeta+k');
      await palette.getByRole('combobox').and(page.locator(':focus')).waitFor();
      await page.keyboard.type(typed);
    };
    await find('ledg');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: en('nav.ledger') }).waitFor();
    await window.settled();

    await find('zoma');
    await palette.getByRole('option', { name: 'Zomato Kitchen', exact: true }).click();
    await page.waitForURL(/transactions\?payeeId=/);
    await page.getByRole('button', { name: /^Zomato Kitchen/ }).waitFor();

    await find('how much did I spend at zomato this year?');
    await palette.getByRole('option', { name: /^₹90\.00 was spent on Zomato Kitchen/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/transactions\?from=.*payeeId=/);
    await page.getByRole('button', { name: /^Zomato Kitchen/ }).waitFor();

    // Nothing happens by a letter while one types.
    await page.keyboard.press('/');
    await page
      .getByRole('searchbox', { name: en('transactions.search') })
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.type('n?');
    expect(await page.getByRole('dialog').count()).toBe(0);

    await find('350 rickshaw yesterday #office');
    await page.keyboard.press('Enter');
    const chips = entry().getByRole('group', { name: en('quick.understood') });
    await chips.getByText(`${en('charts.amount')}: 350.00`).waitFor();
    await chips.getByText(`${en('entry.tags')}: #office`).waitFor();
    await chips.getByRole('button', { name: en('quick.takeOff', { name: en('entry.date') }) }).click();
    await chips.getByText(`${en('charts.amount')}: 350.00`).click();
    await entry().getByLabel(AMOUNT).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('375');
    await chips.getByText(`${en('charts.amount')}: 375`).waitFor();
    await entry().getByLabel(en('quick.label')).press('Enter');
    await entry().waitFor({ state: 'detached' });
    const made = (await recorded()).find(({ amount }) => amount.amount === '375.00');
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kolkata' }).format(new Date());
    expect(made).toMatchObject({ date: today, tags: ['office'] });

    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: en('help.title') });
    for (const key of ['help.redo', 'palette.title', 'nav.security', 'help.day']) {
      await help.getByText(en(key), { exact: true }).first().waitFor();
    }
  });
});
