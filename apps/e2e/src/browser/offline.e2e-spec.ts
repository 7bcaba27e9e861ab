import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Window } from '../support/browser';
import { PHONE } from '../support/browser';
import { Person } from '../support/person';
import { en, startsWith } from '../support/words';
import { logIn, stage } from './stage';

interface Transaction {
  readonly id: string;
  readonly version: number;
  readonly payee: string | null;
  readonly amount: { readonly amount: string };
}

const AMOUNT = startsWith(en('entry.amount', { currency: 'INR' }));

/** How far the device's copy is; null while there is none. Runs in the page. */
function copiedAt(): Promise<string | null> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('hisaab');
    opening.onsuccess = () => {
      const { result } = opening;
      const done = (said: string | null): void => {
        result.close();
        resolve(said);
      };
      if (!result.objectStoreNames.contains('marks')) return done(null);
      const asked = result.transaction('marks').objectStore('marks').getAll();
      asked.onsuccess = () => done((asked.result as { asOf: string }[])[0]?.asOf ?? null);
    };
    opening.onerror = () => resolve(null);
  });
}

describe('without a network', () => {
  const theatre = stage();
  let person: Person;

  beforeEach(async () => {
    person = await Person.signUp(theatre.baseUrl, { timezone: 'Asia/Kolkata', currency: 'INR' });
    const known = { type: 'expense', date: '2026-11-02', payee: 'Zomato Kitchen', category: 'Eating out' };
    const answer = await person.post('/v1/transactions', {
      ...known,
      amount: { amount: '90', currency: 'INR' },
    });
    expect(answer.status, answer.text).toBe(201);
  });

  const recorded = async (): Promise<Transaction[]> =>
    (await person.get<{ items: Transaction[] }>('/v1/transactions?limit=50')).body.items;
  const amounts = async (): Promise<string[]> =>
    (await recorded()).map(({ amount }) => amount.amount).sort((a, b) => Number(a) - Number(b));

  /** A window that has been here before: its pages are kept, and so is a copy of the book. */
  async function seasoned(): Promise<Window> {
    const window = await theatre.open({ serviceWorkers: 'allow', viewport: PHONE });
    window.allow(/ERR_INTERNET_DISCONNECTED/);
    await logIn(window, person, 'en');
    const { page } = window;
    await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
    await expect.poll(() => page.evaluate(copiedAt), { timeout: 30_000 }).not.toBeNull();
    return window;
  }

  const waiting = (page: Page): Locator =>
    page.getByRole('region', { name: en('waiting.title') }).getByRole('listitem');

  async function addLight(page: Page, amount: string, payee: string): Promise<void> {
    await page.getByLabel(AMOUNT).fill(amount);
    await page.getByLabel(en('entry.payee')).fill(payee);
    await page.getByRole('button', { name: en('add.save') }).click();
    await page.getByText(en('add.kept', { amount: '' }).trim()).waitFor();
  }

  it('three entries wait, through reloads, and are recorded once each when it is back', async () => {
    const window = await seasoned();
    const { page } = window;
    const context = page.context();
    await context.setOffline(true);
    await page.reload();
    await page.getByText('Zomato Kitchen').first().waitFor();
    // It is said once, with what one sees meanwhile.
    await page.getByText(/^You are offline since .* this device had at /).waitFor();
    const told = page.getByRole('status').filter({ hasText: /offline|cannot be reached/ });
    expect(await told.count()).toBe(1);

    await page
      .getByRole('banner')
      .getByRole('button', { name: en('entry.add') })
      .click();
    const entry = page.getByRole('dialog', { name: en('entry.add') });
    await entry.getByLabel(AMOUNT).fill('250');
    await entry.getByLabel(en('entry.payee')).fill('Zomato Kitchen');
    await entry.getByRole('button', { name: en('app.save') }).click();
    await entry.waitFor({ state: 'detached' });
    await expect.poll(() => waiting(page).count()).toBe(1);

    await page.goto('/add');
    await addLight(page, '120+80/2', 'Namma Metro');
    await page.getByLabel(en('add.line')).fill('60 chai with team');
    await page.getByText(en('add.lineAlone')).waitFor();
    await page.getByRole('button', { name: en('add.save') }).click();
    await expect.poll(() => waiting(page).count()).toBe(3);
    await page.reload();
    await expect.poll(() => waiting(page).count()).toBe(3);
    expect(await amounts()).toEqual(['90.00']);

    // Another tab of the same device: both find the network again at once.
    const other = await context.newPage();
    await other.goto('/transactions');
    await expect.poll(() => waiting(other).count()).toBe(3);
    await context.setOffline(false);
    await expect.poll(amounts, { timeout: 30_000 }).toEqual(['60.00', '90.00', '160.00', '250.00']);
    await expect.poll(() => waiting(page).count()).toBe(0);
    await expect.poll(() => waiting(other).count()).toBe(0);
    await other.getByText('chai with team').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'chai with team' }).waitFor();
    expect(await amounts()).toHaveLength(4);
  });

  it('what was changed elsewhere meanwhile is shown with both versions, and mine can be kept', async () => {
    const window = await seasoned();
    const { page } = window;
    window.allow(/PATCH \/v1\/transactions\/\S+ 412/);
    await window.follow('/transactions');
    await page.context().setOffline(true);
    await page
      .getByRole('main')
      .getByRole('button', { name: /Zomato Kitchen/ })
      .click();
    const entry = page.getByRole('dialog', { name: en('entry.edit') });
    await entry.getByLabel(AMOUNT).fill('95');
    await entry.getByRole('button', { name: en('app.save') }).click();
    await entry.waitFor({ state: 'detached' });
    await waiting(page).getByText(en('waiting.changing')).waitFor();

    const [before] = await recorded();
    const elsewhere = await person.call(
      'PATCH',
      `/v1/transactions/${before?.id}`,
      { note: 'with the bill' },
      { 'if-match': `"${before?.version}"` },
    );
    expect(elsewhere.status, elsewhere.text).toBe(200);
    await page.context().setOffline(false);
    await waiting(page).getByText(en('waiting.changedMeanwhile')).waitFor();
    const told = await waiting(page).innerText();
    expect(told).toMatch(/95\.00[\s\S]*90\.00[\s\S]*with the bill/);

    await page.getByRole('button', { name: en('waiting.keepMine') }).click();
    await expect.poll(() => waiting(page).count()).toBe(0);
    expect(await recorded()).toMatchObject([{ amount: { amount: '95.00' }, version: 3 }]);
  });

  it('a server without time is asked again when it said; a shared message lands in the line', async () => {
    const window = await theatre.openAs(person);
    window.allow(/POST \/v1\/transactions 503/);
    const { page } = window;
    let refused = 0;
    await page.route('**/v1/transactions', async (route) => {
      if (route.request().method() !== 'POST' || refused > 0) return route.continue();
      refused += 1;
      const body = JSON.stringify({ code: 'unavailable', status: 503 });
      return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body });
    });
    await page.goto(`/add?text=${encodeURIComponent('Rs.499 paid to SWIGGY yesterday')}`);
    await expect.poll(() => page.getByLabel(AMOUNT).inputValue()).toMatch(/^499/);
    await page.getByRole('button', { name: en('add.save') }).click();
    await page.getByText(en('add.sent', { amount: '₹499.00' })).waitFor();
    expect(refused).toBe(1);
    await expect.poll(amounts).toEqual(['90.00', '499.00']);
  });
});
