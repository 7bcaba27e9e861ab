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
  long: 'Unbroken'.repeat(11),
  rightToLeft: 'مصاريف البيت (שלום) 123',
};

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
    const rows = Object.values(NAMES).map((name) => `${date},"${name.replaceAll('"', '""')}",12.50`);
    const file = ['Date,Description <img src=x onerror=globalThis.ran=1>,Amount', ...rows].join('\n');
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
    const preview: View = { name: 'an import', path: `/import/${importId}`, heading: 'nav.import' };
    const found: string[] = [];
    for (const view of [...VIEWS, preview]) {
      await show(window, view, 'en');
      found.push(...(await page.evaluate(stickingOut)).map((fault) => `${view.name}: ${fault}`));
      expect(await page.evaluate('typeof globalThis.ran'), view.name).toBe('undefined');
      // None became an element of its own.
      expect(
        await page.locator('main img:not([src="/favicon.svg"]), main script, [role="dialog"] img').count(),
        view.name,
      ).toBe(0);
    }
    expect(found).toEqual([]);
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
