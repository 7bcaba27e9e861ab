import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { Person } from '../support/person';
import { en, startsWith } from '../support/words';
import { focusNow } from './in-page';
import { stage } from './stage';

describe('by the keyboard alone', () => {
  const theatre = stage();

  it('signs up, records, searches, edits, deletes, takes back and reads the report', async () => {
    const window = await theatre.open();
    const { page } = window;
    const { keyboard } = page;
    window.allow(/GET \/v1\/books\/[^ ]+ 404/);
    await window.go('/signup');
    await tabTo(page, en('auth.email'));
    await keyboard.type(`keys-${randomUUID()}@example.org`);
    await tabTo(page, en('auth.password'));
    await keyboard.type('Tall-harbour-42-lantern');
    await keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: en('firstRun.title') }).waitFor();
    await window.settled();
    await tabTo(page, en('firstRun.cash'));
    await keyboard.type('500');
    await tabTo(page, startsWith(en('firstRun.start')));
    await keyboard.press('Enter');
    await page.getByText(en('home.hint')).waitFor();

    await keyboard.press('n');
    await expectFocus(page, en('entry.amount', { currency: 'INR' }));
    await keyboard.type('120+80/2');
    await tabTo(page, en('entry.payee'));
    await keyboard.type('Corner shop');
    await tabTo(page, en('entry.category'));
    await keyboard.type('Groc');
    await page
      .getByRole('option', { name: /Groceries/ })
      .first()
      .waitFor();
    await keyboard.press('Enter');
    await tabTo(page, en('entry.date'));
    await keyboard.press('y');
    await tabTo(page, en('app.save'));
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(/160\.00 recorded/).waitFor();

    await keyboard.press('/');
    await expectFocus(page, en('transactions.search'));
    await keyboard.type('corner');
    await page.waitForURL(/q=corner/);
    await page.getByRole('button', { name: /^Corner shop/ }).waitFor();
    await window.settled();
    await tabTo(page, /^Corner shop/);
    await keyboard.press('Enter');
    await expectFocus(page, en('entry.amount', { currency: 'INR' }));
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('175.5');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Corner shop[\s\S]*175\.50/ }).waitFor();

    // The focus is back on the row that was opened.
    await expectFocus(page, /^Corner shop/);
    await keyboard.press('Enter');
    await expectFocus(page, en('entry.amount', { currency: 'INR' }));
    await tabTo(page, en('entry.actions'));
    await keyboard.press('Enter');
    const remove = page.getByRole('menuitem', { name: en('app.delete') });
    await remove.waitFor();
    await keyboard.press('ArrowUp');
    await remove.and(page.locator(':focus')).waitFor();
    await keyboard.press('Enter');
    await page.getByText(en('transactions.noneFound')).waitFor();
    await keyboard.press('ControlOrMeta+z');
    await page.getByRole('button', { name: /^Corner shop[\s\S]*175\.50/ }).waitFor();

    await keyboard.press('g');
    await keyboard.press('r');
    await page.getByRole('heading', { level: 1, name: en('nav.reports') }).waitFor();
    await window.settled();
    await tabTo(page, en('reports.earlier'));
    await keyboard.press('?');
    await page.getByRole('dialog', { name: en('help.title') }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await tabTo(page, en('charts.asTable'));
    await keyboard.press('Enter');
    await page.getByRole('table').first().waitFor();
  });

  it('the first stop of every page leads past the navigation', async () => {
    const window = await theatre.open();
    const { page } = window;
    window.allow(/GET \/v1\/books\/[^ ]+ 404/);
    await window.go('/signup');
    await page.getByLabel(en('auth.email')).fill(`skip-${randomUUID()}@example.org`);
    await page.locator('input[type="password"]').fill('Tall-harbour-42-lantern');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: en('firstRun.title') }).waitFor();
    await window.go('/settings');
    await page.keyboard.press('Tab');
    await expectFocus(page, en('app.skip'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expectFocus(page, en('settings.language'));
  });

  it('loses nothing that is typed before the entry or the palette is there', async () => {
    const window = await theatre.openAs(await Person.signUp(theatre.baseUrl));
    const { page } = window;
    const { keyboard } = page;
    const held = new Map<string, () => void>();
    for (const part of ['entry-dialog', 'palette']) {
      const released = new Promise<void>((release) => held.set(part, release));
      await page.route(`**/assets/${part}-*.js`, async (route) => {
        await released;
        await route.continue();
      });
    }
    await page.goto('/');
    await page.getByText(en('home.hint')).waitFor();

    await keyboard.type('n 2550');
    await keyboard.press('Backspace');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    held.get('entry-dialog')?.();
    await expectFocus(page, en('entry.amount', { currency: 'INR' }));
    const amount = page.getByLabel(en('entry.amount', { currency: 'INR' }));
    expect(await amount.inputValue()).toBe('255');
    await keyboard.type('.5');
    expect(await amount.inputValue()).toBe('255.5');
    await keyboard.press('Enter');
    await page.getByText(/255\.50 recorded/).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await keyboard.press('Control+k');
    await keyboard.type('set');
    held.get('palette')?.();
    await expect.poll(() => page.getByRole('dialog').locator('input').inputValue()).toBe('set');
  });
});

function matches(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name.replace(/\s*\*$/, '') === wanted : wanted.test(name);
}

/** What has the focus is this, and one can see that it has. */
async function expectFocus(page: Page, wanted: string | RegExp): Promise<void> {
  const pattern = typeof wanted === 'string' ? new RegExp(`${startsWith(wanted).source}( \\*)?$`) : wanted;
  await expect
    .poll(async () => (await page.evaluate(focusNow)).name, { message: 'has the focus', timeout: 15_000 })
    .toMatch(pattern);
  await expectSeen(page);
}

/** What has the focus looks so; a page that is just moving there gets its moment. */
async function expectSeen(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(focusNow), { message: 'the focus can be seen', timeout: 5_000 })
    .toMatchObject({ isDrawn: true, isOnScreen: true });
}

/** Tab after Tab until it is reached; the focus can be seen at every stop. */
async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const stops: string[] = [];
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    const { name } = await page.evaluate(focusNow);
    // Past the last stop the focus leaves the page and comes back.
    if (name !== '') await expectSeen(page);
    if (matches(name, wanted)) return;
    stops.push(name);
  }
  throw new Error(`no stop ${String(wanted)} among ${stops.join(' | ')}`);
}
