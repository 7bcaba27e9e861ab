import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { PHONE, type Window } from '../support/browser';
import { Person } from '../support/person';
import { ReplacedServer } from '../support/replaced-server';
import { en, startsWith } from '../support/words';
import { logIn, stage } from './stage';

const AMOUNT = startsWith(en('entry.amount', { currency: 'INR' }));
const TAG = 'hisaab.outbox';

describe('the worker of a device', () => {
  const theatre = stage();
  let person: Person;

  beforeEach(async () => {
    person = await Person.signUp(theatre.baseUrl, { timezone: 'Asia/Kolkata', currency: 'INR' });
  });

  async function withWorker(options: BrowserContextOptions = {}): Promise<Window> {
    const window = await theatre.open({ serviceWorkers: 'allow', viewport: PHONE, ...options });
    window.allow(/ERR_INTERNET_DISCONNECTED/);
    await logIn(window, person, 'en');
    await expect
      .poll(() => window.page.evaluate('navigator.serviceWorker.controller !== null'), { timeout: 15_000 })
      .toBe(true);
    return window;
  }

  const amounts = async (): Promise<string[]> => {
    const list = await person.get<{ items: { amount: { amount: string } }[] }>('/v1/transactions');
    return list.body.items.map(({ amount }) => amount.amount);
  };

  async function addLight(page: Page, amount: string): Promise<void> {
    await page.goto('/add');
    await page.getByLabel(AMOUNT).fill(amount);
    await page.getByLabel(en('entry.payee')).fill('Namma Metro');
    await page.getByRole('button', { name: en('add.save') }).click();
    await page.getByText(en('add.kept', { amount: '' }).trim()).waitFor();
  }

  const waiting = (page: Page) =>
    page.getByRole('region', { name: en('waiting.title') }).getByRole('listitem');

  it('a newer client is offered, and taken when one wants it', async () => {
    const server = await ReplacedServer.before(theatre.baseUrl);
    try {
      const window = await withWorker({ baseURL: server.baseUrl });
      const { page } = window;
      const notice = page.getByText(en('waiting.newVersion'));
      expect(await notice.count()).toBe(0);
      await page.evaluate('globalThis.isTheSamePage = true');
      server.replace();
      // One comes back to the tab.
      await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      await notice.waitFor();
      expect(await page.evaluate('globalThis.isTheSamePage')).toBe(true);
      const loaded = page.waitForEvent('load');
      await page.getByRole('button', { name: en('waiting.reload') }).click();
      await loaded;
      await page.getByRole('navigation', { name: en('app.pages') }).waitFor({ state: 'attached' });
      const waits = 'navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting !== null)';
      expect(await page.evaluate(waits)).toBe(false);
      expect(await page.evaluate('globalThis.isTheSamePage')).toBeUndefined();
      expect(await notice.count()).toBe(0);
      // Before the door that it asks through.
      await page.close();
    } finally {
      await server.close();
    }
  });

  it('who logs out while something waits is told of it, and it is sent when they are back', async () => {
    const window = await withWorker();
    const { page } = window;
    await page.context().setOffline(true);
    await addLight(page, '120+80/2');
    await page.goto('/');
    await expect.poll(() => waiting(page).count()).toBe(1);
    const out = page.getByRole('button', { name: en('auth.logOut') });
    const warning = page.getByRole('dialog', { name: en('waiting.leaveTitle') });
    await out.click();
    await warning.getByText(startsWith('An entry of yours waits on this device')).waitFor();
    await warning.getByRole('button', { name: en('waiting.stay') }).click();
    await warning.waitFor({ state: 'detached' });
    expect(await waiting(page).count()).toBe(1);

    await out.click();
    await warning.getByRole('button', { name: en('waiting.leave') }).click();
    await page.getByLabel(en('auth.email')).waitFor();
    await page.context().setOffline(false);
    expect(await amounts()).toEqual([]);
    await logIn(window, person, 'en');
    await expect.poll(amounts, { timeout: 15_000 }).toEqual(['160.00']);
    await expect.poll(() => waiting(page).count()).toBe(0);
  });

  it('what waits is sent when the network is back, though no page is open', async () => {
    const { page } = await withWorker();
    const context = page.context();
    await context.setOffline(true);
    await addLight(page, '75');
    const tags = 'navigator.serviceWorker.ready.then(({ sync }) => sync.getTags())';
    await expect.poll(() => page.evaluate(tags), { timeout: 10_000 }).toContain(TAG);
    const elsewhere = await context.newPage();
    await page.close();
    await context.setOffline(false);
    // The network of the machine was never gone: the browser is told to do what it does when one comes back.
    await comesBack(await context.newCDPSession(elsewhere), theatre.baseUrl);
    await expect.poll(amounts, { timeout: 15_000 }).toEqual(['75.00']);
    await elsewhere.goto('/add');
    await elsewhere.getByLabel(AMOUNT).waitFor();
    expect(await waiting(elsewhere).count()).toBe(0);
    expect(await amounts()).toEqual(['75.00']);
  });
});

/** Wakes the worker as the browser does for whoever asked to be told of the network. */
async function comesBack(devtools: CDPSession, baseUrl: string): Promise<void> {
  const origin = baseUrl.replace('127.0.0.1', 'localhost');
  const known: { registrationId: string; scopeURL: string }[] = [];
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => known.push(...registrations));
  await devtools.send('ServiceWorker.enable');
  const mine = () => known.find(({ scopeURL }) => scopeURL === `${origin}/`);
  await expect.poll(() => mine() !== undefined).toBe(true);
  const registrationId = mine()?.registrationId ?? '';
  await devtools.send('ServiceWorker.dispatchSyncEvent', {
    ...{ origin, registrationId, tag: TAG, lastChance: false },
  });
}
