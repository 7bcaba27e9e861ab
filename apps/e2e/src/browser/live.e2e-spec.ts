import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { PHONE, type Window } from '../support/browser';
import { Person } from '../support/person';
import { en, startsWith } from '../support/words';
import { logIn, stage } from './stage';

/** From the answer to the one who wrote until the others see it. */
const SEEN_WITHIN_MS = 2_000;

interface Named {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

const AMOUNT = startsWith(en('entry.amount', { currency: 'INR' }));

describe('two devices', () => {
  const theatre = stage();
  let person: Person;
  let desk: Window;
  let phone: Window;

  beforeEach(async () => {
    person = await Person.signUp(theatre.baseUrl, { timezone: 'Asia/Kolkata', currency: 'INR' });
    for (let at = 1; at <= 30; at += 1) await record(`Shop ${at}`, `2026-11-${String((at % 20) + 1)}`);
    [desk, phone] = await Promise.all([
      theatre.openAs(person),
      theatre.openAs(person, { viewport: PHONE, hasTouch: true }),
    ]);
  });

  async function record(payee: string, date: string): Promise<void> {
    const answer = await person.post(
      '/v1/transactions',
      {
        type: 'expense',
        date: date.replace(/-(\d)$/, '-0$1'),
        payee,
        amount: { amount: '10', currency: 'INR' },
      },
      { 'idempotency-key': randomUUID() },
    );
    expect(answer.status, answer.text).toBe(201);
  }

  const row = (page: Page, payee: string) =>
    page.getByRole('main').getByRole('button', { name: startsWith(payee) });

  async function seesSoon(page: Page, payee: string): Promise<void> {
    await row(page, payee).first().waitFor({ state: 'attached', timeout: SEEN_WITHIN_MS });
  }

  async function add(window: Window, amount: string, payee: string): Promise<void> {
    const { page } = window;
    await page
      .getByRole('banner')
      .getByRole('button', { name: en('entry.add') })
      .click();
    const entry = page.getByRole('dialog', { name: en('entry.add') });
    await entry.getByLabel(AMOUNT).fill(amount);
    await entry.getByLabel(en('entry.payee')).fill(payee);
    await entry.getByRole('button', { name: en('app.save'), exact: true }).click();
    await entry.waitFor({ state: 'detached' });
  }

  it('show what the other recorded within two seconds, and nothing of one’s own is lost', async () => {
    const { page } = desk;
    await desk.follow('/transactions');
    await row(page, 'Shop 19').first().waitFor();
    await page.getByRole('checkbox').nth(3).click();
    const chosen = page.getByText('1 chosen');
    await chosen.waitFor();
    await page
      .getByRole('searchbox')
      .or(page.getByLabel(en('transactions.search')))
      .first()
      .focus();
    await page.evaluate('scrollTo(0, 400)');
    const focused = await page.evaluate<string>('document.activeElement.outerHTML.slice(0, 80)');

    await add(phone, '77', 'Bakery from the phone');
    await seesSoon(page, 'Bakery from the phone');
    expect(await page.evaluate('document.activeElement.outerHTML.slice(0, 80)')).toBe(focused);
    await chosen.waitFor();
    expect(await page.evaluate<number>('scrollY')).toBeGreaterThan(300);

    // While something is typed in a dialogue, the page behind it follows.
    await page.evaluate('scrollTo(0, 0)');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('n');
    const entry = page.getByRole('dialog', { name: en('entry.add') });
    await entry.getByLabel(AMOUNT).fill('123');
    await entry.getByLabel(en('entry.note')).fill('half a sent');
    await add(phone, '78', 'Chemist from the phone');
    await page
      .getByText('Chemist from the phone')
      .first()
      .waitFor({ state: 'attached', timeout: SEEN_WITHIN_MS });
    await page.keyboard.type('ence');
    expect(await entry.getByLabel(en('entry.note')).inputValue()).toBe('half a sentence');
    expect(await entry.getByLabel(AMOUNT).inputValue()).toBe('123');
  });

  it('show what the other calls otherwise: a payee, an account, a category', async () => {
    const { page } = desk;
    const names = { payees: 'Tea stall', accounts: 'Cash', categories: 'Groceries' };
    const entry = { type: 'expense', date: '2026-11-22', payee: 'Tea stall', category: 'Groceries' };
    const made = await person.post('/v1/transactions', {
      ...entry,
      amount: { amount: '12', currency: 'INR' },
    });
    expect(made.status, made.text).toBe(201);
    await desk.follow('/transactions');
    await row(page, 'Tea stall').first().waitFor();
    for (const [list, known] of Object.entries(names)) {
      const found = await person.get<{ items: Named[] }>(`/v1/${list}?limit=100`);
      const one = found.body.items.find(({ name }) => name === known);
      const before = { 'if-match': `"${one?.version}"` };
      const answer = await person.call(
        'PATCH',
        `/v1/${list}/${one?.id}`,
        { name: `Another ${list}` },
        before,
      );
      expect(answer.status, answer.text).toBe(200);
      await page
        .getByRole('main')
        .getByText(`Another ${list}`)
        .first()
        .waitFor({ state: 'attached', timeout: SEEN_WITHIN_MS });
    }
  });

  it('of which one lost its network catch up when it is back', async () => {
    const { page } = desk;
    desk.allow(/ERR_INTERNET_DISCONNECTED/);
    await desk.follow('/transactions');
    await page.context().setOffline(true);
    const banner = page.getByText(startsWith(en('banner.offline').split('{')[0] ?? ''));
    await banner.waitFor();
    await record('While the desk was away', '2026-11-22');
    await page.context().setOffline(false);
    await banner.waitFor({ state: 'detached' });
    await row(page, 'While the desk was away').first().waitFor({ state: 'attached' });
  });

  it('keep one stream for all tabs of a browser, which another tab takes over', async () => {
    const { page } = desk;
    const context = page.context();
    let streams = 0;
    context.on('request', (request) => {
      if (request.url().endsWith('/v1/events')) streams += 1;
    });
    const second = await context.newPage();
    await second.goto('/transactions');
    await row(second, 'Shop 19').first().waitFor();
    await record('For both tabs', '2026-11-22');
    await seesSoon(second, 'For both tabs');
    expect(streams).toBe(0);
    await page.close();
    await expect.poll(() => streams, { timeout: 5_000 }).toBe(1);
    await record('For the tab that stayed', '2026-11-22');
    await row(second, 'For the tab that stayed').first().waitFor({ state: 'attached', timeout: 4_000 });
  });

  it('end the stream when one logs out, and begin one when one logs in', async () => {
    const { page } = phone;
    const ended = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/v1/events'));
    await page.getByRole('button', { name: en('auth.logOut') }).click();
    await ended;
    const begun = page.waitForRequest((request) => request.url().endsWith('/v1/events'));
    await logIn(phone, person, 'en');
    await begun;
  });
});
