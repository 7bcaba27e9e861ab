import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { en, startsWith } from '../support/words';
import { stage } from './stage';

const PASSWORD = 'Tall-harbour-42-lantern';

describe('from signing up to the first report, in a browser', () => {
  const theatre = stage();

  it('records the first expense and shows it everywhere', async () => {
    const window = await theatre.open();
    const { page } = window;
    // The book is being set up while the first run opens: it may be asked for before it is there.
    window.allow(/GET \/v1\/books\/[^ ]+ 404/);
    await page.goto('/');
    await page.getByRole('link', { name: en('auth.signUp') }).click();
    await page.getByRole('heading', { level: 1, name: en('auth.welcome') }).waitFor();
    await page.getByLabel(en('auth.email')).fill(`first-${randomUUID()}@example.org`);
    await page.getByRole('textbox', { name: startsWith(en('auth.password')) }).fill(PASSWORD);
    await page.getByLabel(en('auth.nameOptional')).fill('Asha');
    await page.getByRole('button', { name: en('auth.signUp') }).click();

    await page.getByRole('heading', { level: 1, name: en('firstRun.title') }).waitFor();
    const currency = page.getByRole('combobox', { name: en('settings.currency') });
    await currency.fill('EUR');
    await page.getByRole('option', { name: /^EUR/ }).click();
    const zone = page.getByRole('combobox', { name: en('settings.timezone') });
    await zone.fill('Kathmandu');
    await page.getByRole('option', { name: /Kathmandu|Katmandu/ }).click();
    await page.getByRole('combobox', { name: en('settings.monthStart') }).selectOption('25');
    await page.getByRole('combobox', { name: en('settings.firstWeekday') }).selectOption({ label: 'Sunday' });
    await page.getByLabel(en('firstRun.cash')).fill('200');
    await page.getByRole('button', { name: en('firstRun.start') }).click();

    await page.getByText(en('home.empty')).waitFor();
    await page
      .getByRole('banner')
      .getByRole('button', { name: en('entry.add') })
      .click();
    const dialog = page.getByRole('dialog', { name: en('entry.add') });
    await dialog.getByLabel(en('entry.amount', { currency: 'EUR' })).fill('120+80/2');
    await dialog.getByRole('combobox', { name: en('entry.payee') }).fill('Corner bakery');
    await dialog.getByRole('combobox', { name: en('entry.category') }).fill('Groc');
    await page
      .getByRole('option', { name: /Groceries/ })
      .first()
      .click();
    await dialog.getByLabel(en('entry.note')).fill('bread for the week');
    await dialog.getByRole('button', { name: en('app.save') }).click();
    await dialog.waitFor({ state: 'detached' });

    // Home: the newest, the figures, the account's balance (200 in cash, 160 spent).
    await page.getByRole('button', { name: /^Corner bakery/ }).waitFor();
    await expect.poll(() => page.getByRole('main').innerText()).toContain('€160.00');
    expect(await page.getByRole('region', { name: en('nav.accounts') }).innerText()).toContain('€40.00');

    await page.getByRole('link', { name: en('nav.transactions'), exact: true }).click();
    const row = page.getByRole('button', { name: /^Corner bakery/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/Groceries[\s\S]*bread for the week[\s\S]*[−-]€160\.00/);

    await page.getByRole('link', { name: en('nav.reports') }).click();
    await page.getByRole('heading', { level: 1, name: en('nav.reports') }).waitFor();
    const figure = page.getByRole('figure').first();
    await figure.getByText(en('charts.asTable')).click();
    const twin = figure.getByRole('table');
    await twin.waitFor();
    expect(await twin.innerText()).toContain('€160.00');
    expect(await twin.innerText()).toContain('100.0%');
    // The month starts on the 25th, so its name says its days.
    expect(
      await page
        .getByText(/25 [A-Z][a-z]+( 20\d\d)?\s–\s24 /)
        .first()
        .isVisible(),
    ).toBe(true);

    await page.reload();
    await page.getByRole('heading', { level: 1, name: en('nav.reports') }).waitFor();
    const cookies = await page.context().cookies(`${page.url()}/v1/auth`);
    const all = await page.context().cookies();
    const refresh = [...cookies, ...all].find(({ name }) => name === 'hisaab_refresh');
    expect(refresh).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/v1/auth' });

    await page.getByRole('button', { name: en('auth.logOut') }).click();
    await page.getByRole('heading', { level: 1, name: en('auth.logIn') }).waitFor();
    await page.goto('/transactions');
    await page.getByRole('heading', { level: 1, name: en('auth.logIn') }).waitFor();
    expect(new URL(page.url()).search).toBe('?next=%2Ftransactions');
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('hisaab_refresh');
  });
});
