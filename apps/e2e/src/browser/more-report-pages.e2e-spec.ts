import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Cashflow, NetWorth, PeriodReport, Recurring, Summary } from '@hisaab/contracts';
import { eventually } from '@hisaab/testing';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { PHONE, type Window } from '../support/browser';
import { Person } from '../support/person';
import { en, said } from '../support/words';
import { stickingOut } from './in-page';
import { stage } from './stage';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const PICTURES = ['changed', 'flow', 'parts', 'worth', 'odd', 'fixed'] as const;

/** The first and last day of the month so many before this one, in India. */
function monthBack(back: number): { from: string; to: string } {
  const now = new Date(Date.now() + 5.5 * 3_600_000);
  const at = (month: number, day: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), month, day)).toISOString().slice(0, 10);
  const month = now.getUTCMonth() - back;
  return { from: at(month, 1), to: at(month + 1, 0) };
}

describe('the pictures of a household’s money', () => {
  const theatre = stage();
  const month = monthBack(1);
  let person: Person;

  beforeAll(async () => {
    const settings = { locale: 'en-IN', timezone: 'Asia/Kolkata', currency: 'INR' };
    person = await Person.signUp(theatre.baseUrl, settings);
    const made = await person.post('/v1/sample', undefined, { 'idempotency-key': randomUUID() });
    expect(made.status).toBe(201);
    await eventually(async () => {
      const { body } = await person.get<PeriodReport>(`/v1/reports/monthly?date=${month.from}`);
      if (body.statistics.count === 0) throw new Error('the household has not arrived');
    });
  });

  const asked = async <Answer>(path: string): Promise<Answer> => {
    const { status, body } = await person.get<Answer>(`/v1/reports/${path}`);
    expect(status).toBe(200);
    return body;
  };
  const days = ({ from, to } = month) => `from=${from}&to=${to}`;
  const opened = async (picture: string, more = ''): Promise<{ window: Window; page: Page }> => {
    const window = await theatre.openAs(person);
    await window.go(`/reports/${picture}?period=monthly&date=${month.from}${more}`);
    return { window, page: window.page };
  };
  const spent = (range: string) => asked<Summary>(`summary?${range}&groupBy=category&type=expense`);

  it('what changed: both months and the difference, against the month or the year before', async () => {
    const { window, page } = await opened('changed');
    const [now, before] = [await spent(days()), await spent(days(monthBack(2)))];
    const change = minor(now.totals.expense) - minor(before.totals.expense);
    expect(await sentenceOf(page)).toContain(change > 0n ? ' more was spent in ' : ' less was spent in ');
    const table = await tableOf(page);
    expect(amountsOf(await table.locator('tfoot').innerText())).toEqual([
      minor(now.totals.expense),
      minor(before.totals.expense),
      change,
    ]);
    const changes = (await rowsOf(table)).map(({ figures }) => figures[2] ?? 0n);
    expect(changes).toEqual([...changes].sort((a, b) => (a === b ? 0 : a > b ? -1 : 1)));

    await page.getByLabel(en('answers.against')).selectOption({ label: en('answers.againstYear') });
    await window.settled();
    const yearAgo = await spent(days(monthBack(13)));
    const other = async () => amountsOf(await (await tableOf(page)).locator('tfoot').innerText())[1];
    await expect.poll(other).toBe(minor(yearAgo.totals.expense));
    expect(new URL(page.url()).searchParams.get('against')).toBe('year');
    await opensEntries(window, table, month);
  });

  it('how money runs: every flow is a row, which opens the category', async () => {
    const { window, page } = await opened('flow');
    const flows = await asked<Cashflow>(`cashflow?${days()}`);
    const sentence = await sentenceOf(page);
    expect(amountsOf(sentence)).toContain(minor(flows.totals.expense));
    const table = await tableOf(page);
    const rows = await rowsOf(table);
    expect(rows.map(({ figures }) => figures[0])).toEqual(flows.links.map(({ amount }) => minor(amount)));
    await opensEntries(window, table, month);
    expect(new URL(page.url()).searchParams.get('categoryId')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('which parts drive it: they add up to the month, and the tiles open them', async () => {
    const { window, page } = await opened('parts');
    const report = await spent(days());
    const table = await tableOf(page);
    const rows = await rowsOf(table);
    expect(rows.reduce((sum, { figures }) => sum + (figures[0] ?? 0n), 0n)).toBe(
      minor(report.totals.expense),
    );
    expect(await sentenceOf(page)).toContain(`${rows[0]?.name} is the largest part`);
    const tiles = page.getByRole('img', { name: await sentenceOf(page) });
    await expect
      .poll(async () => {
        await tiles.click({ position: { x: 60, y: 100 } }).catch(() => undefined);
        return new URL(page.url()).pathname;
      })
      .toBe('/transactions');
    await window.settled();
  });

  it('what is owned: the days of the month as the server reckons them, from the one before', async () => {
    const { page } = await opened('worth');
    const worth = await asked<NetWorth>(`net-worth?${days()}&groupBy=day`);
    const rows = await rowsOf(await tableOf(page));
    expect(rows.map(({ figures }) => figures)).toEqual(
      [worth.before, ...worth.points].map(({ assets, debts, net }) => [assets, debts, net].map(minor)),
    );
    expect(amountsOf(await sentenceOf(page))[0]).toBe(rows.at(-1)?.figures[2]);
  });

  it('is it odd: an amount far off the history of its payee is named', async () => {
    const { body: payees } = await person.get<{ items: { id: string; name: string }[] }>(
      '/v1/payees?q=Landlord',
    );
    const landlord = payees.items[0];
    if (!landlord) throw new Error('the household pays no rent');
    const { page } = await opened('odd', `&payeeId=${landlord.id}`);
    expect(await sentenceOf(page)).toContain('Nothing odd at Landlord');
    const odd = { type: 'expense', amount: { amount: '61234.56', currency: 'INR' }, payee: 'Landlord' };
    const made = await person.post(
      '/v1/transactions',
      { ...odd, date: month.to },
      { 'idempotency-key': randomUUID() },
    );
    expect(made.status).toBe(201);
    await page.reload();
    await expect.poll(() => sentenceOf(page)).toMatch(/^₹61,234\.56 at Landlord on .* is odd: /);
    const history = await person.get<{ items: { amount: Amount }[] }>(
      `/v1/transactions?payeeId=${landlord.id}&type=expense&to=${month.to}&limit=200`,
    );
    const rows = await rowsOf(await tableOf(page));
    expect(rows.map(({ figures }) => figures[0])).toEqual(
      history.body.items.map(({ amount }) => minor(amount)),
    );
    expect(await page.getByRole('cell', { name: en('answers.oddOne'), exact: true }).count()).toBe(1);
  });

  it('how much is fixed: twelve months, and what recurs with its yearly cost', async () => {
    const { page } = await opened('fixed');
    const { from } = monthBack(12);
    const report = await asked<Recurring>(`recurring?${days({ from, to: month.to })}`);
    expect(report.recurring.find(({ name }) => name === 'Landlord')).toMatchObject({ interval: 'monthly' });
    const table = await tableOf(page);
    const rows = await rowsOf(table);
    expect(rows.map(({ figures }) => figures)).toEqual(
      report.months.map(({ fixed, flexible }) => [fixed, flexible].map(minor)),
    );
    expect(await sentenceOf(page)).toContain('the 12 months to ');
    expect(amountsOf(await table.locator('tfoot').innerText())).toEqual(
      [report.totals.fixed, report.totals.flexible].map(minor),
    );
    const list = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: en('answers.aYear') });
    const goesOn = report.recurring.filter(({ next }) => next !== null);
    expect(await list.count()).toBe(goesOn.length);
    expect(amountsOf(await list.first().innerText())).toContain(
      minor(goesOn[0]?.yearlyCost ?? { amount: '' }),
    );
  });

  it.each([
    { language: 'en', viewport: PHONE, colorScheme: 'light' },
    { language: 'hi', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  ] as const)('all six in $language, $colorScheme: accessible, nothing sticks out', async (look) => {
    const { language, ...options } = look;
    const window = await theatre.openAs(person, { ...options, locale: `${language}-IN` });
    const { page } = window;
    const found: string[] = [];
    for (const picture of PICTURES) {
      await window.follow(`/reports/${picture}?period=monthly&date=${month.from}`);
      await page
        .getByRole('heading', { level: 1, name: said(language, `answers.${picture}`), exact: true })
        .waitFor();
      await page.locator('figure').locator('canvas').waitFor();
      await window.settled();
      await page.locator('figure details > summary').last().click();
      const axe = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
      found.push(
        ...axe.violations.map(({ id, nodes }) => `${picture}: ${id} ${nodes[0]?.html.slice(0, 160)}`),
        ...(await page.evaluate(stickingOut)).map((out) => `${picture}: ${out}`),
      );
    }
    expect(found).toEqual([]);
  });

  it('an empty book says so and offers to add', async () => {
    const fresh = await Person.signUp(theatre.baseUrl, { locale: 'en-IN' });
    const window = await theatre.openAs(fresh);
    for (const picture of PICTURES) {
      await window.follow(`/reports/${picture}`);
      await window.page.getByText(en('home.empty')).waitFor();
    }
  });
});

interface Amount {
  readonly amount: string;
}

const minor = ({ amount }: Amount): bigint => BigInt(amount.replace('.', ''));

/** Amounts as they are drawn, in minor units. */
function amountsOf(text: string): bigint[] {
  return [...text.matchAll(/([-+−]?)₹([\d,]+)\.(\d\d)/g)].map(([, sign, whole = '', decimals = '']) => {
    const value = BigInt(whole.replaceAll(',', '') + decimals);
    return sign === '-' || sign === '−' ? -value : value;
  });
}

async function sentenceOf(page: Page): Promise<string> {
  return page.locator('figure').getByRole('heading', { level: 2 }).innerText();
}

async function tableOf(page: Page): Promise<Locator> {
  const twin = page
    .locator('figure')
    .locator('details', { hasText: en('charts.asTable') })
    .last();
  if ((await twin.getAttribute('open')) === null) await twin.locator('summary').click();
  return twin.getByRole('table');
}

async function rowsOf(table: Locator): Promise<{ name: string; figures: bigint[] }[]> {
  const texts = await table.locator('tbody tr').allInnerTexts();
  return texts.map((text) => {
    const [name = '', ...figures] = text.split('\t');
    return { name: name.trim(), figures: amountsOf(figures.join(' ')) };
  });
}

async function opensEntries(
  window: Window,
  table: Locator,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await table.getByRole('link').first().click();
  await window.settled();
  const { pathname, searchParams } = new URL(window.page.url());
  expect([pathname, searchParams.get('from'), searchParams.get('to')]).toEqual(['/transactions', from, to]);
}
