import { beforeAll, describe, expect, it } from 'vitest';
import { PHONE } from '../support/browser';
import { furnished } from '../support/furnished';
import type { Person } from '../support/person';
import { en } from '../support/words';
import { smallTargets, stickingOut } from './in-page';
import { stage } from './stage';
import { LIGHT_VIEWS, show, type View, VIEWS } from './views';

describe('on a phone of 360 px', () => {
  const theatre = stage();
  let person: Person;
  let preview: View;

  beforeAll(async () => {
    const full = await furnished(theatre.baseUrl, 'en-IN');
    person = full.person;
    preview = { name: 'an import', path: `/import/${full.importId}`, heading: 'nav.import' };
  });

  it('nothing scrolls sideways, and what can be hit is large enough for a finger', async () => {
    const window = await theatre.openAs(person, { viewport: PHONE, hasTouch: true, isMobile: true });
    const found: string[] = [];
    for (const view of [...VIEWS, preview, ...LIGHT_VIEWS]) {
      await show(window, view, 'en');
      const [wide, small] = [
        await window.page.evaluate(stickingOut),
        await window.page.evaluate(smallTargets),
      ];
      found.push(...[...wide, ...new Set(small)].map((fault) => `${view.name}: ${fault}`));
    }
    expect(found).toEqual([]);
  });

  it('every page can be reached by its menu', async () => {
    const window = await theatre.openAs(person, { viewport: PHONE, hasTouch: true, isMobile: true });
    const { page } = window;
    const pages = [
      'transactions',
      'inbox',
      'categories',
      'reports',
      'accounts',
      'import',
      'ledger',
      'messages',
    ];
    for (const name of [...pages, 'settings', 'security', 'status']) {
      await page.getByRole('button', { name: en('app.menu') }).tap();
      await page
        .getByRole('navigation', { name: en('app.pages') })
        .getByRole('link', { name: en(`nav.${name}`), exact: !['messages', 'inbox'].includes(name) })
        .tap();
      await page.getByRole('heading', { level: 1, name: en(`nav.${name}`) }).waitFor();
      await window.settled();
    }
  });

  it('pages before the book fit as well', async () => {
    const window = await theatre.open({ viewport: PHONE, hasTouch: true, isMobile: true });
    for (const path of ['/login', '/signup']) {
      await window.go(path);
      expect(await window.page.evaluate(stickingOut)).toEqual([]);
      expect(await window.page.evaluate(smallTargets)).toEqual([]);
    }
  });
});
