import { AxeBuilder } from '@axe-core/playwright';
import { eventually } from '@hisaab/testing';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { DESK, PHONE } from '../support/browser';
import { Person } from '../support/person';
import { en } from '../support/words';
import { smallTargets, stickingOut } from './in-page';
import { stage } from './stage';

const ROWS = 1500;
const MOST = 60;

/** 25 entries a day, each of a shop of its own. */
function manyRows(): Blob {
  const first = Date.UTC(2026, 1, 1);
  const lines = Array.from({ length: ROWS }, (_, number) => {
    const date = new Date(first + Math.floor(number / 25) * 86_400_000).toISOString().slice(0, 10);
    return `${date},${(number % 900) + 1}.50,Shop ${String(number).padStart(4, '0')},Groceries`;
  });
  return new Blob([['Date,Amount,Payee,Category', ...lines].join('\n')], { type: 'text/csv' });
}

describe('a list of some thousand transactions', () => {
  const theatre = stage();
  let person: Person;

  beforeAll(async () => {
    person = await Person.signUp(theatre.baseUrl);
    const form = new FormData();
    form.set('file', manyRows(), 'many.csv');
    const sent = await person.post<{ id: string }>('/v1/imports?commit=true', form);
    await eventually(
      async () => {
        const { body } = await person.get<{ status: string; imported: number }>(
          `/v1/imports/${sent.body.id}`,
        );
        if (body.status !== 'done') throw new Error(`the import is ${body.status}`);
      },
      { timeout: 30_000 },
    );
  });

  it('is gone through to its end, every row once, with few in the page', async () => {
    const window = await theatre.openAs(person);
    const { page } = window;
    await window.follow('/transactions');
    await page.getByRole('listitem').first().waitFor();
    const walked = await page.evaluate(walk);
    expect(walked.most).toBeLessThanOrEqual(MOST);
    expect(walked.names).toBe(ROWS);
    await page.getByText('1,500 transactions, that is all').waitFor();
    const last = page.getByRole('listitem').last();
    expect(await last.getAttribute('aria-posinset')).toBe(String(ROWS));
    expect(await last.getAttribute('aria-setsize')).toBe(String(ROWS));
    // What had gone behind comes again.
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: /^Shop 1499/ }).waitFor();
  });

  it('is worked with by single keys', async () => {
    const window = await theatre.openAs(person);
    const { page } = window;
    const { keyboard } = page;
    const focused = () => page.evaluate(() => document.activeElement?.closest('[data-index]')?.ariaPosInSet);
    await keyboard.press('g');
    await keyboard.press('t');
    const heading = page.getByRole('heading', { level: 1, name: en('nav.transactions') });
    await heading.waitFor();
    await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.getByRole('listitem').first().waitFor();

    // Down for 30 rows: the focus is always on a row, and in sight.
    for (let row = 1; row <= 30; row += 1) {
      await keyboard.press('j');
      await expect.poll(focused).toBe(String(row));
    }
    expect(await page.evaluate(isFocusInSight)).toBe(true);
    await keyboard.press('k');
    await expect.poll(focused).toBe('29');
    await keyboard.press('x');
    await page.getByRole('region', { name: '1 chosen' }).waitFor();
    await keyboard.press('j');
    await keyboard.press('x');
    await page.getByRole('region', { name: '2 chosen' }).waitFor();
    await expect.poll(() => page.evaluate(isFocusInSight)).toBe(true);
    await page.getByRole('button', { name: en('transactions.unselect') }).click();
    // The focus was on the bar, which went: it comes back to the row.
    await keyboard.press('j');
    await expect.poll(focused).toBe('30');

    const name = await page.evaluate(() => document.activeElement?.textContent);
    const shop = /Shop \d{4}/.exec(name ?? '')?.[0] ?? '';
    await keyboard.press('Delete');
    await expect.poll(() => page.getByRole('button', { name: new RegExp(`^${shop}`) }).count()).toBe(0);
    // The next row has come to its place, and has the focus.
    await expect.poll(focused).toBe('30');
    await keyboard.press('ControlOrMeta+z');
    await page.getByRole('button', { name: new RegExp(`^${shop}`) }).waitFor();

    await keyboard.press('Enter');
    await page.getByRole('dialog', { name: en('entry.edit') }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await keyboard.press('/');
    await keyboard.type('shop 1234');
    await page.getByRole('button', { name: /^Shop 1234/ }).waitFor();
    await expect.poll(() => page.getByRole('listitem').count()).toBe(1);
    await page.getByText('1 transaction, that is all').waitFor();
  });

  it('a draft that was left by Escape is offered again', async () => {
    const window = await theatre.openAs(person);
    const { page } = window;
    await page.keyboard.press('n');
    const form = page.getByRole('dialog', { name: en('entry.add') });
    const amount = form.getByLabel(new RegExp(`^${en('entry.amount', { currency: 'INR' })}`));
    await amount.fill('123.45');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await page.keyboard.press('n');
    await form.getByText(en('entry.again')).waitFor();
    expect(await amount.inputValue()).toBe('123.45');
    await form.getByRole('button', { name: en('entry.anew') }).click();
    expect(await amount.inputValue()).toBe('');
  });

  it.each([
    { size: PHONE, colorScheme: 'light' as const },
    { size: DESK, colorScheme: 'dark' as const },
  ])('keeps the rules deep inside, $size.width px, $colorScheme', async ({ size, colorScheme }) => {
    const window = await theatre.openAs(person, { viewport: size, colorScheme });
    const { page } = window;
    await window.follow('/transactions');
    await page.getByRole('checkbox').first().check();
    await deepInside(page);
    expect(await page.evaluate(stickingOut)).toEqual([]);
    expect(await page.evaluate(smallTargets)).toEqual([]);
    expect(await page.getByRole('listitem').count()).toBeLessThanOrEqual(MOST);
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
    // A row half under the bar is scrolled out from there; how large it is was looked at above.
    const axe = new AxeBuilder({ page }).withTags(tags).disableRules(['target-size']).setLegacyMode(true);
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  });
});

async function deepInside(page: Page): Promise<void> {
  for (const y of [4000, 8000, 12_000]) {
    // So far as there are rows yet: those that are on their way make room for the next step.
    const scrolled = (top: number) => {
      scrollTo(0, top);
      return Number([...document.querySelectorAll('[data-index]')].at(-1)?.ariaPosInSet);
    };
    await expect.poll(() => page.evaluate(scrolled, y)).toBeGreaterThan(y / 100);
  }
}

/** Scrolls to the end of the list; the most rows that were in the page at once, and how many were seen in all. */
async function walk(): Promise<{ most: number; names: number }> {
  const names = new Set<string>();
  let most = 0;
  let stands = 0;
  while (stands < 40) {
    const rows = [...document.querySelectorAll('[role="listitem"]')];
    most = Math.max(most, rows.length);
    for (const row of rows) names.add(/Shop \d+/.exec(row.textContent ?? '')?.[0] ?? '');
    const before = scrollY;
    scrollBy(0, 650);
    stands = scrollY === before ? stands + 1 : 0;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    // Rows that are on their way have their place already.
    while (document.querySelector('[role="list"] > [aria-hidden]')) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  }
  return { most, names: names.size };
}

/** Whether the row with the focus is neither outside the window nor behind the bars. */
function isFocusInSight(): boolean {
  const box = document.activeElement?.getBoundingClientRect();
  if (!box) return false;
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return hit !== null && document.activeElement?.contains(hit) === true;
}
