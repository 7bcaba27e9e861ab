import { randomUUID } from 'node:crypto';
import type { Locator, Page, Route } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Window } from '../support/browser';
import { Person } from '../support/person';
import { en, startsWith } from '../support/words';
import { stage } from './stage';

interface Account {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly last4: string | null;
}

const AMOUNT = startsWith(en('entry.amount', { currency: 'INR' }));

/** As the server says it. */
const problem = (status: number, code: string, retryAfter?: number) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': `${retryAfter}` } }),
    body: JSON.stringify({ type: 'about:blank', title: code, status, code, requestId: randomUUID() }),
  });

describe('bad days', () => {
  const theatre = stage();
  let person: Person;
  let window: Window;
  let page: Page;

  beforeEach(async () => {
    person = await Person.signUp(theatre.baseUrl, { timezone: 'Asia/Kolkata', currency: 'INR' });
    window = await theatre.openAs(person);
    page = window.page;
  });

  const accounts = async () => (await person.get<{ items: Account[] }>('/v1/accounts')).body.items;

  async function edited(name: string): Promise<Locator> {
    await window.follow('/accounts');
    await page.getByRole('button', { name: en('accounts.editNamed', { name }) }).click();
    const dialog = page.getByRole('dialog', { name: en('accounts.edit') });
    await dialog.waitFor();
    return dialog;
  }

  async function changedElsewhere(path: string, version: number, body: object): Promise<void> {
    const answer = await person.call('PATCH', path, body, { 'if-match': `"${version}"` });
    expect(answer.status, answer.text).toBe(200);
  }

  const save = (place: Locator) => place.getByRole('button', { name: en('app.save'), exact: true }).click();

  it('an account that was changed elsewhere shows both versions; one keeps one’s own or takes theirs', async () => {
    window.allow(/ 412$/);
    const [cash] = await accounts();
    if (!cash) throw new Error('no account');
    let dialog = await edited(cash.name);
    await dialog.getByLabel(startsWith(en('accounts.name'))).fill('Purse');
    await changedElsewhere(`/v1/accounts/${cash.id}`, cash.version, { name: 'Wallet', last4: '1234' });
    await save(dialog);
    const conflict = dialog.getByRole('alert').filter({ hasText: en('conflict.title') });
    await conflict.getByRole('row', { name: /Purse Wallet/ }).waitFor();
    await conflict.getByRole('row', { name: /1234/ }).waitFor();
    await conflict.getByRole('button', { name: en('conflict.takeTheirs') }).click();
    expect(await dialog.getByLabel(startsWith(en('accounts.name'))).inputValue()).toBe('Wallet');
    await save(dialog);
    await dialog.waitFor({ state: 'detached' });

    const [wallet] = await accounts();
    dialog = await edited('Wallet');
    await dialog.getByLabel(startsWith(en('accounts.name'))).fill('Purse');
    await changedElsewhere(`/v1/accounts/${cash.id}`, wallet?.version ?? 0, { name: 'Pocket' });
    await save(dialog);
    await dialog.getByRole('button', { name: en('conflict.keepMine') }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await accounts())[0]).toMatchObject({ name: 'Purse', last4: '1234' });
  });

  it('an entry and the settings that were changed elsewhere show both versions', async () => {
    window.allow(/ 412$/);
    const made = await person.post<{ id: string; version: number }>('/v1/transactions', {
      type: 'expense',
      date: '2026-11-02',
      payee: 'Tea stall',
      note: 'first',
      amount: { amount: '20', currency: 'INR' },
    });
    await window.follow('/transactions');
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Tea stall/ })
      .click();
    const entry = page.getByRole('dialog', { name: en('entry.edit') });
    await entry.getByLabel(AMOUNT).fill('25');
    await changedElsewhere(`/v1/transactions/${made.body.id}`, made.body.version, { note: 'second' });
    await save(entry);
    await entry
      .getByRole('listitem')
      .filter({ hasText: /first.*second/ })
      .waitFor();
    await save(entry);
    await entry.waitFor({ state: 'detached' });
    const now = await person.get(`/v1/transactions/${made.body.id}`);
    expect(now.body).toMatchObject({ amount: { amount: '25.00' }, note: 'first' });

    await window.follow('/settings');
    const start = page.getByLabel(en('settings.monthStart'));
    await start.selectOption('25');
    const book = await person.get<{ version: number }>(`/v1/books/${person.bookId}`);
    await changedElsewhere(`/v1/books/${person.bookId}`, book.body.version, { monthStartDay: 10 });
    await save(page.locator('form').filter({ has: start }));
    await page.getByRole('row', { name: /25 10/ }).waitFor();
    await page.getByRole('button', { name: en('conflict.takeTheirs') }).click();
    expect(await start.inputValue()).toBe('10');
  });

  it('a session that ends in the middle of a dialogue asks for the password and goes on', async () => {
    window.allow(/ 40[01]$/);
    const dialog = await edited('Cash');
    await dialog.getByLabel(startsWith(en('accounts.name'))).fill('Purse');
    await page.context().clearCookies();
    await page.route('**/v1/accounts/*', problem(401, 'token-expired'), { times: 1 });
    await save(dialog);
    const again = page.getByRole('dialog', { name: en('auth.again') });
    await again.getByRole('textbox', { name: startsWith(en('auth.password')) }).fill(person.password);
    await page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    await dialog.waitFor({ state: 'detached' });
    expect((await accounts())[0]?.name).toBe('Purse');
  });

  it('a part that is down is waited for in sight, and what was sent is made once', async () => {
    window.allow(/ (503|429)$/);
    await window.follow('/accounts');
    await page
      .getByRole('main')
      .getByRole('button', { name: en('accounts.add') })
      .click();
    const dialog = page.getByRole('dialog', { name: en('accounts.add') });
    await dialog.getByLabel(startsWith(en('accounts.name'))).fill('Savings');
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/v1/accounts'))
        keys.push(request.headers()['idempotency-key']);
    });
    // It was made, and the answer got lost on its way.
    await page.route(
      '**/v1/accounts',
      async (route) => {
        await route.fetch();
        await problem(503, 'unavailable', 2)(route);
      },
      { times: 1 },
    );
    await save(dialog);
    await dialog.getByRole('timer').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
    expect((await accounts()).filter(({ name }) => name === 'Savings')).toHaveLength(1);

    // One may also stop it.
    const second = await edited('Savings');
    await page.route('**/v1/accounts/*', problem(429, 'too-many-requests', 3), { times: 1 });
    await save(second);
    await second.getByText(en('wait.tooOften')).waitFor();
    await second.getByRole('button', { name: en('wait.stop') }).click();
    await second.getByText(en('wait.over')).waitFor();
    expect(await second.getByRole('timer').count()).toBe(0);
  });

  it('a request that nobody answers ends, in words, and keeps what was typed', async () => {
    await page.clock.install();
    const dialog = await edited('Cash');
    await page.clock.resume();
    await dialog.getByLabel(startsWith(en('accounts.name'))).fill('Purse');
    let asked = 0;
    await page.route('**/v1/accounts/*', () => void (asked += 1), { times: 1 });
    await save(dialog);
    await expect.poll(() => asked).toBe(1);
    await page.clock.fastForward(31_000);
    await dialog.getByText(en('problem.timedOut')).waitFor();
    expect(await dialog.getByLabel(startsWith(en('accounts.name'))).inputValue()).toBe('Purse');
    await save(dialog);
    await dialog.waitFor({ state: 'detached' });
    expect((await accounts())[0]?.name).toBe('Purse');
  });

  it('a page that breaks says so, can be reported and left, and the draft is kept', async () => {
    window.allow(/^(script|console):/);
    await page.keyboard.press('n');
    const entry = page.getByRole('dialog', { name: en('entry.add') });
    await entry.getByLabel(AMOUNT).fill('31');
    await entry.getByRole('combobox', { name: en('entry.payee') }).fill('Kept for later');
    await entry.getByLabel(AMOUNT).focus();
    await page.keyboard.press('Escape');
    await entry.waitFor({ state: 'detached' });
    // An answer that no version of the server gives.
    await page.route('**/v1/ledger/accounts*', (route) =>
      route.fulfill({ json: { items: [{ id: 'x' }], asOf: null } }),
    );
    await page.goto('/ledger');
    const broken = page.getByRole('heading', { level: 1, name: en('crash.title') });
    await broken.waitFor();
    const details = await page.locator('pre').innerText();
    expect(details).toMatch(/Hisaab \d+\.\d+/);
    expect(details).toContain('page /ledger');
    expect(details).not.toContain(person.email);
    // The rest of the client goes on.
    await page
      .getByRole('navigation')
      .getByRole('link', { name: en('nav.accounts') })
      .click();
    await page.getByRole('heading', { level: 1, name: en('nav.accounts') }).waitFor();
    await page.unrouteAll();
    await page.goto('/ledger');
    await page.getByRole('heading', { level: 1, name: en('nav.ledger') }).waitFor();
    await page.keyboard.press('n');
    await entry.getByText(en('entry.again')).waitFor();
    expect(await entry.getByLabel(AMOUNT).inputValue()).toBe('31');
  });

  it('a part of the page that a new version has taken away is fetched anew, once', async () => {
    window.allow(/^(script|console):| (404|503)$|ERR_FAILED/);
    let isGone = true;
    await page.route('**/assets/accounts-page-*.js', (route) =>
      isGone ? route.fulfill({ status: 404, body: '' }) : route.continue(),
    );
    const reloaded = page.waitForEvent('load');
    await page
      .getByRole('navigation')
      .getByRole('link', { name: en('nav.accounts') })
      .click();
    await reloaded;
    // Still gone: not asked for ever.
    await page.getByRole('heading', { level: 1, name: en('crash.title') }).waitFor();
    await page.getByText(en('crash.missing')).waitFor();
    isGone = false;
    await page.getByRole('button', { name: en('crash.reload') }).click();
    await page.getByRole('heading', { level: 1, name: en('nav.accounts') }).waitFor();
  });

  it('what is late or down is said over every page, with the time, and goes by itself', async () => {
    const since = new Date(Date.now() - 200_000).toISOString();
    await page.route('**/v1/status', async (route) => {
      const answer = (await (await route.fetch()).json()) as { parts: { name: string }[] };
      const parts = answer.parts.map((part) =>
        part.name === 'reporting' ? { ...part, state: 'late', since, secondsLate: 185 } : part,
      );
      await route.fulfill({ json: { ...answer, state: 'late', parts } });
    });
    await page.goto('/transactions');
    const banner = page.getByText(/^Reports are 3 minutes behind, since .+What you record is safe\.$/);
    await banner.waitFor();
    await page.unrouteAll();
    await banner.waitFor({ state: 'detached', timeout: 10_000 });
  });
});
