import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { DESK, PHONE } from '../support/browser';
import { uploaded } from '../support/furnished';
import { Person } from '../support/person';
import { en } from '../support/words';
import { stickingOut } from './in-page';
import { stage } from './stage';
import { show, type View, VIEWS } from './views';

const NAMES = {
  script: '<script>globalThis.ran = 1</script>',
  image: '<img src="/v1/status" onerror="globalThis.ran = 1">',
  template: '{{constructor.constructor("globalThis.ran = 1")()}} ${ran} {name} $t(app.save)',
  attribute: `" autofocus onfocus="globalThis.ran = 1" style="color:red`,
  address: 'javascript:globalThis.ran=1//</title></style><svg onload=globalThis.ran=1>',
  long: 'Unbroken'.repeat(11),
  rightToLeft: 'مصاريف البيت (שלום) 123',
};

/** What the content security policy refused, from now on. */
function listenForRefusals(): void {
  const refused: string[] = [];
  Object.assign(globalThis, { refused });
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    refused.push(effectiveDirective);
  });
}

/** Their tooltips are names too. */
async function hoverCharts(page: Page): Promise<void> {
  for (const chart of await page.locator('figure canvas').all()) {
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    if (!box) continue;
    for (const share of [0.3, 0.5, 0.7]) {
      await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    }
  }
}

describe('names that mean harm', () => {
  const theatre = stage();
  let person: Person;
  let importId: string;

  beforeAll(async () => {
    person = await Person.signUp(theatre.baseUrl, { name: NAMES.image });
    const date = new Date().toISOString().slice(0, 10);
    const opened: string[] = [];
    for (const name of Object.values(NAMES)) {
      const account = await must<{ id: string }>('/v1/accounts', { name, kind: 'bank', currency: 'INR' });
      await must('/v1/categories', { name, kind: 'income' });
      opened.push(account.id);
      await must('/v1/transactions', {
        type: 'expense',
        amount: { amount: '12.5', currency: 'INR' },
        date,
        accountId: account.id,
        category: name.replaceAll('/', ''),
        payee: name,
        note: name,
        tags: [name.slice(0, 50)],
      });
    }
    await must('/v1/transactions', {
      type: 'transfer',
      amount: { amount: '9', currency: 'INR' },
      date,
      accountId: opened[3],
      toAccountId: opened[4],
    });
    const rows = Object.values(NAMES).map((name) => {
      const cell = `"${name.replaceAll('"', '""')}"`;
      return `${date},${cell},12.50,${cell},${cell},${cell}`;
    });
    const header = 'Date,Description <img src=x onerror=globalThis.ran=1>,Amount,Category,Tags,Account';
    const file = [header, ...rows].join('\n');
    importId = await uploaded(person, Buffer.from(file), '<img src=x onerror=globalThis.ran=1>.csv');
  });

  async function must<Body>(path: string, body: unknown): Promise<Body> {
    const answer = await person.post<Body>(path, body);
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.body;
  }

  it.each([PHONE, DESK])('run nothing and break no page, $width px', async (viewport) => {
    const window = await theatre.openAs(person, { viewport });
    const { page } = window;
    await page.evaluate(listenForRefusals);
    const preview: View = { name: 'an import', path: `/import/${importId}`, heading: 'nav.import' };
    const found: string[] = [];
    page.on('dialog', (dialog) => {
      found.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    for (const view of [...VIEWS, preview]) {
      await show(window, view, 'en');
      await hoverCharts(page);
      found.push(...(await page.evaluate(stickingOut)).map((fault) => `${view.name}: ${fault}`));
      expect(await page.evaluate('typeof globalThis.ran'), view.name).toBe('undefined');
      // None became an element of its own.
      expect(
        await page.locator('main img:not([src="/favicon.svg"]), main script, [role="dialog"] img').count(),
        view.name,
      ).toBe(0);
    }
    expect(found).toEqual([]);
    expect(await page.evaluate('globalThis.refused')).toEqual([]);
  });

  it('meet a policy that lets nothing run or be styled but what is ours', async () => {
    for (const path of ['/', '/login', `/import/${importId}`]) {
      const answer = await fetch(`${theatre.baseUrl}${path}`, { headers: { accept: 'text/html' } });
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).not.toMatch(/unsafe-|\*|https?:/);
      const html = await answer.text();
      const nonce = /script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(nonce.length).toBeGreaterThan(20);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toContain(nonce);
      const again = await fetch(`${theatre.baseUrl}${path}`, { headers: { accept: 'text/html' } });
      expect(again.headers.get('content-security-policy')).not.toContain(nonce);
    }
  });

  it('are stopped where somebody writes them into the page all the same', async () => {
    const window = await theatre.openAs(person);
    const { page } = window;
    window.allow(/Content Security Policy|Content-Security-Policy/i);
    await page.evaluate(listenForRefusals);
    await page.evaluate((html) => {
      const place = document.createElement('div');
      place.innerHTML = html;
      document.body.append(place);
    }, `${NAMES.image}<style>body{display:none}</style><a href="javascript:globalThis.ran=1" id="bait">x</a>`);
    await page.evaluate(`document.getElementById('bait').click()`);
    await expect
      .poll(() => page.evaluate<string[]>('globalThis.refused'))
      .toEqual(expect.arrayContaining(['script-src-attr', 'script-src-elem', 'style-src-elem']));
    expect(await page.evaluate('typeof globalThis.ran')).toBe('undefined');
  });

  it('are shown as they were written', async () => {
    const window = await theatre.openAs(person);
    const { page } = window;
    await window.follow('/transactions');
    for (const name of Object.values(NAMES)) {
      await page.getByText(name, { exact: true }).first().waitFor();
    }
    await page
      .getByRole('button', { name: new RegExp(`^${NAMES.long}`) })
      .first()
      .click();
    const payee = page.getByRole('dialog').getByRole('combobox', { name: en('entry.payee') });
    expect(await payee.inputValue()).toBe(NAMES.long);
  });
});
