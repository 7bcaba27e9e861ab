import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { eventually } from '@hisaab/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PHONE } from '../support/browser';
import { Person } from '../support/person';
import { en } from '../support/words';
import { focusNow, smallTargets, stickingOut } from './in-page';
import { stage } from './stage';

describe('the inbox', () => {
  const theatre = stage();

  async function record(person: Person, payee: string | null, day: number, more: object = {}): Promise<void> {
    const answer = await person.post(
      '/v1/transactions',
      {
        type: 'expense',
        amount: { amount: `${100 + day}`, currency: 'INR' },
        date: `2026-11-${String(day).padStart(2, '0')}`,
        ...(payee === null ? { note: 'chai' } : { payee }),
        categoryId: null,
        ...more,
      },
      { 'idempotency-key': randomUUID() },
    );
    expect(answer.status, answer.text).toBe(201);
  }

  async function waitingPerson(): Promise<Person> {
    const person = await Person.signUp(theatre.baseUrl, { timezone: 'Asia/Kolkata', currency: 'INR' });
    for (const day of [1, 2, 3]) await record(person, 'Blinkit', day);
    await record(person, 'Uber', 4);
    await record(person, null, 5);
    const known = { date: '2026-10-01', categoryId: undefined, category: 'Groceries' };
    await record(person, 'Blinkit', 1, known);
    return person;
  }

  async function groceries(person: Person): Promise<(string | null)[]> {
    const list = await person.get<{ items: { id: string; name: string }[] }>('/v1/categories');
    const id = list.body.items.find(({ name }) => name === 'Groceries')?.id;
    const answer = await person.get<{ items: { payee: string | null }[] }>(
      `/v1/transactions?categoryId=${id}`,
    );
    return answer.body.items.map(({ payee }) => payee).sort();
  }

  /** Rows go before their write has come back. */
  const inGroceries = (person: Person, payees: unknown) =>
    eventually(async () => expect(await groceries(person)).toEqual(payees));

  it('is emptied by the keyboard alone, one payee at a time, and filled again by undo', async () => {
    const person = await waitingPerson();
    const window = await theatre.openAs(person);
    const { page } = window;
    const { keyboard } = page;
    await keyboard.press('g');
    await keyboard.press('i');
    await page.getByRole('heading', { level: 1, name: en('nav.inbox') }).waitFor();
    await page.getByText('5 entries wait for a category.').waitFor();
    await page.getByText('chai').waitFor();
    await window.settled();
    const badge = page.getByRole('link', { name: /^Inbox/ });
    expect(await badge.innerText()).toMatch(/5/);

    // The suggestion takes one key for all three.
    await keyboard.press('j');
    await expectFocus(page, /^Blinkit/);
    await keyboard.press('1');
    await page.getByText('2 entries wait for a category.').waitFor();
    await page.getByText(/^3 entries are now in/).waitFor();
    await inGroceries(person, ['Blinkit', 'Blinkit', 'Blinkit', 'Blinkit']);

    // The focus is on what took its place; another category by its name.
    await expectFocus(page, /^Uber/);
    await keyboard.press('c');
    await keyboard.type('Groc');
    await page.getByRole('option', { name: /Groceries/ }).waitFor();
    await keyboard.press('Enter');
    await page.getByText('1 entry waits for a category.').waitFor();
    await expectFocus(page, /^chai/);
    await keyboard.press('1');
    await page.getByText(en('inbox.nothing')).waitFor();
    await inGroceries(person, expect.objectContaining({ length: 6 }));
    expect(await badge.innerText()).not.toMatch(/\d/);

    await keyboard.press('ControlOrMeta+z');
    await page.getByText('1 entry waits for a category.').waitFor();
    await keyboard.press('ControlOrMeta+z');
    await keyboard.press('ControlOrMeta+z');
    await page.getByText('5 entries wait for a category.').waitFor();
    await inGroceries(person, ['Blinkit']);
  });

  it('loses no key that is pressed while the row before is written, and never draws more than 60 rows', async () => {
    const person = await Person.signUp(theatre.baseUrl, { timezone: 'Asia/Kolkata', currency: 'INR' });
    for (let at = 1; at <= 12; at += 1) await record(person, null, at);
    for (let at = 1; at <= 12; at += 1) await record(person, 'Blinkit', at);
    for (let at = 1; at <= 32; at += 1) await record(person, `Shop ${at}`, (at % 20) + 1);
    await record(person, 'Blinkit', 1, { date: '2026-10-01', categoryId: undefined, category: 'Groceries' });
    const window = await theatre.openAs(person);
    const { page } = window;
    await window.follow('/inbox');
    await page.getByText('56 entries wait for a category.').waitFor();
    const rows = page.locator('[data-waiting]');
    await page
      .getByRole('button', { name: /^Blinkit/ })
      .first()
      .click();
    await window.settled();
    expect(await rows.count()).toBeGreaterThan(40);
    expect(await rows.count()).toBeLessThanOrEqual(60);

    // The server takes its time; the second write fails.
    let asked = 0;
    window.allow(/POST \/v1\/transactions\/bulk 422/);
    await page.route('**/v1/transactions/bulk', async (route) => {
      asked += 1;
      const isRefused = asked === 2;
      await new Promise((over) => setTimeout(over, 400));
      if (isRefused) return route.fulfill({ status: 422, json: { code: 'unprocessable', status: 422 } });
      return route.continue();
    });
    await page.getByRole('button', { name: /^Blinkit/, expanded: true }).click();
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('j');
    await expectFocus(page, /^Blinkit/);
    const names = (await rows.locator('[data-main]').allInnerTexts()).map(
      (text) => text.split('\n')[0] ?? '',
    );
    for (const _ of names.slice(0, 3)) await page.keyboard.press('1');
    expect(asked).toBeLessThan(3);
    await expectFocus(page, new RegExp(`^${names[3]}`));
    // Blinkit's twelve and one other are done; what was refused is back.
    await page.getByText('43 entries wait for a category.').waitFor();
    await page.getByRole('button', { name: new RegExp(`^${names[1]}`) }).waitFor();
    expect(asked).toBe(3);
    await page.getByRole('main').getByRole('alert').first().waitFor();
    await eventually(async () =>
      expect((await groceries(person)).filter((payee) => payee !== 'Blinkit')).toEqual([names[2]]),
    );
    await expectFocus(page, new RegExp(`^${names[3]}`));
  });

  it('is worked through by taps on a phone, one entry or all of a payee', async () => {
    const person = await waitingPerson();
    const window = await theatre.openAs(person, { viewport: PHONE, hasTouch: true, isMobile: true });
    const { page } = window;
    await page.getByRole('link', { name: '5 entries wait for a category.' }).tap();
    await page.getByRole('heading', { level: 1, name: en('nav.inbox') }).waitFor();
    await page.getByText('chai').waitFor();
    await window.settled();
    expect(await page.evaluate(stickingOut)).toEqual([]);
    expect(await page.evaluate(smallTargets)).toEqual([]);
    const judged = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(judged.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);

    await page.getByRole('button', { name: /^Blinkit/ }).tap();
    const one = page.getByRole('listitem').filter({ hasText: '2 Nov' }).last();
    await one.getByRole('button', { name: /^As before/ }).tap();
    await page.getByText('4 entries wait for a category.').waitFor();
    const all = page.getByRole('listitem').filter({ hasText: '2 entries' });
    await all.getByRole('button', { name: /^As before/ }).tap();
    await page.getByText('2 entries wait for a category.').waitFor();
    await inGroceries(person, expect.objectContaining({ length: 4 }));
    expect(await page.locator('[data-waiting]').count()).toBe(2);
  });
});

async function expectFocus(page: Page, wanted: RegExp): Promise<void> {
  await expect
    .poll(() => page.evaluate(focusNow), { message: 'the focus can be seen', timeout: 15_000 })
    .toMatchObject({ name: expect.stringMatching(wanted), isDrawn: true, isOnScreen: true });
}
