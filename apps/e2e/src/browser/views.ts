import type { Page } from 'playwright-core';
import type { Window } from '../support/browser';
import { startsWith, type Language, said } from '../support/words';
import { forgetWaiting, isLight, LIGHT, type Say, waitingEntry } from './light-page';
import { addressesOfTheClient } from './pages-of-the-client';

export interface View {
  readonly name: string;
  readonly path: string;
  /** The word that is its main heading; none where that is a period's name, or one that is not known here. */
  readonly heading?: string;
  /** What is opened on the page before one looks. */
  readonly prepare?: (page: Page, say: Say, window: Window) => Promise<void>;
}

const dialog =
  (button: string, title: string) =>
  async (page: Page, say: Say): Promise<void> => {
    await page
      .getByRole('main')
      .getByRole('button', { name: say(button), exact: true })
      .first()
      .click();
    await page.getByRole('dialog', { name: say(title) }).waitFor();
  };

const tab =
  (name: string) =>
  async (page: Page, say: Say): Promise<void> =>
    page.getByRole('tab', { name: say(name) }).click();

/** The pages of which more is known than their address, and what opens over them. */
const KNOWN: readonly View[] = [
  { name: 'home', path: '/' },
  {
    name: 'adding',
    path: '/',
    prepare: async (page, say) => {
      await page
        .getByRole('banner')
        .getByRole('button', { name: say('entry.add'), exact: true })
        .click();
      const form = page.getByRole('dialog', { name: say('entry.add') });
      await form.getByRole('button', { name: say('entry.split'), exact: true }).click();
      await form.getByLabel(startsWith(say('entry.amount', { currency: 'INR' }))).fill('10/4');
    },
  },
  {
    name: 'the keys',
    path: '/settings',
    heading: 'nav.settings',
    prepare: async (page, say) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: say('help.title') }).waitFor();
    },
  },
  {
    name: 'the palette',
    path: '/accounts',
    heading: 'nav.accounts',
    prepare: async (page, say) => {
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('dialog', { name: say('palette.title') }).waitFor();
    },
  },
  {
    name: 'a line that is understood',
    path: '/settings',
    heading: 'nav.settings',
    prepare: async (page, say) => {
      await page.keyboard.press('n');
      const form = page.getByRole('dialog', { name: say('entry.add') });
      const anew = form.getByRole('button', { name: say('entry.anew') });
      await form.waitFor();
      if (await anew.isVisible()) await anew.click();
      await form.getByLabel(say('quick.label')).fill('350');
      await form.getByText(say('quick.ready')).waitFor();
    },
  },
  { name: 'first run', path: '/welcome', heading: 'firstRun.title' },
  {
    name: 'transactions with filters',
    path: '/transactions',
    heading: 'nav.transactions',
    prepare: async (page, say) => {
      await page
        .getByRole('search')
        .getByRole('button', { name: say('transactions.more') })
        .click();
      const rows = page.getByRole('main').getByRole('checkbox');
      if ((await rows.count()) > 0) await rows.first().click();
    },
  },
  { name: 'inbox', path: '/inbox', heading: 'nav.inbox' },
  { name: 'pasted lines', path: '/import/lines', heading: 'lines.title' },
  { name: 'categories', path: '/categories', heading: 'nav.categories' },
  {
    name: 'a new category',
    path: '/categories',
    heading: 'nav.categories',
    prepare: dialog('categories.add', 'categories.add'),
  },
  { name: 'weekly report', path: '/reports/weekly', heading: 'nav.reports' },
  { name: 'monthly report', path: '/reports/monthly', heading: 'nav.reports' },
  { name: 'yearly report', path: '/reports/yearly', heading: 'nav.reports' },
  { name: 'where it went', path: '/reports/where?period=yearly', heading: 'pictures.where' },
  { name: 'heavy days', path: '/reports/days', heading: 'pictures.days' },
  { name: 'pace', path: '/reports/pace', heading: 'pictures.pace' },
  { name: 'income and spending', path: '/reports/income-and-spending', heading: 'pictures.columns' },
  { name: 'accounts', path: '/accounts', heading: 'nav.accounts' },
  {
    name: 'a new account',
    path: '/accounts',
    heading: 'nav.accounts',
    prepare: dialog('accounts.add', 'accounts.add'),
  },
  { name: 'import and export', path: '/import', heading: 'nav.import' },
  { name: 'ledger', path: '/ledger', heading: 'nav.ledger' },
  { name: 'trial balance', path: '/ledger', heading: 'nav.ledger', prepare: tab('ledger.trialBalance') },
  { name: 'journal', path: '/ledger', heading: 'nav.ledger', prepare: tab('ledger.journal') },
  { name: 'messages', path: '/messages', heading: 'nav.messages' },
  { name: 'settings', path: '/settings', heading: 'nav.settings' },
  { name: 'security', path: '/security', heading: 'nav.security' },
  { name: 'status', path: '/status', heading: 'nav.status' },
  { name: 'nowhere', path: '/no-such-page', heading: 'notFound.title' },
];

/** The light page, with what its list can hold; it is loaded anew each time. */
export const LIGHT_VIEWS: readonly View[] = [
  { name: 'light', path: LIGHT, heading: 'entry.add' },
  { name: 'light, one waits', path: LIGHT, heading: 'entry.add', prepare: waitingEntry('unanswered') },
  { name: 'light, one refused', path: LIGHT, heading: 'entry.add', prepare: waitingEntry('refused') },
];

/** Every page of the app that a signed-in person has. */
export const VIEWS: readonly View[] = [
  ...KNOWN,
  ...addressesOfTheClient()
    .filter((path) => !KNOWN.some((view) => view.path === path))
    .map((path) => ({ name: path, path })),
];

/** The start page is headed by the month that it tells of; anything heads a page that only its address is known of. */
export function headingOf({ heading, path }: View, language: Language): string | RegExp {
  if (heading) return said(language, heading);
  if (path !== '/') return /./;
  const month = { month: 'long', year: 'numeric', timeZone: 'Asia/Kolkata' } as const;
  return new Intl.DateTimeFormat(`${language}-IN`, month).format(new Date());
}

/** Shows a view as a link would: the page is not loaded anew, unless it is the light one, which is none of the app. */
export async function show(window: Window, view: View, language: Language): Promise<void> {
  const { page } = window;
  const say: Say = (key, values) => said(language, key, values);
  // A fresh key each time: what was opened over the page before goes.
  await page.keyboard.press('Escape');
  if (isLight(page)) await forgetWaiting(page, say);
  if (isLight(page) || view.path === LIGHT) await window.go(view.path);
  else await window.follow(view.path);
  await page
    .getByRole('heading', { level: 1, name: headingOf(view, language), exact: true })
    .first()
    .waitFor();
  await window.settled();
  await view.prepare?.(page, say, window);
  await page.locator('details:not([open]) > summary').evaluateAll((closed: HTMLElement[]) => {
    for (const one of closed.slice(0, 3)) one.click();
  });
  await window.settled();
}
