import { AxeBuilder } from '@axe-core/playwright';
import { eventually } from '@hisaab/testing';
import { describe, expect, it } from 'vitest';
import { PHONE, TABLET } from '../support/browser';
import { TWIN } from '../support/furnished';
import { Person } from '../support/person';
import { en, said, startsWith } from '../support/words';
import { stickingOut } from './in-page';
import { stage } from './stage';

const hi = (key: string, values?: Record<string, string>) => said('hi', key, values);

/** Tables that are wider than where they stand. */
function cutTables(): number[] {
  return [...document.querySelectorAll('main table')]
    .map((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0))
    .filter((over) => over > 0);
}

describe('a file from another tracker', () => {
  const theatre = stage();

  it('is previewed, corrected, imported while one watches, and taken back as a whole', async () => {
    const person = await Person.signUp(theatre.baseUrl);
    await person.post('/v1/transactions', {
      type: 'expense',
      amount: { amount: '42', currency: 'INR' },
      date: '2021-03-20',
      payee: 'Before the import',
    });
    await eventually(async () => {
      expect(JSON.stringify(await bookOf(person))).toContain('"expense":{"amount":"42.00"');
    });
    const before = await bookOf(person);
    const window = await theatre.openAs(person);
    const { page } = window;
    await page.getByRole('link', { name: en('nav.import') }).click();
    await page.getByLabel(en('imports.file')).waitFor();
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'household-twin.csv', mimeType: 'text/csv', buffer: TWIN });
    await page.getByRole('button', { name: en('imports.read') }).click();

    // What was understood can be looked at and corrected before anything is saved.
    await page.getByText(en('imports.preview', { name: 'household-twin.csv' })).waitFor();
    await page.getByRole('button', { name: 'Import 600 rows' }).waitFor();
    const meaningOf = (column: string) =>
      page.getByRole('combobox', { name: en('imports.meaningOf', { column }), exact: true });
    expect(await meaningOf('Date').inputValue()).toBe('date');
    expect(await meaningOf('Mode').inputValue()).toBe('account');
    expect(await meaningOf('Note').inputValue()).toBe('note');
    await meaningOf('Note').selectOption({ label: en('imports.colPayee') });
    await meaningOf('Currency').selectOption({ label: en('imports.colNothing') });
    await page.getByRole('button', { name: en('imports.readAgain') }).click();
    await expect.poll(() => meaningOf('Note').inputValue()).toBe('payee');
    await page.getByRole('button', { name: 'Import 600 rows' }).waitFor();
    expect(await bookOf(person)).toEqual(before);

    // Every state that the page shows is kept, since a quick machine is done between two looks.
    await page.evaluate(() => {
      const seen = new Set<string>();
      Object.assign(globalThis, { seen });
      const look = () => {
        for (const one of document.querySelectorAll('main [role="status"]')) seen.add(one.textContent ?? '');
        if (document.querySelector('main [role="progressbar"]')) seen.add('a progress bar');
      };
      new MutationObserver(look).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    await page.getByRole('button', { name: 'Import 600 rows' }).click();
    await page.getByText(en('imports.done', { name: 'household-twin.csv' })).waitFor({ timeout: 60_000 });
    const seen = await page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen]);
    expect(seen).toContain(en('imports.running', { name: 'household-twin.csv' }));
    expect(seen).toContain('a progress bar');
    expect(await page.getByRole('main').innerText()).toMatch(/Imported\s+600\s/);

    await page.getByRole('button', { name: en('imports.undo') }).waitFor();
    await page.getByRole('link', { name: en('imports.look') }).click();
    await page.getByRole('heading', { level: 1, name: en('nav.transactions') }).waitFor();
    // The note became the payee, as corrected.
    await page
      .getByRole('button', { name: /^1 month, family plan/ })
      .first()
      .waitFor();
    await page.goBack();

    await page.getByRole('button', { name: en('imports.undo') }).click();
    await page.getByText(en('imports.undone', { name: 'household-twin.csv' })).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: en('nav.transactions'), exact: true }).click();
    await page.getByText(/1 transaction, that is all/).waitFor();
    await page.getByRole('button', { name: /^Before the import/ }).waitFor();
    await expect.poll(() => bookOf(person), { timeout: 20_000 }).toEqual(before);
  });

  it('is listed on the import page, from where it can be taken back, on a phone too', async () => {
    const person = await Person.signUp(theatre.baseUrl);
    const window = await theatre.openAs(person, { viewport: PHONE });
    const { page } = window;
    await window.follow('/import');
    const past = page.getByRole('region', { name: en('imports.past') });
    const name = 'household-twin-with-a-name-that-is-far-too-long-for-a-phone.csv';
    await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: TWIN });
    expect(await past.count()).toBe(0);
    await page.getByRole('button', { name: en('imports.read') }).click();
    await page.getByRole('button', { name: 'Import 600 rows' }).click();
    await page.getByText(en('imports.done', { name })).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: en('imports.another') }).click();
    await past.getByText('600 entries imported').waitFor();
    expect(await past.evaluate((region) => region.scrollWidth - region.clientWidth)).toBe(0);
    expect(
      await page.evaluate(() => document.body.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    const axe = await new AxeBuilder({ page }).setLegacyMode(true).include('main').analyze();
    expect(axe.violations.map(({ id }) => id)).toEqual([]);

    await past.getByRole('button', { name: en('imports.undoOf', { name }) }).click();
    await past.getByText(en('imports.pastUndone')).waitFor({ timeout: 60_000 });
    expect(await past.getByRole('button').count()).toBe(0);
    expect((await person.get<{ items: unknown[] }>('/v1/transactions')).body.items).toEqual([]);
    await past.getByRole('link', { name }).click();
    await page.getByText(en('imports.undone', { name })).waitFor();
  });

  it('gives its reasons, and its message, in the language that was chosen', async () => {
    const person = await Person.signUp(theatre.baseUrl);
    const window = await theatre.openAs(person, { viewport: TABLET });
    const { page } = window;
    await window.follow('/settings');
    await page.getByRole('combobox', { name: en('settings.language') }).selectOption('hi');
    await expect
      .poll(async () => (await person.get<{ locale: string }>('/v1/users/me')).body.locale)
      .toBe('hi-IN');
    await page.getByRole('link', { name: hi('nav.import') }).click();
    const buffer = Buffer.from('Date,Description,Amount\n2026-11-01,Rent,-900\nsometime,Milk,-20\n');
    await page.locator('input[type="file"]').setInputFiles({ name: 'two.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: hi('imports.read') }).click();
    await page.getByText(hi('reasons.dateUnclear')).and(page.locator(':visible')).waitFor();
    expect(await page.evaluate(stickingOut)).toEqual([]);
    expect(await page.evaluate(cutTables)).toEqual([]);
    await page.getByRole('button', { name: '1 पंक्ति आयात करें' }).click();
    await page.getByText(hi('imports.done', { name: 'two.csv' })).waitFor({ timeout: 60_000 });
    await eventually(async () => {
      const { body } = await person.get<{ items: { title: string }[] }>('/v1/notifications');
      expect(body.items.map(({ title }) => title)).toContain('आयात पूरा हुआ');
    });

    // What was entered fixes the currency, and the settings say so.
    await eventually(async () => {
      const { body } = await person.get<{ items: { currencyFixed: boolean }[] }>('/v1/books');
      expect(body.items[0]?.currencyFixed).toBe(true);
    });
    await window.follow('/settings');
    const currency = page.getByRole('textbox', { name: startsWith(hi('settings.currency')) });
    await currency.waitFor();
    expect(await currency.isEditable()).toBe(false);
    await page.getByText(hi('settings.currencyFixed')).waitFor();
  });

  it('says why it cannot be read when it is no text', async () => {
    const window = await theatre.openAs(await Person.signUp(theatre.baseUrl));
    const { page } = window;
    window.allow(/POST \/v1\/imports (415|422)/);
    await window.follow('/import');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'photo.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
    });
    await page.getByRole('button', { name: en('imports.read') }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain(en('problem.importBinary'));
  });
});

interface Named {
  name: string;
  balance?: { amount: string };
}

/** What the book holds, as far as a person can tell. */
async function bookOf(person: Person): Promise<unknown> {
  const [accounts, categories, list, report] = await Promise.all([
    person.get<{ items: Named[] }>('/v1/accounts'),
    person.get<{ items: Named[] }>('/v1/categories'),
    person.get<{ items: { id: string }[] }>('/v1/transactions'),
    person.get<{ totals: unknown }>('/v1/reports/yearly?date=2021-03-20'),
  ]);
  return {
    accounts: accounts.body.items.map(({ name, balance }) => `${name} ${balance?.amount}`).sort(),
    categories: categories.body.items.map(({ name }) => name).sort(),
    transactions: list.body.items.map(({ id }) => id),
    totals: report.body.totals,
  };
}
