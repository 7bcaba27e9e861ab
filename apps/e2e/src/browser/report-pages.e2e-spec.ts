import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { eventually } from '@hisaab/testing';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Window } from '../support/browser';
import { Person } from '../support/person';
import { en } from '../support/words';
import { stage } from './stage';

interface Sums {
  readonly totals: { expense: Amount; income: Amount; net: Amount };
  readonly items: { account?: { id: string; name: string }; expense: Amount }[];
  readonly asOf: { sequence: number };
}

interface Amount {
  readonly amount: string;
}

/** The month before this one: it is over, so its figures stay. */
function lastMonth(): { from: string; to: string; name: string } {
  const now = new Date(Date.now() + 5.5 * 3_600_000);
  const at = (month: number, day: number) => new Date(Date.UTC(now.getUTCFullYear(), month, day));
  const from = at(now.getUTCMonth() - 1, 1);
  const named = new Intl.DateTimeFormat('en-IN', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const text = (date: Date) => date.toISOString().slice(0, 10);
  return { from: text(from), to: text(at(now.getUTCMonth(), 0)), name: named.format(from) };
}

describe('the report pages', () => {
  const theatre = stage();
  const month = lastMonth();
  const days = `from=${month.from}&to=${month.to}`;
  const link = (picture: string) => `/reports/${picture}?period=monthly&date=${month.from}`;
  let person: Person;
  let sequence = 0;
  let account: { id: string; name: string };

  beforeAll(async () => {
    person = await Person.signUp(theatre.baseUrl, {
      locale: 'en-IN',
      timezone: 'Asia/Kolkata',
      currency: 'INR',
    });
    const made = await person.post<{ transactions: number }>('/v1/sample', undefined, {
      'idempotency-key': randomUUID(),
    });
    expect(made.status).toBe(201);
    sequence = Number(made.headers.get('x-book-sequence'));
    const { items } = await sums(`${days}&groupBy=account&type=expense`);
    const most = items.toSorted((a, b) => plain(b.expense) - plain(a.expense))[0]?.account;
    if (!most) throw new Error('the sample has spent nothing');
    account = most;
  });

  /** What the server says once it has heard of the whole sample. */
  const sums = (query: string): Promise<Sums> =>
    eventually(
      async () => {
        const answer = await person.get<Sums>(`/v1/reports/summary?${query}`);
        expect(answer.status).toBe(200);
        expect(answer.body.asOf.sequence).toBeGreaterThanOrEqual(sequence);
        return answer.body;
      },
      { timeout: 30_000 },
    );

  it('where it went: the sentence, the table, the file and the link agree with the server', async () => {
    const { totals } = await sums(`${days}&groupBy=category&type=expense`);
    const window = await theatre.openAs(person);
    const { page } = window;
    await window.go(link('where'));
    // What is usual comes a moment after what is.
    await expect.poll(() => sentenceOf(page)).toMatch(/ \d+(\.\d)?% .* usual$/);
    const sentence = await sentenceOf(page);
    expect(sentence).toContain(month.name);
    const table = await tableOf(page);
    const total = amountOf(await table.locator('tfoot').innerText());
    expect(total).toBe(plain(totals.expense));
    const rows = await rowsOf(table);
    const top = rows[0]?.name ?? '';
    expect(sentence.startsWith(top)).toBe(true);

    const file = await saved(page, en('pictures.csv'));
    expect(file.name).toMatch(/\.csv$/);
    const spent = file.text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',').at(-5)));
    expect(Math.round(spent.reduce((sum, one) => sum + one, 0) * 100)).toBe(total);
    const image = await saved(page, en('pictures.image'));
    expect(image.name).toMatch(/\.png$/);
    expect(image.bytes.subarray(1, 4).toString()).toBe('PNG');

    const again = await theatre.openAs(person);
    await again.go(new URL(page.url()).pathname + new URL(page.url()).search);
    await expect.poll(() => sentenceOf(again.page)).toBe(sentence);

    await table.getByRole('link', { name: top, exact: true }).click();
    await window.settled();
    const address = new URL(page.url());
    expect(address.pathname).toBe('/transactions');
    expect(address.searchParams.get('from')).toBe(month.from);
    expect(address.searchParams.get('to')).toBe(month.to);
    expect(address.searchParams.get('categoryId')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('filters are in the address and stay from question to question', async () => {
    const { totals } = await sums(`${days}&groupBy=category&type=expense&accountId=${account.id}`);
    const window = await theatre.openAs(person);
    const { page } = window;
    await window.go('/reports/where');
    const bar = page.getByRole('search');
    await bar.getByLabel(en('reports.period')).selectOption({ label: en('pictures.lastMonth') });
    await bar.getByRole('button', { name: /^Filters/ }).click();
    await bar.getByRole('combobox', { name: en('entry.account') }).click();
    await page.getByRole('option', { name: account.name, exact: true }).click();
    await window.settled();
    await expect.poll(() => new URL(page.url()).searchParams.get('accountId')).toBe(account.id);
    const table = await tableOf(page);
    await expect
      .poll(async () => amountOf(await table.locator('tfoot').innerText()))
      .toBe(plain(totals.expense));
    await page.getByRole('link', { name: en('pictures.days') }).click();
    await page.getByRole('heading', { level: 1, name: en('pictures.days') }).waitFor();
    await window.settled();
    const spent = await columnOf(await tableOf(page), 1);
    expect(spent.reduce((sum, one) => sum + one, 0)).toBe(plain(totals.expense));
  });

  it('pace: the line ends where the server’s sum is, a day opens its entries', async () => {
    const { totals } = await sums(`${days}&groupBy=day`);
    const window = await theatre.openAs(person);
    const { page } = window;
    await window.go(link('pace'));
    expect(await sentenceOf(page)).toContain(month.name);
    const table = await tableOf(page);
    const spent = await columnOf(table, 1);
    expect(spent.at(-1)).toBe(plain(totals.expense));
    await table.getByRole('link').first().click();
    await window.settled();
    expect(page.url()).toContain(`/transactions?from=${month.from}&to=${month.from}`);
  });

  it('income against spending: twelve months that add up', async () => {
    const window = await theatre.openAs(person);
    const { page } = window;
    await window.go(link('income-and-spending'));
    const table = await tableOf(page);
    const rows = await rowsOf(table);
    expect(rows).toHaveLength(12);
    expect(rows.at(-1)?.name).toBe(month.name);
    expect(await sentenceOf(page)).toContain(`the 12 months to ${month.name}`);
    const { totals } = await sums(`${days}&groupBy=month`);
    expect(rows.at(-1)?.figures).toEqual([totals.income, totals.expense, totals.net].map(plain));
    const [received = 0, spent = 0, left = 0] = amountsOf(await table.locator('tfoot').innerText());
    expect(received - spent).toBe(left);
    // The picture itself opens what is under the pointer.
    const picture = page.getByRole('img', { name: await sentenceOf(page) });
    const box = await picture.boundingBox();
    if (!box) throw new Error('the picture has no place');
    await clickUntilGone(window, picture, { x: box.width - 52, y: box.height - 90 });
    expect(new URL(page.url()).pathname).toBe('/transactions');
  });

  it('the calendar: days add up to the month', async () => {
    const { totals } = await sums(`${days}&groupBy=day`);
    const window = await theatre.openAs(person);
    await window.go(link('days'));
    const table = await tableOf(window.page);
    const spent = await columnOf(table, 1);
    expect(spent).toHaveLength(Number(month.to.slice(8)));
    expect(spent.reduce((sum, one) => sum + one, 0)).toBe(plain(totals.expense));
  });

  it('keep what was shown, dimmed, until other days or filters are answered', async () => {
    const window = await theatre.openAs(person);
    const { page } = window;
    await window.go(link('days'));
    const old = await sentenceOf(page);
    const spent = (await columnOf(await tableOf(page), 1)).length;
    const busy = page.locator('[aria-busy="true"]').filter({ has: page.getByRole('figure') });
    const held = await hold(page, '**/v1/reports/calendar*');

    // Two figures of which one would be of other days: the sentence, its table and its picture go together.
    const bar = page.getByRole('search');
    await bar.getByLabel(en('reports.period')).selectOption({ label: en('pictures.thisMonth') });
    await busy.waitFor();
    expect(await sentenceOf(page)).toBe(old);
    expect(await columnOf(await tableOf(page), 1)).toHaveLength(spent);
    held.letGo();
    await busy.waitFor({ state: 'detached' });
    await expect.poll(() => sentenceOf(page)).not.toBe(old);

    // An overview names the period that its figures are of.
    await window.follow(`/reports/monthly?date=${month.from}`);
    const main = page.getByRole('main');
    await main.getByText(month.name, { exact: true }).waitFor();
    // The tables come after the pictures.
    await main.getByText(en('reports.largest')).waitFor();
    await window.settled();
    const figures = amountsOf(await main.innerText());
    const again = await hold(page, '**/v1/reports/monthly*');
    await main.getByRole('button', { name: en('reports.earlier') }).click();
    await page
      .locator('[aria-busy="true"]')
      .filter({ has: page.getByRole('figure') })
      .waitFor();
    await main.getByText(month.name, { exact: true }).waitFor();
    expect(amountsOf(await main.innerText())).toEqual(figures);
    again.letGo();
    await main.getByText(month.name, { exact: true }).waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
  });

  it('a book of one day is compared with nothing', async () => {
    const young = await Person.signUp(theatre.baseUrl, { locale: 'en-IN', timezone: 'Asia/Kolkata' });
    const entry = { type: 'expense', amount: { amount: '240.00', currency: 'INR' }, date: month.to };
    const made = await young.post('/v1/transactions', entry, { 'idempotency-key': randomUUID() });
    expect(made.status).toBe(201);
    const window = await theatre.openAs(young);
    for (const picture of ['pace', 'changed', 'worth']) {
      await window.go(link(picture));
      await expect.poll(() => sentenceOf(window.page)).toMatch(/₹240\.00 .* nothing to compare with yet$/);
    }
    const table = await tableOf(window.page);
    expect(await rowsOf(table)).toHaveLength(1);
  });

  it('an empty book says so and offers to add', async () => {
    const fresh = await Person.signUp(theatre.baseUrl, { locale: 'en-IN' });
    const window = await theatre.openAs(fresh);
    for (const picture of ['where', 'days', 'pace', 'income-and-spending']) {
      await window.follow(`/reports/${picture}`);
      await window.page.getByText(en('home.empty')).waitFor();
    }
  });
});

const plain = ({ amount }: Amount): number => Math.round(Number(amount) * 100);

/** The answers are on their way until one lets them go. */
async function hold(page: Page, url: string): Promise<{ letGo: () => void }> {
  let letGo = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(url, async (route) => {
    await gone;
    await route.continue();
  });
  return { letGo };
}

/** Amounts as they are drawn, in minor units. */
function amountsOf(text: string): number[] {
  return [...text.matchAll(/([-+−]?)₹([\d,]+\.\d\d)/g)].map(([, sign, digits]) => {
    const minor = Math.round(Number((digits ?? '').replaceAll(',', '')) * 100);
    return sign === '-' || sign === '−' ? -minor : minor;
  });
}

function amountOf(text: string): number {
  return amountsOf(text)[0] ?? Number.NaN;
}

async function sentenceOf(page: Page): Promise<string> {
  return page.locator('figure').getByRole('heading', { level: 2 }).innerText();
}

async function tableOf(page: Page): Promise<Locator> {
  const figure = page.locator('figure');
  const twin = figure.locator('details', { hasText: en('charts.asTable') }).last();
  if ((await twin.getAttribute('open')) === null) await twin.locator('summary').click();
  return twin.getByRole('table');
}

async function rowsOf(table: Locator): Promise<{ name: string; figures: number[] }[]> {
  const texts = await table.locator('tbody tr').allInnerTexts();
  return texts.map((text) => {
    const [name = '', ...figures] = text.split('\t');
    return { name: name.trim(), figures: amountsOf(figures.join(' ')) };
  });
}

async function columnOf(table: Locator, column: number): Promise<number[]> {
  return (await rowsOf(table)).map(({ figures }) => figures[column - 1] ?? Number.NaN);
}

async function saved(page: Page, what: string): Promise<{ name: string; bytes: Buffer; text: string }> {
  await page.getByRole('button', { name: en('pictures.take') }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: what }).click(),
  ]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** The engine of the pictures comes a moment after the page. */
async function clickUntilGone(window: Window, picture: Locator, at: { x: number; y: number }): Promise<void> {
  await expect
    .poll(
      async () => {
        await picture.click({ position: at }).catch(() => undefined);
        return new URL(window.page.url()).pathname;
      },
      { timeout: 30_000 },
    )
    .toBe('/transactions');
}
